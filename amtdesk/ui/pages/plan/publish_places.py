"""Where else a post appears: website, gazette, notice board, each with a tick and a day."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.post_places import PLACE_WORD, Place, PostPlace
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.pages.plan.approval_forms import focus_in_sight
from amtdesk.ui.widgets.buttons import IconButton, LinkButton
from amtdesk.ui.widgets.cards import column, row
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
        self._is_withdrawn = False
        self._shown: tuple[PostPlace, ...] = ()
        theme = context.theme
        whole = column(theme, spacing=4)
        self.setLayout(whole)
        self._lines = {place: _PlaceLine(context, place) for place in Place}
        for line in self._lines.values():
            whole.addWidget(line)
            line.ticked.connect(record.tick)
            line.menu_requested.connect(self._open_menu)
        widest = max(line.tick.sizeHint().width() for line in self._lines.values())
        for line in self._lines.values():  # their days begin at one line
            line.tick.setMinimumWidth(widest)
        self._more = LinkButton(theme, self.tr("Another place"), icon="plus")
        last = row(theme, spacing=0)
        last.addWidget(self._more)
        last.addStretch(1)
        whole.addLayout(last)
        self._more.clicked.connect(self._offer)

    def show_post(self, post: "Post") -> None:
        """Show the places of a post."""
        self._post_id = post.id
        self._is_withdrawn = post.status is PostStatus.WITHDRAWN
        places = self._context.desk.posts.places(post.id)
        # what is withdrawn is owed to nobody; where it appeared stays told
        self._shown = tuple(each for each in places if each.done_at is not None or not self._is_withdrawn)
        known = {each.place: each for each in self._shown}
        for place, line in self._lines.items():
            line.setVisible(place in known)
            if place in known:
                line.show_place(known[place])
        is_all = not self._free()
        if (
            is_all and self._more.hasFocus() and self._shown
        ):  # before it goes: Qt would lead on to whatever stands below
            self._lines[self._shown[-1].place].tick.setFocus()
        self._more.setVisible(not is_all)

    def menus(self) -> "list[tuple[str, PopupMenu]]":
        """The menu of each place that is shown, with the place's name."""
        return [(self._context.language.text(PLACE_WORD[each.place]), self.menu_of(each)) for each in self._shown]

    def menu_of(self, place: PostPlace) -> PopupMenu:
        """What can be done with one place beside ticking it."""
        menu = self._menu()
        menu.add(self.tr("Another day …"), partial(self.day_requested.emit, place), icon="calendar")
        if not place.is_duty:
            menu.add(self.tr("Take it off the list"), partial(self._record.remove, place), icon="x")
        return menu

    def menu_of_more(self) -> PopupMenu:
        """The places that are not on the list yet."""
        menu = self._menu()
        for place in self._free():
            words = self._context.language.text(PLACE_WORD[place])
            menu.add(words, partial(self._add, place), icon="plus")
        return menu

    def _free(self) -> tuple[Place, ...]:
        """Where it may appear, too; what is withdrawn appears nowhere else."""
        known = {each.place for each in self._shown}
        return () if self._is_withdrawn else tuple(each for each in Place if each not in known)

    def _open_menu(self, place: PostPlace, button: QWidget) -> None:
        self.menu_of(place).popup(button.mapToGlobal(QPoint(0, button.height())))

    def _offer(self) -> None:
        focus_in_sight(self._more)  # the quick find asks for it from anywhere
        self.menu_of_more().popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _add(self, place: Place) -> None:
        if self._post_id is not None:
            self._record.add_place(self._post_id, place)

    def _menu(self) -> PopupMenu:
        menu = PopupMenu(self._context.theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


class _PlaceLine(QWidget):
    """One place: its tick, its day, its menu."""

    ticked = Signal(object)  # PostPlace
    menu_requested = Signal(object, object)  # PostPlace, the button it opens at

    def __init__(self, context: "PageContext", place: Place) -> None:
        super().__init__()
        self._language = context.language
        self._clock = context.desk.clock
        self._place: PostPlace | None = None
        theme = context.theme
        self._name = context.language.text(PLACE_WORD[place])
        self.tick = LinkButton(theme, self._name, icon="circle")
        self._when = Label(theme, role="meta", color="text.secondary", wrap=True)
        more = self.tr("More for {place}").format(place=self._name)
        self._more = IconButton(theme, more, icon="ellipsis", kind="quiet", small=True)
        line = row(theme, spacing=6)
        self.setLayout(line)
        line.addWidget(self.tick)
        line.addWidget(self._when, 1)
        line.addWidget(self._more)
        self.tick.clicked.connect(self._act)
        self._more.clicked.connect(self._ask_menu)

    def show_place(self, place: PostPlace) -> None:
        """Show where it stands."""
        self._place = place
        self.tick.set_icon_name("circle" if place.done_at is None else "circle-check")
        said = self.tr("{place}, still open") if place.done_at is None else self.tr("{place}, done")
        self.tick.setAccessibleName(said.format(place=self._name))
        self._when.setText(self._words(place))
        is_late = place.done_at is None and place.due_on is not None and place.due_on < self._clock.today()
        self._when.set_color("warn.text" if is_late else "text.secondary")

    def _words(self, place: PostPlace) -> str:
        if place.done_at is not None:
            day = self._language.day_and_month(self._language.local(place.done_at).date())
            return self.tr("done {day}").format(day=day)
        if place.due_on is None:
            return self.tr("a duty") if place.is_duty else ""
        words = self.tr("by {day}, a duty") if place.is_duty else self.tr("by {day}")
        return words.format(day=self._language.day_and_month(place.due_on))

    def _act(self) -> None:
        if self._place is not None:
            self.ticked.emit(self._place)

    def _ask_menu(self) -> None:
        if self._place is not None:
            self.menu_requested.emit(self._place, self._more)
