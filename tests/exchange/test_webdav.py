"""Backups at a WebDAV address: two real servers, and what servers do when something is wrong."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from amtdesk.domain.second_place import (
    CarryingStopped,
    CopyNotWhole,
    NoSuchCopy,
    PlaceAnswersOddly,
    PlaceForbids,
    PlaceFull,
    PlaceIsNoWebDav,
    PlaceLocked,
    PlaceMissing,
    PlaceMovedAway,
    PlaceNotSecure,
    PlaceNotThere,
    PlaceNotTrusted,
    PlaceRefuses,
    PlaceTooSlow,
    PlaceTrouble,
)
from amtdesk.exchange.webdav import WebDavPlace, secure_address
from tests.exchange.webdav_servers import (
    PASSWORD,
    USER,
    Odd,
    OddServer,
    Server,
    apache_server,
    free_port,
    needs_apache,
    password_in,
    wsgidav_server,
)

pytestmark = pytest.mark.loopback
NAME = "daily-2027-05-12T060000Z.amtdesk-backup"
CONTENT = bytes(range(256)) * 4000


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(
    scope="module", params=["wsgidav", pytest.param("apache", marks=needs_apache)], ids=["wsgidav", "apache"]
)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, authority: trustme.CA
) -> Iterator[Server]:
    start = {"wsgidav": wsgidav_server, "apache": apache_server}[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    with start(folder, certificate=authority.issue_cert("127.0.0.1")) as running:
        yield running


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer trusts the authority, as one in a town hall trusts the town hall's own."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_bytes(CONTENT)
    return tmp_path / NAME


def a_place(address: str, *, password: str = PASSWORD, timeout: float = 5.0) -> WebDavPlace:
    return WebDavPlace(address, user=USER, password=password, is_stopped=lambda: False, timeout=(timeout, timeout))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# two real servers


@pytest.mark.usefixtures("trusted")
def test_a_backup_goes_there_is_read_back_and_comes_home_whole(server: Server, backup: Path, tmp_path: Path) -> None:
    place = a_place(f"{server.address}/Sicherung ä")
    assert place.names() == {}

    place.put(backup, NAME, sha256=sha256(CONTENT))
    place.put(backup, f"files/{sha256(CONTENT)}", sha256=sha256(CONTENT))

    assert place.names() == {NAME: len(CONTENT), f"files/{sha256(CONTENT)}": len(CONTENT)}
    assert (server.share / "Sicherung ä" / NAME).read_bytes() == CONTENT
    assert place.get(NAME, tmp_path / "home") == sha256(CONTENT)
    assert (tmp_path / "home").read_bytes() == CONTENT
    place.put(backup, NAME, sha256=sha256(CONTENT))  # once more in its own place
    place.remove(NAME)
    place.remove(NAME)
    assert NAME not in place.names()
    with pytest.raises(NoSuchCopy):
        place.get(NAME, tmp_path / "home")
    place.close()


@pytest.mark.expects_log("wsgidav")
@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_and_a_folder_in_nowhere_are_told(server: Server) -> None:
    with pytest.raises(PlaceRefuses):
        a_place(f"{server.address}/a", password="falsch").names()  # noqa: S106 - the wrong one
    with pytest.raises(PlaceMissing):
        a_place(f"{server.address}/no/such/folder").names()


@pytest.mark.usefixtures("trusted")
def test_what_arrives_otherwise_than_it_left_keeps_no_name(server: Server, backup: Path) -> None:
    place = a_place(f"{server.address}/b")
    place.names()

    with pytest.raises(CopyNotWhole):
        place.put(backup, NAME, sha256=sha256(b"something else"))

    assert place.names() == {}


@pytest.mark.usefixtures("trusted")
def test_a_closed_window_stops_between_two_blocks_and_leaves_no_name(server: Server, backup: Path) -> None:
    asked: list[int] = []

    def is_stopped() -> bool:
        asked.append(1)
        return len(asked) > 12

    place = WebDavPlace(f"{server.address}/c", user=USER, password=PASSWORD, is_stopped=is_stopped)
    place.names()

    with pytest.raises(CarryingStopped):
        place.put(backup, NAME, sha256=sha256(CONTENT))

    assert NAME not in a_place(f"{server.address}/c").names()


def test_a_certificate_that_nobody_vouches_for_ends_it_before_the_password(server: Server) -> None:
    with pytest.raises(PlaceNotTrusted):
        a_place(server.address).names()


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_not_accepted(server: Server) -> None:
    with pytest.raises(PlaceNotTrusted):
        a_place(server.address.replace("127.0.0.1", "localhost")).names()


# servers in trouble


def fine(answer: Odd) -> None:
    answer.listing()


def says(status: int) -> Callable[[Odd], None]:
    return lambda answer: answer.say(status)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (200, PlaceIsNoWebDav),
        (401, PlaceRefuses),
        (403, PlaceForbids),
        (405, PlaceIsNoWebDav),
        (410, PlaceMissing),
        (423, PlaceLocked),
        (500, PlaceAnswersOddly),
        (503, PlaceAnswersOddly),
        (507, PlaceFull),
    ],
)
def test_each_refusal_of_a_listing_has_its_sentence(status: int, trouble: type[PlaceTrouble]) -> None:
    with OddServer({"PROPFIND": says(status)}) as odd, pytest.raises(trouble):
        a_place(odd.address).names()


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (401, PlaceRefuses),
        (403, PlaceForbids),
        (404, PlaceMissing),
        (405, PlaceIsNoWebDav),
        (409, PlaceMissing),
        (413, PlaceFull),
        (423, PlaceLocked),
        (507, PlaceFull),
    ],
)
def test_each_refusal_of_a_backup_has_its_sentence(status: int, trouble: type[PlaceTrouble], backup: Path) -> None:
    with OddServer({"PUT": says(status)}) as odd, pytest.raises(trouble):
        a_place(odd.address).put(backup, NAME, sha256=sha256(CONTENT))


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_host_is_refused_and_the_password_stays_here(status: int) -> None:
    with OddServer({"PROPFIND": fine}) as other:
        on = {"Location": other.address.replace("127.0.0.1", "localhost")}
        with OddServer({"PROPFIND": lambda answer: answer.say(status, headers=on)}) as odd:
            with pytest.raises(PlaceMovedAway) as told:
                a_place(odd.address).names()

            assert password_in(odd.asked[0][2]) == PASSWORD
        assert other.asked == []
        assert "localhost" in str(told.value)


def cut(answer: Odd) -> None:
    """Take a little and hang up."""
    answer.rfile.read(1000)
    answer.connection.close()


def cut_while_answering(answer: Odd) -> None:
    """Promise more than comes."""
    answer.send_response(200)
    answer.send_header("Content-Length", "1000000")
    answer.end_headers()
    answer.wfile.write(b"x" * 1000)
    answer.wfile.flush()
    answer.close_connection = True


def test_a_line_that_is_cut_while_sending_is_told(backup: Path) -> None:
    with OddServer({"PUT": cut}) as odd, pytest.raises(PlaceNotThere):
        a_place(odd.address).put(backup, NAME, sha256=sha256(CONTENT))


def test_a_line_that_is_cut_while_reading_back_is_told_and_nothing_gets_its_name(backup: Path) -> None:
    with OddServer({"PUT": says(201), "GET": cut_while_answering, "MOVE": says(201)}) as odd:
        with pytest.raises(PlaceNotThere):
            a_place(odd.address).put(backup, NAME, sha256=sha256(CONTENT))

        assert "MOVE" not in [method for method, _path, _password in odd.asked]


def test_a_server_that_does_not_answer_is_given_up() -> None:
    def never(answer: Odd) -> None:
        answer.connection.recv(1_000_000)
        answer.rfile.read(1)  # until the other side gives up

    with OddServer({"PROPFIND": never}) as odd, pytest.raises(PlaceTooSlow):
        a_place(odd.address, timeout=0.2).names()


def test_a_server_that_stops_in_the_middle_of_an_answer_is_given_up(tmp_path: Path) -> None:
    def begins(answer: Odd) -> None:
        answer.send_response(200)
        answer.send_header("Content-Length", "1000")
        answer.end_headers()
        answer.wfile.write(b"x")
        answer.rfile.read(1)

    with OddServer({"GET": begins}) as odd, pytest.raises(PlaceTooSlow):
        a_place(odd.address, timeout=0.2).get(NAME, tmp_path / "home")


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(PlaceNotThere):
        a_place(f"http://127.0.0.1:{free_port()}").names()


@pytest.mark.parametrize("content", [b"<html>Willkommen", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;&d;</a>'])
def test_a_page_is_no_listing(content: bytes) -> None:
    with OddServer({"PROPFIND": lambda answer: answer.say(207, content)}) as odd, pytest.raises(PlaceIsNoWebDav):
        a_place(odd.address).names()


def test_a_listing_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amtdesk.exchange.webdav._LARGEST_LISTING", 100)

    with (
        OddServer({"PROPFIND": lambda answer: answer.say(207, b"<a>" * 100)}) as odd,
        pytest.raises(PlaceIsNoWebDav),
    ):
        a_place(odd.address).names()


@pytest.mark.parametrize(
    "address",
    [
        "http://cloud.example/dav",
        "ftp://cloud.example",
        "cloud.example",
        "",
        "https://x:y@cloud.example",
        "https://a/?b",
    ],
)
def test_only_a_secure_address_without_a_password_is_taken(address: str) -> None:
    with pytest.raises(PlaceNotSecure) as told:
        secure_address(address)
    assert "y@" not in str(told.value)


def test_this_computer_itself_needs_no_certificate() -> None:
    assert secure_address(" http://localhost:8080/dav/ ") == "http://localhost:8080/dav"
    assert (
        secure_address("https://cloud.example/remote.php/dav/files/w/")
        == "https://cloud.example/remote.php/dav/files/w"
    )
