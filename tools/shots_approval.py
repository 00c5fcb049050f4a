"""What `make screens` paints of the approval: its level, its ticks, its lock, several posts at once, its settings."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from amtdesk.domain.approval_ticks import TickKind
from amtdesk.domain.posts import ApprovalWay
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.approval_card import ApprovalCard
from amtdesk.ui.pages.plan.request_sheet import RequestSheet
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.main_window import MainWindow


def _post_id(desk: "Desk", key: str) -> "PostId":
    return next(post.id for post in desk.posts.list() if post.key == key)


def _card(window: "MainWindow") -> ApprovalCard:
    return window.findChildren(ApprovalCard)[0]


def _opened(key: str) -> Prepare:
    def prepare(window: "MainWindow", desk: "Desk") -> None:
        window.open(Destination("plan", _post_id(desk, key)))

    return prepare


def _level(window: "MainWindow", desk: "Desk") -> None:
    """The form of the level, about to be lowered."""
    _opened("P11")(window, desk)
    card = _card(window)
    card.level.change()
    form = card.level._form  # noqa: SLF001 - a picture of it
    if form is not None:
        form.level.setCurrentIndex(1)


def _lock(window: "MainWindow", desk: "Desk") -> None:
    """The form of the lock."""
    _opened("P13")(window, desk)
    _card(window).lock.change()


def _ticked(window: "MainWindow", desk: "Desk") -> None:
    """Both ticks set, an approval up to a day, a lapse behind it."""
    post = desk.posts.get(_post_id(desk, "P07"))
    desk.posts.save_text(post.id, title=post.title, text=f"{post.text} Neu: mit Kaffee.")
    now, day = desk.clock.now(), desk.clock.today() + timedelta(days=30)
    desk.posts.tick(post.id, TickKind.OWN_LOOK, by="Jana Wolter", at=now)
    desk.posts.tick(post.id, TickKind.CO_SIGNATURE, by="Björn Tietz", at=now)
    desk.posts.record_approval(post.id, by="Björn Tietz", at=now, way=ApprovalWay.PHONE, valid_until=day)
    window.open(Destination("plan", post.id))


def _several(window: "MainWindow", desk: "Desk") -> None:
    """Several posts chosen."""
    _opened("P10")(window, desk)
    _card(window).several_requested.emit()
    sheet = window.findChildren(RequestSheet)[0]
    for tick in list(sheet._ticks.values())[:3]:  # noqa: SLF001 - a picture of it
        if not tick.is_on:
            tick.click()


def _settings(window: "MainWindow", desk: "Desk") -> None:
    """The card of the settings with a time before an election."""
    from amtdesk.domain.pre_election import USUAL_WORDS, PreElectionPeriod

    period = PreElectionPeriod(
        name="Landtagswahl 2027", starts_on=date(2027, 8, 15), ends_on=date(2027, 9, 26), words=USUAL_WORDS
    )
    if not desk.posts.pre_election_periods():
        desk.posts.put_pre_election_period(period)
    window.open(Destination("settings", "approval_levels"))


def _ended(window: "MainWindow", desk: "Desk") -> None:
    """An approval whose day is over."""
    post = desk.posts.get(_post_id(desk, "P14"))
    desk.posts.set_day(post.id, date(2027, 5, 12), at=post.at)
    desk.posts.submit(post.id, "Petra Lüders")  # at the level that its words ask for
    now = desk.clock.now()
    desk.posts.record_approval(
        post.id, by="Petra Lüders", at=now, way=ApprovalWay.EMAIL, valid_until=desk.clock.today()
    )
    _set_clock(desk, now + timedelta(days=1))
    window.open(Destination("plan", post.id))


def _too_short(window: "MainWindow", desk: "Desk") -> None:
    """An approval that ends before the day the post was moved to."""
    post = desk.posts.add("Sommerkonzert", "Am Sonntag spielt die Stadtkapelle.", day=desk.clock.today())
    until = desk.clock.today() + timedelta(days=2)
    now = desk.clock.now()
    desk.posts.record_approval(post.id, by="Petra Lüders", at=now, way=ApprovalWay.PHONE, valid_until=until)
    desk.posts.set_day(post.id, until + timedelta(days=3), at=None)
    window.open(Destination("plan", post.id))


def _passed(window: "MainWindow", desk: "Desk") -> None:
    """Its date has passed, and nobody approved it."""
    _set_clock(desk, desk.clock.now() + timedelta(days=7))
    window.open(Destination("plan", _post_id(desk, "P11")))


def _set_clock(desk: "Desk", at: datetime) -> None:
    from amtdesk.system.clock import StillClock

    if isinstance(desk.clock, StillClock):
        desk.clock.set(at)


SHOTS: tuple[Shot, ...] = (
    Shot(name="plan-approval-level", prepare=_level),
    Shot(name="plan-approval-lock", prepare=_lock),
    Shot(name="plan-approval-ticked", prepare=_ticked),
    Shot(name="plan-approval-ended", prepare=_ended),
    Shot(name="plan-approval-too-short", prepare=_too_short),
    Shot(name="plan-approval-passed", prepare=_passed),
    Shot(name="plan-approval-several", prepare=_several),
    Shot(name="settings-approval", prepare=_settings),
)
