"""Copies at a WebDAV address go as those on a stick do: by rotation, and with an erased matter, also later."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.erasure import Erased
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource
from amtdesk.system.backup_words import BackupWords
from amtdesk.system.language import Language
from tests.builders import BERLIN, NOW, set_clock
from tests.builders_places import Pocket, names_at, picture_of, with_pocket
from tests.exchange.webdav_servers import PASSWORD, USER, Server, apache_server, free_port, needs_apache, wsgidav_server

pytestmark = pytest.mark.loopback


@pytest.fixture(
    scope="module", params=["wsgidav", pytest.param("apache", marks=needs_apache)], ids=["wsgidav", "apache"]
)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    start = {"wsgidav": wsgidav_server, "apache": apache_server}[request.param]
    with start(tmp_path_factory.mktemp(request.param)) as running:
        yield running


def there(desk: Desk, server: Server, *, folder: str) -> Path:
    """Let a desk carry its backups to a folder at the server; return where the server keeps it."""
    with_pocket(desk).choose_webdav(f"{server.address}/{folder}", user=USER, password=PASSWORD)
    return server.share / folder


def noted(desk: Desk) -> QuestionId:
    return desk.questions.note("Wo gibt es Quittenkaltschale?", source=QuestionSource.OTHER).id


def erased(desk: Desk, question_id: QuestionId) -> Erased:
    return desk.erasure.erase(f"question:{question_id}", reason="Antrag vom 12. Mai", deletes_backups=True)


def test_old_copies_go_there_and_what_is_not_ours_stays(pictured: Desk, server: Server) -> None:
    place = there(pictured, server, folder="Sicherung ä")
    theirs = {"daily-2020-01-01T060000Z.amtdesk-backup", "Brief.docx"}
    for name in theirs:
        (place / name).write_bytes(b"of somebody else")

    for day in range(12):
        set_clock(pictured, NOW + timedelta(days=day))
        pictured.safekeeping.daily()
        assert pictured.second_place.carry_over().fault is None

    ours = {name for name in names_at(place) if name.startswith("daily-2027")}
    assert {name[6:16] for name in ours} == {"2027-05-16", *(f"2027-05-{day}" for day in range(17, 24))}
    assert {each.name for each in pictured.second_place.known_copies()} == ours
    assert names_at(place) == {*ours, *theirs, f"files/{picture_of(pictured)}"}


def test_copies_that_hold_an_erased_matter_go_there_with_it(empty_desk: Desk, server: Server) -> None:
    place = there(empty_desk, server, folder="gelöscht")
    question = noted(empty_desk)
    empty_desk.second_place.carry_over(empty_desk.safekeeping.backup_now())
    set_clock(empty_desk, NOW + timedelta(minutes=1))

    done = erased(empty_desk, question)

    assert (done.held_by, done.left) == ((), ())
    (fresh,) = empty_desk.safekeeping.backups()
    assert names_at(place) == {fresh.path.name}


def test_copies_that_hold_it_go_once_the_address_answers_again(empty_desk: Desk, tmp_path: Path) -> None:
    with wsgidav_server(tmp_path, port=(port := free_port())) as server:
        place = there(empty_desk, server, folder="AmtDesk")
        question = noted(empty_desk)
        empty_desk.second_place.carry_over(empty_desk.safekeeping.backup_now())
    (old,) = names_at(place)
    set_clock(empty_desk, NOW + timedelta(minutes=1))

    done = erased(empty_desk, question)

    assert [each.name for each in done.held_by] == [old]
    assert "deleted as soon as that works; just now" in str(done.left[0])
    assert "cannot be reached" in str(done.left[0])
    with wsgidav_server(tmp_path, port=port):
        assert empty_desk.second_place.carry_over().fault is None
    assert names_at(place) == {each.path.name for each in empty_desk.safekeeping.backups()} != {old}
    assert {each.name for each in empty_desk.second_place.known_copies()} == names_at(place)


def test_a_keyring_that_is_gone_is_told_with_the_address(empty_desk: Desk, server: Server) -> None:
    pocket = Pocket()
    with_pocket(empty_desk, pocket).choose_webdav(f"{server.address}/x", user=USER, password=PASSWORD)
    empty_desk.safekeeping.daily()
    pocket.is_there = False

    words = BackupWords(Language("en", BERLIN), empty_desk.clock).place(empty_desk.second_place.carry_over())

    assert words == (
        f"{server.address}/x · This computer offers no keyring for passwords, so a WebDAV address cannot be set up "
        "here. Choose a folder instead, or ask your IT.\nNothing was taken there since today, 08:00."
    )
