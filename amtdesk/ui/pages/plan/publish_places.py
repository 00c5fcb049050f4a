"""Where else a post appears: website, gazette, notice board, each with a tick and a day."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.post_places import PLACE_WORD, Place, PostPlace
from amtdesk.ui.widgets.buttons import IconButton, LinkButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.publish_record import PublishRecord


class PlaceLines(QWidget):
    """One line a place. A click, or Space, ticks it."""

    day_requested = Signal(object)  # PostPlace: another day for it

    def __init__(self, context: "PageContext", record: "PublishRecord") -> None:
        super().__init__()
        self._context = context
        self._record = record
        self._post_id: PostId | None = None
        self._shown: tuple[PostPlace, ...] = ()
        theme = context.theme
        whole = column(theme, spacing=4)
        self.setLayout(whole)
        self._lines = column(theme, spacing=4)
        whole.addLayout(self._lines)
        self._more = LinkButton(theme, self.tr("Another place"), icon="plus")
        line = row(theme, spacing=0)
        line.addWidget(self._more)
        line.addStretch(1)
        whole.addLayout(line)
        self._more.clicked.connect(self._offer)

    def show_post(self, post: "Post") -> None:
        """Show the places of a post."""
        places = self._context.desk.posts.places(post.id)
        if (post.id, places) == (self._post_id, self._shown):
            return
        self._post_id, self._shown = post.id, places
        focused = self._focused()
        clear_layout(self._lines)
        for place in places:
            self._lines.addWidget(self._line(place))
        self._more.setVisible(len(places) < len(Place))
        if focused is not None and (button := self.findChild(LinkButton, focused)) is not None:
            button.setFocus()

    def _focused(self) -> str | None:
        widget = self.window().focusWidget()
        return widget.objectName() if self.isAncestorOf(widget) else None

    def _line(self, place: PostPlace) -> QWidget:
        theme = self._context.theme
        part = QWidget()
        line = row(theme, spacing=6)
        part.setLayout(line)
        name = self._context.language.text(PLACE_WORD[place.place])
        tick = LinkButton(theme, name, icon="circle" if place.done_at is None else "circle-check")
        tick.setObjectName(place.place.value)
        said = self.tr("{place}, still open") if place.done_at is None else self.tr("{place}, done")
        tick.setAccessibleName(said.format(place=name))
        tick.clicked.connect(partial(self._record.tick, place))
        line.addWidget(tick)
        line.addWidget(Label(theme, self._when(place), role="meta", color=self._color(place), wrap=True), 1)
        menu = IconButton(theme, self.tr("More for {place}").format(place=name), icon="ellipsis", small=True)
        menu.clicked.connect(partial(self._open_menu, place, menu))
        line.addWidget(menu, 0, Qt.AlignmentFlag.AlignTop)
        return part

    def _when(self, place: PostPlace) -> str:
        language = self._context.language
        if place.done_at is not None:
            day = language.day_and_month(language.local(place.done_at).date())
            return self.tr("done {day}").format(day=day)
        if place.due_on is None:
            return self.tr("a duty") if place.is_duty else ""
        day = language.day_and_month(place.due_on)
        words = self.tr("by {day}, a duty") if place.is_duty else self.tr("by {day}")
        return words.format(day=day)

    def _color(self, place: PostPlace) -> str:
        is_late = place.done_at is None and place.due_on is not None and place.due_on < self._context.desk.clock.today()
        return "warn.text" if is_late else "text.secondary"

    def _open_menu(self, place: PostPlace, button: QWidget) -> None:
        menu = self._menu()
        menu.add(self.tr("Another day …"), partial(self.day_requested.emit, place), icon="calendar")
        if not place.is_duty:
            menu.add(self.tr("Take it off the list"), partial(self._record.remove, place), icon="x")
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _offer(self) -> None:
        menu = self._menu()
        known = {each.place for each in self._shown}
        for place in (each for each in Place if each not in known):
            words = self._context.language.text(PLACE_WORD[place])
            menu.add(words, partial(self._add, place), icon="plus")
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _add(self, place: Place) -> None:
        if self._post_id is not None:
            self._record.add_place(self._post_id, place)

    def _menu(self) -> PopupMenu:
        menu = PopupMenu(self._context.theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
