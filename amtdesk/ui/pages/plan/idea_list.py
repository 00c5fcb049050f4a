"""The sheet with all recurring ideas: what proposes a post when, and which of them rest. Each deed with undo."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.recurring_ideas import RecurringIdea
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_rows import BEGIN, BRING_BACK, REST, IdeaRows
from amtdesk.ui.pages.plan.idea_words import IdeaWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.list_sheet import DELETE, EDIT, ListSheet
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 820


class IdeaList(ListSheet):
    """Enter or F2 changes, Space lets rest, Ctrl+E begins a post now, Del deletes, Ctrl+N adds."""

    ticks = REST
    keys: ClassVar = {"Ctrl+E": BEGIN}

    post_begun = Signal(object)  # PostId of a draft

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context, parent, width=_WIDTH)
        theme = context.theme
        self._service = context.desk.ideas
        self._words = IdeaWords(context, self)
        self._rows = IdeaRows(self._words, self)
        self._ideas: dict[object, RecurringIdea] = {}
        deeds = {
            BEGIN: KbdButton(theme, self.tr("Begin a post …"), kind="quiet", icon="pencil", keys="Ctrl+E", small=True),
            EDIT: KbdButton(theme, self.tr("Edit"), kind="quiet", icon="settings-2", keys="F2", small=True),
            REST: KbdButton(theme, self.tr("Let rest"), kind="quiet", icon="clock", keys="Space", small=True),
            DELETE: KbdButton(theme, self.tr("Delete"), kind="quiet", icon="trash-2", keys="Del", small=True),
        }
        new = KbdButton(theme, self.tr("New idea"), kind="primary", icon="plus", keys="Ctrl+N")
        self.usual = KbdButton(theme, self.tr("Usual ideas …"), icon="lightbulb")
        self.usual.clicked.connect(self._offer_usual)
        self.build(self.tr("Recurring ideas"), deeds, new=new, others=(self.usual,))

    # what is shown

    @override
    def _read(self) -> list[CardRow]:
        ideas = self._service.all()
        self._ideas = {each.id: each for each in ideas}
        departments = {each.key: each.name for each in self._context.desk.town.departments()}
        self.heading.setText(self._rows.heading(ideas))
        self.about.setText(self._rows.about(ideas))
        return self._rows.rows(ideas, self._service.next_proposals(), departments=departments)

    @override
    def _mark_deeds(self, key: object) -> None:
        is_resting = self._ideas[key].is_resting
        self.deeds[REST].set_label(self.tr("Let go on") if is_resting else self.tr("Let rest"))

    # what is done

    @override
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
            self.do(deed, told.format(title=idea.title), stay_at=idea.id)
        else:
            told = self.tr("Recurring idea deleted: “{title}”.").format(title=idea.title)
            self.do(partial(self._service.delete, idea.id), told)

    def _bring_back(self, idea: RecurringIdea) -> None:
        days = self._service.skipped(idea.id)
        if not days:
            self.said.say(self.tr("Of “{title}” nothing was left out.").format(title=idea.title), may_undo=False)
            return
        told = self.tr("Proposed again: “{title}”, {days}.").format(
            title=idea.title, days=" · ".join(self._words.day(day) for day in days)
        )
        self.do(partial(self._service.bring_back, idea.id, *days), told, stay_at=idea.id)

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
        self.pop_up(menu)

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
        self.do(lambda: begun.append(self._service.trigger(idea.id, day=day)), told, stay_at=idea.id)
        for post in begun:
            self.post_begun.emit(post.id)

    @override
    def _add(self) -> None:
        self._open_form(None)

    def _open_form(self, idea: RecurringIdea | None) -> None:
        from amtdesk.ui.pages.plan.idea_form import IdeaForm

        form = IdeaForm(self._context, self.window_part(), idea=idea)
        form.kept.connect(self.take_over)
        form.open_now(says_itself=False)

    def _offer_usual(self) -> None:
        from amtdesk.ui.pages.plan.usual_ideas import UsualIdeas

        sheet = UsualIdeas(self._context, self.window_part())
        sheet.taken.connect(self.take_over)
        sheet.open_now(says_itself=False)


def open_idea_list(context: "PageContext", parent: QWidget, *, idea_id: IdeaId | None = None) -> IdeaList:
    """Open the list over a window, or a part of it; at an idea, when one is named."""
    sheet = IdeaList(context, parent)
    sheet.open_now(idea_id)
    return sheet
