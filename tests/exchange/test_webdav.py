"""Backups at a WebDAV address: two real servers, and what servers do when something is wrong."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from amtdesk.domain.second_place import (
    CarryingStopped,
    CopyNotWhole,
    NoSuchCopy,
    PlaceMissing,
    PlaceNotSecure,
    PlaceNotTrusted,
    PlaceRefuses,
)
from amtdesk.exchange.webdav import WebDavPlace, secure_address
from tests.exchange.webdav_servers import (
    PASSWORD,
    USER,
    Server,
    apache_server,
    needs_apache,
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


def a_place(address: str, *, password: str = PASSWORD, timeout: float = 60.0) -> WebDavPlace:
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


# addresses


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
