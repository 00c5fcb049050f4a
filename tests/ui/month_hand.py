"""A month of the plan by itself, over a real desk: what it is asked to show, and the hands that move in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from amtdesk.desk import Desk
from amtdesk.domain.changes import Changed
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.system.language import Language
from amtdesk.ui.messages import Messages, ToastNote
from amtdesk.ui.page import PageContext
from amtdesk.ui.pages.plan.deeds import PostDeeds
from amtdesk.ui.pages.plan.month_grid import MonthGrid
from amtdesk.ui.pages.plan.month_view import MonthView
from amtdesk.ui.pages.plan.post_drag import carried
from amtdesk.ui.pages.plan.post_faces import ChipKey
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.tasks import Tasks
from amtdesk.ui.theme import Theme
from amtdesk.ui.translator import Translators
from tests.loop import let_rest

if TYPE_CHECKING:
    from amtdesk.domain.errors import UserFacingError

WEDNESDAY = date(2027, 5, 12)  # today
THURSDAY = date(2027, 5, 13)
FRIDAY = date(2027, 5, 14)
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Month:
    """The view, and what it said."""

    def __init__(self, desk: Desk, theme: Theme, *, language: Language, is_seen: bool = True) -> None:
        self.desk = desk
        self.window = QWidget()
        self.window.resize(1040, 640)
        self.toasts: list[ToastNote] = []
        self.refused: list[UserFacingError] = []
        self.opened: list[object] = []
        self.new: list[object] = []
        messages = Messages(self.window)
        context = PageContext(desk, theme, language, messages, Tasks(desk.another, report=_fail))
        words = PostWords(language, desk.clock, parent=self.window)
        deeds = PostDeeds(context, words, parent=self.window)
        self.view = MonthView(context, words, deeds=deeds)
        self.view.setParent(self.window)
        self.view.setGeometry(self.window.rect())
        self.view.fold(1280)
        messages.toast_raised.connect(self.toasts.append)
        deeds.refused.connect(self.refused.append)
        self.view.post_opened.connect(self.opened.append)
        self.view.new_requested.connect(self.new.append)
        self.is_open = True
        desk.on_change(self._refresh)
        self.view.refresh()
        if is_seen:
            self.window.show()
        self.grid.setFocus()
        let_rest()

    def _refresh(self, _changed: Changed) -> None:
        QTimer.singleShot(0, self._catch_up)

    def _catch_up(self) -> None:
        if self.is_open:
            self.view.refresh()

    @property
    def grid(self) -> MonthGrid:
        """The weeks, once they show what was changed: the window tells of it when it comes to rest."""
        let_rest()
        return self.view.grid

    def titles(self, day: date) -> list[str]:
        """The chips of a day."""
        return [face.title for face in self.grid.face(*self.grid.weeks.place_of(day)).places.faces]

    def point(self, day: date, *, item: int | None = None) -> QPoint:
        """The middle of a day in the viewport, or of a chip on it."""
        place = self.grid.weeks.place_of(day)
        cell = self.grid.cell_rect(*place)
        if item is None:
            return cell.center() + QPoint(0, cell.height() // 2 - 8)
        return self.grid.face(*place).places.item_rect(item).translated(cell.topLeft()).center()

    def carry(self, key: ChipKey, day: date, *, onto: QWidget | None = None, is_dropped: bool = True) -> None:
        """Drag a key over a day, or onto another widget, and put it down there."""
        target = onto or self.grid.viewport()
        point = QPoint(20, 20) if onto is not None else self.point(day)
        parcel, action, button = carried(key), Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        QApplication.sendEvent(target, QDragEnterEvent(point, action, parcel, button, NO_KEYS))
        QApplication.sendEvent(target, QDragMoveEvent(point, action, parcel, button, NO_KEYS))
        if is_dropped:
            QApplication.sendEvent(target, QDropEvent(QPointF(point), action, parcel, button, NO_KEYS))
        let_rest()

    def wheel(self, notches: int) -> None:
        """Turn the wheel towards her by so many notches."""
        viewport = self.grid.viewport()
        middle = QPointF(viewport.rect().center())
        turn = QPoint(0, -120 * notches)
        QApplication.sendEvent(
            viewport,
            QWheelEvent(
                middle,
                viewport.mapToGlobal(middle),
                QPoint(),
                turn,
                Qt.MouseButton.NoButton,
                NO_KEYS,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )
        let_rest()


def a_planned_post(desk: Desk, title: str = "Freibad öffnet", *, day: date | None = FRIDAY, at: str = "10:00") -> Post:
    """A draft on a day."""
    return desk.posts.add(title, "Das Freibad öffnet.", day=day, at=time.fromisoformat(at) if at else None)


def approved(desk: Desk, post: Post) -> Post:
    """The same with an approval."""
    return desk.posts.record_approval(post.id, by="Petra Lüders", at=desk.clock.now(), way=ApprovalWay.PHONE)


@contextmanager
def a_month(desk: Desk, theme: Theme, *, is_seen: bool = True) -> Iterator[Month]:
    """A month in German that goes when the test is over; `is_seen`: it was not only read ahead."""
    translators, language = Translators(), Language("de", desk.clock.zone)
    translators.speak(language)
    month = Month(desk, theme, language=language, is_seen=is_seen)
    try:
        yield month
    finally:
        month.is_open = False
        month.window.close()
        month.window.deleteLater()
        translators.silence()


def _fail(error: Exception) -> NoReturn:
    raise error
