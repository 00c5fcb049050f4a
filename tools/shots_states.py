"""The seldom states of the editor as `make screens` paints them: the card of publishing, what is over, what is long."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.system.clock import StillClock
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.approval_card import ApprovalCard
from amtdesk.ui.pages.plan.editor_columns import EditorColumns
from amtdesk.ui.pages.plan.publish_card import PublishingCard
from tools.shot import Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.main_window import MainWindow

LONG = (
    "Gemeinsame Bekanntmachung der Verwaltungsgemeinschaft über die Vollsperrung der Mühlenstraße zwischen Bahnhof "
    "und Grundschule Kirchbach während der Sommerferien"
)


def _post(desk: "Desk", status: PostStatus) -> "PostId":
    return next(post.id for post in desk.posts.list() if post.status is status)


def _opened(window: "MainWindow", post_id: "PostId") -> None:
    window.open(Destination("plan", post_id))
    QApplication.processEvents()


def _in_sight(window: "MainWindow", kind: type[QWidget]) -> None:
    columns, card = window.findChild(EditorColumns), window.findChild(kind)
    content = columns.widget() if isinstance(columns, EditorColumns) else None
    if columns is not None and content is not None and isinstance(card, QWidget):
        QApplication.processEvents()
        columns.verticalScrollBar().setValue(card.mapTo(content, card.rect().topLeft()).y())


def _places(window: "MainWindow", desk: "Desk") -> None:
    """Everything that the card of publishing can hold: places, a topic, feedback that is owed, a correction."""
    _opened(window, next(post.id for post in desk.posts.list() if post.key == "P17"))
    _in_sight(window, PublishingCard)


def _corrected(window: "MainWindow", desk: "Desk") -> None:
    """What went out, and the correction that leads from it."""
    post_id = _post(desk, PostStatus.PUBLISHED)
    desk.posts.correct(post_id)
    _opened(window, post_id)
    _in_sight(window, PublishingCard)


def _correction(window: "MainWindow", desk: "Desk") -> None:
    """The correction itself: its head leads back to what it corrects."""
    correction = desk.posts.correct(_post(desk, PostStatus.PUBLISHED))
    _opened(window, correction.id)


def _entered(window: "MainWindow", desk: "Desk") -> None:
    """The form of what is online."""
    _opened(window, _post(desk, PostStatus.APPROVED))
    window.findChildren(ApprovalCard)[0].ask_published()


def _late(window: "MainWindow", desk: "Desk") -> None:
    """Approved and copied, and its hour is over: was it published?"""
    post_id = _post(desk, PostStatus.APPROVED)
    desk.posts.mark_copied(post_id)
    if isinstance(desk.clock, StillClock):
        desk.clock.set(desk.clock.now() + timedelta(days=2))
    _opened(window, post_id)


def _missed(window: "MainWindow", desk: "Desk") -> None:
    """It does not go out any more."""
    post_id = _post(desk, PostStatus.APPROVED)
    if isinstance(desk.clock, StillClock):
        desk.clock.set(desk.clock.now() + timedelta(days=2))
    desk.posts.mark_missed(post_id)
    _opened(window, post_id)


def _held(window: "MainWindow", desk: "Desk") -> None:
    post_id = _post(desk, PostStatus.APPROVED)
    desk.posts.hold(post_id)
    _opened(window, post_id)


def _withdrawn(window: "MainWindow", desk: "Desk") -> None:
    post_id = _post(desk, PostStatus.DRAFT)
    desk.posts.withdraw(post_id)
    _opened(window, post_id)


def _more(window: "MainWindow", desk: "Desk") -> None:
    """Up to when an approval holds."""
    _opened(window, _post(desk, PostStatus.IN_REVIEW))
    window.findChildren(ApprovalCard)[0]._approval._unfold()  # noqa: SLF001 - a picture of it


def _new(window: "MainWindow", desk: "Desk") -> None:
    """Nothing written yet."""
    _opened(window, desk.posts.add("", "", day=desk.clock.today()).id)


def _long(window: "MainWindow", desk: "Desk") -> None:
    """A title that is too long for its line."""
    text = "Die Mühlenstraße ist gesperrt. Bitte fahren Sie über die Ringstraße.\n" * 5
    _opened(window, desk.posts.add(LONG, text, day=desk.clock.today()).id)


SHOTS: tuple[Shot, ...] = (
    Shot(name="plan-publishing", prepare=_places),
    Shot(name="plan-publishing-corrected", prepare=_corrected),
    Shot(name="plan-publishing-correction", prepare=_correction),
    Shot(name="plan-publishing-entry", prepare=_entered),
    Shot(name="plan-publishing-late", prepare=_late),
    Shot(name="plan-publishing-missed", prepare=_missed),
    Shot(name="plan-editor-held", prepare=_held),
    Shot(name="plan-editor-withdrawn", prepare=_withdrawn),
    Shot(name="plan-editor-new", prepare=_new),
    Shot(name="plan-editor-long", prepare=_long),
    Shot(name="plan-approval-more", prepare=_more),
)
