"""What hands do about reminders: let it become a time of the day, choose what is reminded of, press on the bar."""

from dataclasses import replace

from amtdesk.desk import Desk
from amtdesk.domain.matters import MatterKind
from amtdesk.domain.questions import QuestionSource
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import BarNote
from tests.loop import let_rest


def at(running: WindowApp, clock: str, *, day: str = "2027-05-12") -> tuple[str, ...]:
    """What the bars say when the window looks up at a time."""
    assert isinstance(running.desk.clock, StillClock)
    running.desk.clock.set(instant_from_words(f"{day}T{clock}"))
    running.window.tick()
    let_rest()
    return running.window.voice.bars.texts()


def only(desk: Desk, *kinds: MatterKind) -> None:
    """Be reminded of these kinds alone."""
    others = frozenset(str(kind) for kind in MatterKind if kind not in kinds)
    desk.reminders.change(replace(desk.reminders.settings(), kinds_off=others))
    let_rest()


def press_on(note: BarNote, words: str) -> None:
    """Press a button of the bar, or one of its choices."""
    deeds = {each.text: each.on_action for action in note.actions for each in (action, *action.choices)}
    deed = deeds[words]
    assert deed is not None
    deed()
    let_rest()


def asked(desk: Desk, text: str, *, clock: str, day: str = "2027-05-11") -> int:
    """A question that was asked then; its 24 hours end the day after."""
    asked_at = instant_from_words(f"{day}T{clock}")
    return int(desk.questions.note(text, source=QuestionSource.PAGE_COMMENT, asked_at=asked_at).id)
