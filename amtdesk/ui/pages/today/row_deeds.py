"""What she does with an item of Heute without leaving the page: tick, put off, bring back; menus and small sheets."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.today import MOVABLE, ItemKind, TodayItem
from amtdesk.ui.page import BRING_NOW, IS_ONLINE, NEW_DATE
from amtdesk.ui.pages.today.rows import BACK, DROP, EDIT, FINISH, LATER, REMIND, TICK, TO_IDEAS
from amtdesk.ui.pages.today.words import ItemWords
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.clipboard import Clipboard
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.today.asking import MomentSheet, ReasonSheet

_NEEDS_REASON: Final = frozenset({ItemKind.QUESTION, ItemKind.IN_WORK})
#: What is answered where the post is: it takes a form, or is carried on from there.
_IN_PLAN: Final = (BRING_NOW, IS_ONLINE, NEW_DATE)
#: Ticked, these are out.
_TO_PUBLISH: Final = frozenset({ItemKind.PUBLISH, ItemKind.MISSED, ItemKind.LINK})
_OFFERED_DAYS: Final = 3


class RowDeeds(QObject):
    """Acts on items. `place` is the page: menus open on it, sheets over its window."""

    edit_requested = Signal(object)  # TodayItem: one of her own tasks
    done = Signal(object)  # TodayItem: a step was done to it just now
    answer_requested = Signal(object, str)  # TodayItem: a post whose time has passed; what is to be done in the plan

    def __init__(self, context: "PageContext", words: ItemWords, *, place: "QWidget") -> None:
        super().__init__(place)
        self._context = context
        self._words = words
        self._place = place
        self._item: TodayItem | None = None
        self._made_moment: MomentSheet | None = None
        self._made_reason: ReasonSheet | None = None
        self._made_clipboard: Clipboard | None = None

    def act(self, item: TodayItem, wish: str, *, at: QPoint) -> None:
        """Do what a row's menu or key asks for; `at` is where a further menu opens, on the screen."""
        deeds: dict[str, Callable[[], None]] = {
            TICK: partial(self.tick, item, at=at),
            LATER: partial(self.offer_later, item, at=at),
            BACK: partial(self.bring_back, item),
            FINISH: partial(self.finish_report, item),
            REMIND: partial(self.remind, item),
            **{answer: partial(self.answer_requested.emit, item, answer) for answer in _IN_PLAN},
            TO_IDEAS: partial(self.to_ideas, item),
            DROP: partial(self.drop, item),
            EDIT: partial(self.edit_requested.emit, item),
        }
        deeds[wish]()

    # done

    def tick(self, item: TodayItem, *, at: QPoint) -> None:
        """Tick an item; a question asks for the reason first."""
        if item.done_at is not None:
            self._context.messages.toast(self.tr("This is done already. Ctrl Z takes the last step back."))
        elif item.kind in _NEEDS_REASON:
            self._offer_reasons(item, at=at)
        else:
            self._tick(item)

    def _tick(self, item: TodayItem, reason: str = "") -> None:
        if item.kind in _TO_PUBLISH:
            done = self.tr("Entered as published: “{title}”").format(title=item.title)
        else:
            done = self.tr("Done: {title}").format(title=self._words.title(item))
        self._do(item, lambda: self._context.desk.today.mark_done(item, reason=reason), told=done)

    def _offer_reasons(self, item: TodayItem, *, at: QPoint) -> None:
        menu = PopupMenu(self._context.theme, self._place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = menu.add(self.tr("No answer needed, because …"), _nothing)
        heading.setEnabled(False)
        entries = [menu.add(reason, partial(self._tick, item, reason), icon="check") for reason in self._reasons()]
        menu.add(self.tr("Another reason …"), partial(self.ask_reason, item), icon="pencil")
        menu.popup(at)
        menu.setActiveAction(entries[0])

    def _reasons(self) -> tuple[str, ...]:
        return (self.tr("settled another way"), self.tr("answered by others already"), self.tr("no question, a remark"))

    def ask_reason(self, item: TodayItem) -> None:
        """Ask in a sheet why no answer is needed."""
        from amtdesk.ui.pages.today.asking import ReasonSheet

        self._item = item
        if self._made_reason is None:
            self._made_reason = ReasonSheet(self._context, self._place.window())
            self._made_reason.chosen.connect(self._take_reason)
        self._made_reason.ask(self._words.title(item))

    def _take_reason(self, reason: str) -> None:
        if self._item is not None:
            self._tick(self._item, reason)

    def finish_report(self, item: TodayItem) -> None:
        """Freeze the week's report as it is proposed."""
        told = self.tr("Done: {title}").format(title=self._words.title(item))
        self._do(item, lambda: self._context.desk.reports.finish(str(item.ref)), told=told)

    # posts

    def remind(self, item: TodayItem) -> None:
        """Show the reminder to whoever is to approve, ready to be sent."""
        from amtdesk.ui.remind_sheet import RemindSheet

        try:
            sheet = RemindSheet(self._context, PostId(int(item.ref)), parent=self._place.window())
        except UserFacingError as error:  # gone meanwhile
            self._context.messages.report(error)
            return
        sheet.show_mail(self._clipboard())

    def _clipboard(self) -> "Clipboard":
        from amtdesk.ui.clipboard import Clipboard

        if self._made_clipboard is None:
            self._made_clipboard = Clipboard(self._context.messages, self)
        return self._made_clipboard

    def to_ideas(self, item: TodayItem) -> None:
        """Take its day away: it waits among the ideas."""
        told = self.tr("It has no date any more and stands among the ideas.")
        self._do(item, lambda: self._context.desk.posts.set_day(PostId(int(item.ref)), None, at=None), told=told)

    def drop(self, item: TodayItem) -> None:
        """It does not go out any more: an approved one is noted as missed, any other one is withdrawn."""
        posts, post_id = self._context.desk.posts, PostId(int(item.ref))
        if item.kind in _TO_PUBLISH:
            self._do(
                item, lambda: posts.mark_missed(post_id), told=self.tr("Noted as missed. It does not go out late.")
            )
        else:
            told = self.tr("Withdrawn: “{title}”").format(title=item.title)
            self._do(item, lambda: posts.withdraw(post_id), told=told)

    # later

    def offer_later(self, item: TodayItem, *, at: QPoint) -> None:
        """Offer times of today, the next days, and any other."""
        if item.done_at is None:
            menu = self.later_menu(item)
            menu.popup(at)
            menu.setActiveAction(menu.actions()[0])

    def later_menu(self, item: TodayItem) -> PopupMenu:
        """Return the menu of moments. A post, a follow-up or a task moves to another day; all else comes back then."""
        menu = PopupMenu(self._context.theme, self._place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        today = self._context.desk.clock.today()
        *times, opening = self._context.desk.today.later_moments()
        for moment in times:
            self._add_moment(menu, item, moment=moment)
        if item.kind in MOVABLE:
            for day in self._next_days(today):
                words = self.tr("Move to {day}").format(day=self._context.language.relative_day(day, today=today))
                menu.add(words, partial(self.move, item, day), icon="calendar")
        else:
            self._add_moment(menu, item, moment=opening)
        menu.add(self.tr("Another day or time …"), partial(self.ask_moment, item), icon="pencil")
        return menu

    def _add_moment(self, menu: PopupMenu, item: TodayItem, *, moment: datetime) -> None:
        words = self._context.language.relative_time(moment, today=self._context.desk.clock.today())
        menu.add(words[:1].upper() + words[1:], partial(self.postpone, item, moment), icon="clock")

    def _next_days(self, today: date) -> list[date]:
        calendar, days = self._context.desk.town.calendar(), [today]
        for _number in range(_OFFERED_DAYS):
            days.append(calendar.next_service_day(days[-1]))
        return days[1:]

    def ask_moment(self, item: TodayItem) -> None:
        """Ask in a sheet until when."""
        from amtdesk.ui.pages.today.asking import MomentSheet

        self._item = item
        if self._made_moment is None:
            self._made_moment = MomentSheet(self._context, self._place.window())
            self._made_moment.chosen.connect(self._take_moment)
        self._made_moment.ask(self._words.title(item))

    def _take_moment(self, day: date, at: time | None) -> None:
        if self._item is not None:
            self.move(self._item, day, at=at)

    def postpone(self, item: TodayItem, until: datetime) -> None:
        """Put an item off until then."""
        when = self._context.language.relative_time(until, today=self._context.desk.clock.today())
        told = self.tr("Put off until {when}.").format(when=when)
        self._do(item, lambda: self._context.desk.today.postpone(item, until), told=told)

    def move(self, item: TodayItem, day: date, *, at: time | None = None) -> None:
        """Give an item another day."""
        language = self._context.language
        when = language.relative_day(day, today=self._context.desk.clock.today())
        if at is not None:
            when = self.tr("{day}, {time}").format(day=when, time=language.clock_time(at))
        told = self.tr("Moved to {day}.") if item.kind in MOVABLE else self.tr("Put off until {day}.")
        self._do(item, lambda: self._context.desk.today.move(item, day, at=at), told=told.format(day=when))

    def bring_back(self, item: TodayItem) -> None:
        """Take back that an item was put off."""
        told = self.tr("Brought back: {title}").format(title=self._words.title(item))
        self._do(item, lambda: self._context.desk.today.bring_back(item), told=told)

    def _do(self, item: TodayItem, deed: Callable[[], object], *, told: str) -> None:
        try:
            deed()
        except UserFacingError as error:
            self._context.messages.report(error)
        else:
            self.done.emit(item)
            self._context.messages.undo_toast(told)


def _nothing() -> None:
    """A heading does nothing."""
