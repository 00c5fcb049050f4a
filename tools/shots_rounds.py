"""The states of the Rundgang that one has to bring about, for `make screens`."""

from datetime import timedelta
from typing import TYPE_CHECKING

from amtdesk.domain.rounds import Mood
from amtdesk.system.clock import StillClock
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.page import RoundsPage
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

_ASKED = "Wie lange ist die Mühlenstraße ab dem 23. gesperrt?"


def _run(window: "MainWindow") -> RoundsPage:
    window.open(Destination("rounds", "start"))
    page = window.page()
    if not isinstance(page, RoundsPage):
        raise TypeError(page)
    return page


def _own(window: "MainWindow", _desk: "Desk") -> None:
    """The first stop: comments."""
    _run(window)


def _messages(window: "MainWindow", _desk: "Desk") -> None:
    """The first stop: messages."""
    page = _run(window)
    page.run.stop_view.primary.click()


def _group(window: "MainWindow", _desk: "Desk") -> RoundsPage:
    page = _run(window)
    for _ in range(2):
        page.run.stop_view.primary.click()
    return page


def _typing(words: str, *, kind: int = 0) -> Prepare:
    """A group with a line that is typed, after so many steps down among its kinds."""

    def prepare(window: "MainWindow", desk: "Desk") -> None:
        capture = _group(window, desk).run.stop_view.capture
        for _ in range(kind):
            capture.field.stepped.emit(1)
        capture.field.insert(words)

    return prepare


def _stored(window: "MainWindow", desk: "Desk") -> None:
    _typing(_ASKED)(window, desk)
    capture = _run(window).run.stop_view.capture
    capture.field.returnPressed.emit()


def _warned(window: "MainWindow", desk: "Desk") -> None:
    """Enter was pressed on a line with personal data."""
    _typing("Herr Meier, Lindenallee 14, bittet um Rückruf: 0171 2345678")(window, desk)
    _run(window).run.stop_view.capture.field.returnPressed.emit()


def _read(window: "MainWindow", desk: "Desk") -> None:
    """Just after a group: the toast stands."""
    _group(window, desk).run.stop_view.primary.click()


def _paused(window: "MainWindow", desk: "Desk") -> None:
    page = _group(window, desk)
    page.run.stop_view.moods.control.choose(Mood.TENSE)
    _later(desk, minutes=7)
    page.tick()


def _no_address(window: "MainWindow", desk: "Desk") -> None:
    group = desk.rounds.today().stops[1].group
    desk.rounds.edit_group(group.id, address="")
    _group(window, desk).run.stop_view.head.open_button.click()


def _last(window: "MainWindow", desk: "Desk") -> None:
    page = _group(window, desk)
    for _ in range(3):
        _later(desk, minutes=1)
        page.run.stop_view.primary.click()
    window.voice.toast.put_away()


def _result(window: "MainWindow", desk: "Desk") -> None:
    _stored(window, desk)
    page = _run(window)
    page.run.stop_view.capture.field.insert("Gerücht: die Schule schließt")
    while not page.run.is_at_summary():
        _later(desk, minutes=1)
        page.run.stop_view.primary.click()
    window.voice.toast.put_away()


def _second(window: "MainWindow", desk: "Desk") -> None:
    _result(window, desk)
    _later(desk, minutes=360)
    _run(window).run.summary.again_button.click()


def _second_result(window: "MainWindow", desk: "Desk") -> None:
    _second(window, desk)
    page = _run(window)
    _later(desk, minutes=1)
    for _ in range(2):
        page.run.stop_view.primary.click()
    window.voice.toast.put_away()


def _later(desk: "Desk", *, minutes: int) -> None:
    if isinstance(desk.clock, StillClock):
        desk.clock.set(desk.clock.now() + timedelta(minutes=minutes))


def _over(window: "MainWindow", desk: "Desk") -> None:
    """The groups after the round."""
    _result(window, desk)
    window.open(Destination("rounds", "groups"))


def _day_off(window: "MainWindow", desk: "Desk") -> None:
    """A Saturday: no service, and only the own channel is called at."""
    _later(desk, minutes=3 * 24 * 60)
    window.open(Destination("rounds"))


SHOTS: tuple[Shot, ...] = (
    Shot(name="rounds-run-comments", prepare=_own),
    Shot(name="rounds-run-messages", prepare=_messages),
    Shot(name="rounds-run-group", prepare=_typing("")),
    Shot(name="rounds-run-typed", prepare=_typing(_ASKED)),
    Shot(name="rounds-run-moderation", prepare=_typing("Beschimpfungen unter dem Beitrag zur Baustelle", kind=3)),
    Shot(name="rounds-run-stored", prepare=_stored),
    Shot(name="rounds-run-warned", prepare=_warned),
    Shot(name="rounds-run-toast", prepare=_read),
    Shot(name="rounds-run-paused", prepare=_paused),
    Shot(name="rounds-run-no-address", prepare=_no_address),
    Shot(name="rounds-run-last", prepare=_last),
    Shot(name="rounds-result", prepare=_result),
    Shot(name="rounds-second", prepare=_second),
    Shot(name="rounds-second-result", prepare=_second_result),
    Shot(name="rounds-over", prepare=_over),
    Shot(name="rounds-day-off", prepare=_day_off),
)
