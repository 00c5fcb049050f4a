"""Forms that were begun and not sent: they wait across restarts and are no step of undo."""

from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.begun_note import BegunNote
from amtdesk.domain.errors import NotStored
from amtdesk.domain.questions import QuestionSource
from amtdesk.system.clock import StillClock
from tests.builders import NOW, berlin, lay_new, open_desk

TYPED = {"asked": "Wann kommt der Bagger? 🚜", "follow_up": "+3"}


def test_what_was_typed_is_found_again_after_a_restart(tmp_path: Path) -> None:
    with open_desk(tmp_path, at=berlin(12, "08:00")) as desk:
        assert desk.begun_forms.get("hand_over:1") == {}
        desk.begun_forms.keep("hand_over:1", TYPED)

    with open_desk(tmp_path, at=berlin(13, "08:00")) as desk:
        assert desk.begun_forms.get("hand_over:1") == TYPED
        assert desk.begun_forms.get("hand_over:2") == {}


def test_once_sent_nothing_is_begun_any_more(desk: Desk) -> None:
    desk.begun_forms.keep("hand_over:1", TYPED)

    desk.begun_forms.keep("hand_over:1", {})
    desk.begun_forms.keep("hand_over:1", {})

    assert desk.begun_forms.get("hand_over:1") == {}


def test_typing_into_a_form_is_no_step_of_undo(desk: Desk) -> None:
    desk.town.set("name", "Birkenfurt")

    desk.begun_forms.keep("reason:1", {"reason": "Werbung"})
    desk.history.undo()

    assert desk.begun_forms.get("reason:1") == {"reason": "Werbung"}


def test_the_oldest_forms_make_room_for_new_ones(desk: Desk) -> None:
    for number in range(60):
        desk.begun_forms.keep(f"reason:{number}", {"reason": "Lob"})

    assert desk.begun_forms.get("reason:0") == {}
    assert desk.begun_forms.get("reason:59") == {"reason": "Lob"}


def test_what_records_that_are_only_read_refuse_is_there_until_it_can_be_kept(tmp_path: Path) -> None:
    lay_new(tmp_path)
    note = BegunNote(text="Wann ist Markttag?", source=QuestionSource.PAGE_COMMENT)
    with Desk.open_to_read(tmp_path, StillClock(NOW), is_copied=False) as desk:
        with pytest.raises(NotStored):
            desk.begun_forms.keep("hand_over:1", TYPED)
        with pytest.raises(NotStored):
            desk.begun_notes.keep(note)
        assert desk.begun_forms.get("hand_over:1") == TYPED
        assert desk.begun_notes.get() == note

        desk.begin_writing()
        desk.begun_forms.keep("hand_over:1", {})
        desk.begun_notes.keep(None)

        assert desk.begun_forms.get("hand_over:1") == {}
        assert desk.begun_notes.get() is None
