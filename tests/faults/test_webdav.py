"""WebDAV servers that say no, move away, are cut off or hang: each has its sentence, and no half copy gets a name."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from amtdesk.domain.second_place import (
    PlaceAnswersOddly,
    PlaceForbids,
    PlaceFull,
    PlaceIsNoWebDav,
    PlaceLocked,
    PlaceMissing,
    PlaceMovedAway,
    PlaceNotThere,
    PlaceRefuses,
    PlaceTooSlow,
    PlaceTrouble,
)
from amtdesk.exchange.webdav import WebDavPlace
from tests.exchange.webdav_servers import PASSWORD, USER, Odd, OddServer, free_port, password_in

pytestmark = pytest.mark.loopback
NAME = "daily-2027-05-12T060000Z.amtdesk-backup"
CONTENT = bytes(range(256)) * 4000


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_bytes(CONTENT)
    return tmp_path / NAME


def a_place(address: str, *, timeout: float = 60.0) -> WebDavPlace:
    return WebDavPlace(address, user=USER, password=PASSWORD, is_stopped=lambda: False, timeout=(timeout, timeout))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def fine(answer: Odd) -> None:
    answer.listing()


def says(status: int) -> Callable[[Odd], None]:
    return lambda answer: answer.say(status)


@pytest.mark.fault(
    "The WebDAV server refuses: wrong password, no right, locked, gone, out of order, or is none",
    made_by="a server that answers each of nine status codes",
    outcome="A sentence with the next step for each; nothing is sent, it is tried again",
)
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


@pytest.mark.fault(
    "The WebDAV server refuses a backup: no space, locked, no such folder",
    made_by="a server that answers each of eight status codes to the upload",
    outcome="A sentence with the next step for each; the copy gets no name",
)
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


@pytest.mark.fault(
    "The WebDAV server sends on to another host",
    made_by="a server that answers 301, 302, 307, 308 towards a second one",
    outcome="Refused with the name of the other host; nothing is sent there, the password neither",
)
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


@pytest.mark.fault(
    "The line is cut while a backup is being sent",
    made_by="a server that takes 1,000 bytes and hangs up",
    outcome="It cannot be reached just now; tried again by itself",
)
def test_a_line_that_is_cut_while_sending_is_told(backup: Path) -> None:
    with OddServer({"PUT": cut}) as odd, pytest.raises(PlaceNotThere):
        a_place(odd.address).put(backup, NAME, sha256=sha256(CONTENT))


@pytest.mark.fault(
    "The line is cut while a copy is read back",
    made_by="a server that promises more than it sends",
    outcome="The copy keeps its .part name and counts for nothing",
)
def test_a_line_that_is_cut_while_reading_back_is_told_and_nothing_gets_its_name(backup: Path) -> None:
    with OddServer({"PUT": says(201), "GET": cut_while_answering, "MOVE": says(201)}) as odd:
        with pytest.raises(PlaceNotThere):
            a_place(odd.address).put(backup, NAME, sha256=sha256(CONTENT))

        assert "MOVE" not in [method for method, _path, _password in odd.asked]


@pytest.mark.fault(
    "The WebDAV server takes a request and never answers",
    made_by="a server that reads and stays silent",
    outcome="Given up after the time limit, with a sentence",
)
def test_a_server_that_does_not_answer_is_given_up() -> None:
    def never(answer: Odd) -> None:
        answer.connection.recv(1_000_000)
        answer.rfile.read(1)  # until the other side gives up

    with OddServer({"PROPFIND": never}) as odd, pytest.raises(PlaceTooSlow):
        a_place(odd.address, timeout=0.2).names()


@pytest.mark.fault(
    "The WebDAV server stops in the middle of an answer",
    made_by="a server that sends one byte of a thousand",
    outcome="Given up after the time limit, with a sentence",
)
def test_a_server_that_stops_in_the_middle_of_an_answer_is_given_up(tmp_path: Path) -> None:
    def begins(answer: Odd) -> None:
        answer.send_response(200)
        answer.send_header("Content-Length", "1000")
        answer.end_headers()
        answer.wfile.write(b"x")
        answer.rfile.read(1)

    with OddServer({"GET": begins}) as odd, pytest.raises(PlaceTooSlow):
        a_place(odd.address, timeout=0.2).get(NAME, tmp_path / "home")


@pytest.mark.fault(
    "The WebDAV server is not there",
    made_by="a port that nobody listens at",
    outcome="It cannot be reached just now; tried again by itself",
)
def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(PlaceNotThere):
        a_place(f"http://127.0.0.1:{free_port()}").names()


@pytest.mark.fault(
    "Something else answers at the WebDAV address",
    made_by="a server that sends a page, and one that sends entities",
    outcome="It is no WebDAV address; nothing is sent",
)
@pytest.mark.parametrize("content", [b"<html>Willkommen", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;&d;</a>'])
def test_a_page_is_no_listing(content: bytes) -> None:
    with OddServer({"PROPFIND": lambda answer: answer.say(207, content)}) as odd, pytest.raises(PlaceIsNoWebDav):
        a_place(odd.address).names()


@pytest.mark.fault(
    "The WebDAV server sends a listing without end",
    made_by="a server that sends more than the limit",
    outcome="Given up at the limit",
)
def test_a_listing_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amtdesk.exchange.webdav._LARGEST_LISTING", 100)

    with (
        OddServer({"PROPFIND": lambda answer: answer.say(207, b"<a>" * 100)}) as odd,
        pytest.raises(PlaceIsNoWebDav),
    ):
        a_place(odd.address).names()
