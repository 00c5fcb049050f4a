"""The note that was begun and not noted: it waits across restarts and is no step of undo."""

from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.begun_note import BegunNote, NotePlace
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.questions import QuestionSource
from tests.builders import berlin, open_desk

NOTE = BegunNote(
    text="Wann wird es 🌞 …",
    source=QuestionSource.GROUP,
    group_id=GroupId(3),
    asked="gestern 10:00",
    category="freibad",
    link="https://birkenfurt.example/1",
)


def test_what_was_begun_is_found_again_after_a_restart(tmp_path: Path) -> None:
    with open_desk(tmp_path, at=berlin(12, "08:00")) as desk:
        assert desk.begun_notes.get() is None
        desk.begun_notes.keep(NOTE)

    with open_desk(tmp_path, at=berlin(13, "08:00")) as desk:
        assert desk.begun_notes.get() == NOTE


def test_once_noted_nothing_is_begun_any_more(desk: Desk) -> None:
    desk.begun_notes.keep(NOTE)

    desk.begun_notes.keep(None)
    desk.begun_notes.keep(None)

    assert desk.begun_notes.get() is None


def test_typing_a_note_is_no_step_of_undo(desk: Desk) -> None:
    desk.town.set("name", "Birkenfurt")
    desk.begun_notes.keep(NOTE)

    step = desk.history.undo()

    assert step is not None
    assert desk.town.town().name == ""
    assert desk.begun_notes.get() == NOTE


def test_the_first_note_of_all_comes_from_the_own_page(desk: Desk) -> None:
    assert desk.begun_notes.last_place() == NotePlace(source=QuestionSource.PAGE_COMMENT)


def test_where_the_last_question_was_seen_is_known_after_a_restart(tmp_path: Path) -> None:
    place = NotePlace(source=QuestionSource.GROUP, group_id=GroupId(3))
    with open_desk(tmp_path, at=berlin(12, "08:00")) as desk:
        desk.begun_notes.keep_place(place)
        desk.begun_notes.keep_place(place)

    with open_desk(tmp_path, at=berlin(13, "08:00")) as desk:
        assert desk.begun_notes.last_place() == place
        desk.begun_notes.keep_place(NotePlace(source=QuestionSource.OTHER))
        assert desk.begun_notes.last_place() == NotePlace(source=QuestionSource.OTHER)
