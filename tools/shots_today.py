"""The states of Heute that one has to bring about, for `make screens`."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.rounds import SkipReason
from amtdesk.domain.today import ItemKind
from amtdesk.system.clock import StillClock
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.widgets.card_list import CardList
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

_LONG_LIST = 30


def _at(desk: "Desk", *, day: int, clock: str) -> None:
    """Set the clock to a day of May 2027."""
    if not isinstance(desk.clock, StillClock):
        raise TypeError(desk.clock)
    hour, minute = (int(part) for part in clock.split(":"))
    desk.clock.set(datetime(2027, 5, day, hour, minute, tzinfo=desk.clock.zone))


def _page(window: "MainWindow") -> TodayPage:
    window.open(Destination("settings", "look"))
    window.open(Destination("today"))
    page = window.page()
    if not isinstance(page, TodayPage):
        raise TypeError(page)
    page.refresh()
    return page


def _on(day: int, clock: str, *deeds: "Callable[[Desk], None]") -> Prepare:
    """Heute at a time, after something was done."""

    def prepare(window: "MainWindow", desk: "Desk") -> None:
        _at(desk, day=day, clock=clock)
        for deed in deeds:
            deed(desk)
        _page(window)

    return prepare


def _noted(desk: "Desk", text: str, *, hours_ago: float) -> None:
    asked_at = desk.clock.now() - timedelta(hours=hours_ago)
    desk.questions.note(text, source=QuestionSource.PAGE_COMMENT, asked_at=asked_at)


def _asked_at_the_weekend(desk: "Desk") -> None:
    _noted(desk, "Am Marktplatz ist seit Samstag der Brunnen aus. Läuft er bald wieder?", hours_ago=40)
    _noted(desk, "Fährt der Bürgerbus auch an Pfingsten?", hours_ago=15)


def _running_out(desk: "Desk") -> None:
    asked = "Hat das Freibad am Samstag schon auf? Auf der Website steht der Plan vom letzten Jahr."
    _noted(desk, asked, hours_ago=22.2)


def _walked(desk: "Desk") -> None:
    desk.rounds.start()
    while (stop := desk.rounds.today().current) is not None:
        desk.rounds.skip(stop.group.id, SkipReason.NOTHING_DUE)


def _all_done(desk: "Desk") -> None:
    """Everything of today is ticked or walked."""
    _walked(desk)
    for question in desk.questions.open():
        desk.questions.close_without_answer(question.id, "anders geklärt")
    for item in desk.today.brief().for_today:
        if item.kind is ItemKind.REPORT:
            desk.reports.finish(str(item.ref))
        elif item.kind is ItemKind.AGREEMENT:
            desk.today.postpone(item, desk.today.later_moments()[-1])
        else:
            desk.today.mark_done(item, reason="anders geklärt")


def _put_off(desk: "Desk") -> None:
    """Two things wait for the afternoon, one for tomorrow."""
    times = desk.today.later_moments()
    items = desk.today.brief().for_today
    for item, until in zip(items[:3], (times[0], times[1], times[-1]), strict=True):
        desk.today.postpone(item, until)


def _held_and_missed(desk: "Desk") -> None:
    today = desk.clock.today()
    for title, day in (("Straßenfest am Markt", today), ("Wochenmarkt verlegt", today - timedelta(days=1))):
        post = desk.posts.add(title, "Am Samstag ist es so weit.", day=day)
        desk.posts.submit(post.id, "Petra Lüders")
        desk.posts.record_approval(post.id, by="Petra Lüders", at=desk.clock.now(), way=ApprovalWay.PHONE)
        if day == today:
            desk.posts.hold(post.id)


def _many(desk: "Desk") -> None:
    for number in range(1, _LONG_LIST + 1):
        _noted(desk, f"Wann wird die Laterne Nummer {number} in der Lindenallee repariert?", hours_ago=20)
        desk.own_tasks.add(title=f"Kontrollgang {number}", starts_on=desk.clock.today() + timedelta(days=2))


def _nothing_out(desk: "Desk") -> None:
    """No approved post is left for the next days."""
    for post in desk.posts.list(status=PostStatus.APPROVED):
        desk.posts.withdraw(post.id)


def _list_of(page: TodayPage) -> CardList:
    return next(each for each in page.findChildren(CardList) if each.isVisible())


def _row_menu(window: "MainWindow", _desk: "Desk") -> None:
    """A row in focus, as it is before its menu opens."""
    cards = _list_of(_page(window))
    cards.setFocus()
    cards.select_first()


def _asked_when(window: "MainWindow", desk: "Desk") -> None:
    page = _page(window)
    deeds = page.row_deeds
    deeds.ask_moment(desk.today.brief().still_today[0])


def _asked_why(window: "MainWindow", desk: "Desk") -> None:
    page = _page(window)
    item = next(item for item in desk.today.brief().for_today if item.kind is ItemKind.QUESTION)
    page.row_deeds.ask_reason(item)


def _passed(desk: "Desk") -> None:
    """Posts of past days that nobody approved, many of them old; and one whose approval will end too early."""
    today, words = desk.clock.today(), "Am Samstag ist es so weit."
    for number in range(1, _LONG_LIST + 1):
        desk.posts.add(f"Entwurf {number} aus dem Winter", words, day=today - timedelta(days=60 + number))
    for title, until in (("Straßenfest am Markt", 0), ("Sommerkonzert", 3)):
        post = desk.posts.add(title, words, day=today)
        last = today + timedelta(days=until)
        now = desk.clock.now()
        desk.posts.record_approval(post.id, by="Petra Lüders", at=now, way=ApprovalWay.PHONE, valid_until=last)
        desk.posts.set_day(post.id, today + timedelta(days=1 + 5 * (until > 0)), at=None)
    _walked(desk)
    for question in desk.questions.open():
        desk.questions.close_without_answer(question.id, "anders geklärt")


def _on_passed(window: "MainWindow", desk: "Desk") -> None:
    """Two days after that, the last row of today in focus."""
    _passed(desk)
    _at(desk, day=14, clock="08:05")
    cards = _list_of(_page(window))
    cards.setFocus()
    cards.select_key(cards.rows()[-1].key)


def _reminded(window: "MainWindow", desk: "Desk") -> None:
    """The second reminder, ready to be copied."""
    _at(desk, day=13, clock="08:05")
    item = next(item for item in desk.today.brief().coming if item.kind is ItemKind.APPROVAL)
    desk.posts.remind(PostId(int(item.ref)))
    _at(desk, day=14, clock="08:10")
    page = _page(window)
    page.row_deeds.remind(next(each for each in desk.today.brief().coming if each.ref == item.ref))


SHOTS: tuple[Shot, ...] = (
    Shot(name="today-passed", prepare=_on_passed),
    Shot(name="today-remind", prepare=_reminded),
    Shot(name="today-soon", prepare=_on(12, "08:12", _running_out)),
    Shot(name="today-monday", prepare=_on(24, "08:05", _asked_at_the_weekend)),
    Shot(name="today-friday", prepare=_on(14, "08:05")),
    Shot(name="today-silence", prepare=_on(31, "08:05", _nothing_out, _walked)),
    Shot(name="today-long-open", prepare=_on(20, "09:30", _walked)),
    Shot(name="today-all-done", prepare=_on(12, "11:30", _all_done)),
    Shot(name="today-put-off", prepare=_on(12, "09:10", _put_off)),
    Shot(name="today-held", prepare=_on(12, "08:05", _held_and_missed)),
    Shot(name="today-rest-day", prepare=_on(17, "10:00")),
    Shot(name="today-many", prepare=_on(12, "08:05", _many)),
    Shot(name="today-row", prepare=_row_menu),
    Shot(name="today-when", prepare=_asked_when),
    Shot(name="today-why", prepare=_asked_why),
)
EMPTY: tuple[Shot, ...] = (
    Shot(name="empty-today-done", prepare=_on(12, "09:00", _walked)),
    Shot(name="empty-today-rest-day", prepare=_on(15, "09:00")),
)
