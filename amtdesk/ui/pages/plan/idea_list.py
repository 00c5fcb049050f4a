"""The sheet with all recurring ideas: what proposes a post when, and which of them rest. Each deed with undo."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.recurring_ideas import RecurringIdea
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_rows import BEGIN, BRING_BACK, DELETE, EDIT, REST, IdeaRows
from amtdesk.ui.pages.plan.idea_words import IdeaWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.said_line import SaidLine
from amtdesk.ui.widgets.sheet_cards import ChosenCards
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 820
_KEYS: Final = {"Ctrl+N": "new", "Ctrl+E": BEGIN, "F2": EDIT, "Ctrl+Z": "undo"}


class IdeaList(TallSheet):
    """Enter or F2 changes, Space lets rest, Ctrl+E begins a post now, Del deletes, Ctrl+N adds."""

    post_begun = Signal(object)  # PostId of a draft

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self.setAccessibleName(self.tr("Recurring ideas"))
        theme = context.theme
        self._context = context
        self._service = context.desk.ideas
        self._words = IdeaWords(context, self)
        self._rows = IdeaRows(self._words, self)
        self._ideas: dict[object, RecurringIdea] = {}
        self._is_low = False
        self._about = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.said = SaidLine(context)
        self.list = ChosenCards(theme, self.tr("Recurring ideas"))
        self.new = KbdButton(theme, self.tr("New idea"), kind="primary", icon="plus", keys="Ctrl+N")
        self.leave = KbdButton(theme, self.tr("Close"), kind="quiet", keys="Esc")
        self._deeds = FlowRow(theme, spacing=4)
        self.deeds = {
            BEGIN: KbdButton(theme, self.tr("Begin a post …"), kind="quiet", icon="pencil", keys="Ctrl+E", small=True),
            EDIT: KbdButton(theme, self.tr("Edit"), kind="quiet", icon="settings-2", keys="F2", small=True),
            REST: KbdButton(theme, self.tr("Let rest"), kind="quiet", icon="clock", keys="Space", small=True),
            DELETE: KbdButton(theme, self.tr("Delete"), kind="quiet", icon="trash-2", keys="Del", small=True),
        }
        self._assemble()
        self._connect()
        self.refresh()

    def _assemble(self) -> None:
        self.head.addWidget(self._about)
        for button in self.deeds.values():
            self._deeds.flow.addWidget(button)
        self.foot.addWidget(self._deeds)
        self.foot.addWidget(self.said)
        buttons = FlowRow(self._theme)
        for button in (self.new, self.leave):
            buttons.flow.addWidget(button)
        self.foot.addWidget(buttons)
        self.add_middle(self.list, side=24)

    def _connect(self) -> None:
        self.list.opened.connect(partial(self._act, EDIT))
        self.list.ticked.connect(partial(self._act, REST))
        self.list.deleted.connect(partial(self._act, DELETE))
        self.list.action_requested.connect(self._act_on)
        self.list.current_changed.connect(self._offer_deeds)
        for wish, button in self.deeds.items():
            button.clicked.connect(partial(self._act_on_current, wish))
        self.said.undone.connect(self.refresh)
        self.new.clicked.connect(self._add)
        self.leave.clicked.connect(self.close_sheet)

    def open_now(self, idea_id: IdeaId | None = None) -> None:
        """Show the sheet, at an idea or at the first one."""
        if idea_id is None or not self.list.select_key(idea_id):
            self.list.select_first()
        self.open(self.list if self._ideas else self.new)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self._is_low = is_low
        self._offer_deeds(self.list.current_key())

    # what is shown

    def refresh(self) -> None:
        """Read the ideas again."""
        ideas = self._service.all()
        self._ideas = {each.id: each for each in ideas}
        departments = {each.key: each.name for each in self._context.desk.town.departments()}
        rows = self._rows.rows(ideas, self._service.next_proposals(), departments=departments)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.heading.setText(self._rows.heading(ideas))
        self._about.setText(self._rows.about(ideas))
        self._offer_deeds(self.list.current_key())
        if self.isVisible():
            self._fit_later.start()

    def _offer_deeds(self, key: object) -> None:
        idea = self._ideas.get(key)
        self._deeds.setVisible(idea is not None and not self._is_low)
        if idea is not None:
            self.deeds[REST].set_label(self.tr("Let go on") if idea.is_resting else self.tr("Let rest"))

    # what is done

    def _act_on_current(self, wish: str) -> None:
        self._act(wish, self.list.current_key())

    def _act_on(self, key: object, wish: str) -> None:
        self._act(wish, key)

    def _act(self, wish: str, key: object) -> None:
        idea = self._ideas.get(key)
        if idea is None:
            return
        if wish == EDIT:
            self._open_form(idea)
        elif wish == BRING_BACK:
            self._bring_back(idea)
        elif wish == BEGIN:
            self._offer_days(idea)
        elif wish == REST:
            told = self.tr("Goes on: “{title}”.") if idea.is_resting else self.tr("Rests: “{title}”.")
            deed = partial(self._service.rest, idea.id, not idea.is_resting)
            self._do(deed, told.format(title=idea.title), stay_at=idea.id)
        else:
            told = self.tr("Recurring idea deleted: “{title}”.").format(title=idea.title)
            self._do(partial(self._service.delete, idea.id), told)

    def _bring_back(self, idea: RecurringIdea) -> None:
        days = self._service.skipped(idea.id)
        if not days:
            self.said.say(self.tr("Of “{title}” nothing was left out.").format(title=idea.title), may_undo=False)
            return
        told = self.tr("Proposed again: “{title}”, {days}.").format(
            title=idea.title, days=" · ".join(self._words.day(day) for day in days)
        )
        self._do(partial(self._service.bring_back, idea.id, *days), told, stay_at=idea.id)

    def _offer_days(self, idea: RecurringIdea) -> None:
        menu = PopupMenu(self._theme, self)
        following = self._service.next_proposals().get(idea.id)
        if following is not None:
            words = self.tr("For {day}, as proposed").format(day=self._words.day(following.day))
            menu.add(words, partial(self._begin, idea, following.day), icon="lightbulb")
        today = self._context.desk.clock.today()
        if following is None or following.day != today:
            menu.add(self.tr("For today"), partial(self._begin, idea, today), icon="calendar")
        menu.add(self.tr("Without a day, into the tray"), partial(self._begin, idea, None), icon="list-todo")
        menu.add(self.tr("For another day …"), partial(self._ask_day, idea), icon="calendar-days")
        place = self.list.visualRect(self.list.currentIndex()).center()
        menu.popup(self.list.viewport().mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    def _ask_day(self, idea: RecurringIdea) -> None:
        from amtdesk.ui.pages.plan.date_sheet import DateSheet
        from amtdesk.ui.pages.plan.post_words import PostWords

        words = PostWords(self._context.language, self._context.desk.clock, parent=self)
        sheet = DateSheet(self._context, words, parent=self.window_part())
        sheet.date_chosen.connect(lambda day, _at: self._begin(idea, day))
        sheet.closed.connect(sheet.deleteLater)
        sheet.ask(idea.title, day=None, at=idea.at)

    def _begin(self, idea: RecurringIdea, day: date | None) -> None:
        told = self.tr("Draft begun without a day: “{title}”.").format(title=idea.title)
        if day is not None:
            told = self.tr("Draft begun for {day}: “{title}”.").format(day=self._words.day(day), title=idea.title)
        begun: list[Post] = []
        self._do(lambda: begun.append(self._service.trigger(idea.id, day=day)), told, stay_at=idea.id)
        for post in begun:
            self.post_begun.emit(post.id)

    def _add(self) -> None:
        self._open_form(None)

    def _open_form(self, idea: RecurringIdea | None) -> None:
        from amtdesk.ui.pages.plan.idea_form import IdeaForm

        form = IdeaForm(self._context, self.window_part(), idea=idea)
        form.kept.connect(self._take_over)
        form.open_now(says_itself=False)

    def _take_over(self, told: str, idea_id: object) -> None:
        self.refresh()
        if idea_id in self._ideas:
            self.list.select_key(idea_id)
        self.said.say(told)
        if self._ideas:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, deed: Callable[[], object], told: str, *, stay_at: IdeaId | None = None) -> None:
        place = self.list.currentIndex().row()
        try:
            deed()
        except UserFacingError as error:
            self.said.report(error)
        else:
            self.said.say(told)
        self.refresh()
        if stay_at is None or not self.list.select_key(stay_at):
            self._go_on_at(place)
        if not self._ideas:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_at(self, place: int) -> None:
        """What was acted on may stand elsewhere now: she goes on where she was, with the next one."""
        rows = [row.key for row in self.list.rows() if not row.is_heading]
        if rows and self.list.current_key() is None:
            self.list.select_key(rows[min(place, len(rows) - 1)])

    def window_part(self) -> QWidget:
        """What the sheet lies over."""
        parent = self.parentWidget()
        return self if parent is None else parent

    # keys

    @override
    def event(self, event: QEvent) -> bool:
        # the window's own keys wait while a sheet is open; these belong to the list
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _wish(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = _wish(event)
        if wish == "new":
            self.new.click()
        elif wish == "undo":
            self.said.undo()
        elif wish:
            self._act_on_current(wish)
        else:
            super().keyPressEvent(event)


def _wish(event: QKeyEvent) -> str:
    return _KEYS.get(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText), "")


def open_idea_list(context: "PageContext", parent: QWidget, *, idea_id: IdeaId | None = None) -> IdeaList:
    """Open the list over a window, or a part of it; at an idea, when one is named."""
    sheet = IdeaList(context, parent)
    sheet.open_now(idea_id)
    return sheet
