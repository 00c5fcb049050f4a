"""Items of Heute as rows of a list: signs, times, and what can be done with each."""

from datetime import date, datetime
from typing import Final, Literal

from PySide6.QtCore import QObject

from amtdesk.domain.identifiers import PostId, QuestionId
from amtdesk.domain.today import OF_POSTS, TICKABLE, ItemKind, TodayBrief, TodayItem
from amtdesk.system.language import Language
from amtdesk.ui.page import BRING_NOW, IS_ONLINE, NEW_DATE, PASSED_POSTS, Destination
from amtdesk.ui.pages.today.words import ItemWords
from amtdesk.ui.widgets.card_rows import CardRow, RowAction

OPEN: Final = "open"
TICK: Final = "tick"
LATER: Final = "later"
BACK: Final = "back"
FINISH: Final = "finish"
EDIT: Final = "edit"
REMIND: Final = "remind"
#: What becomes of a post whose time has passed, beside what is answered in the plan.
TO_IDEAS: Final = "ideas"
DROP: Final = "drop"
#: The row that opens the rest of what is coming.
MORE_KEY: Final = "more"

_SIGNED: Final = frozenset({ItemKind.PUBLISH, ItemKind.MISSED})
ICONS: Final = {
    ItemKind.QUESTION: "messages-square",
    ItemKind.ROUND: "footprints",
    ItemKind.PUBLISH: "send",
    ItemKind.MISSED: "send",
    ItemKind.PASSED: "clock-alert",
    ItemKind.PASSED_MANY: "clock-alert",
    ItemKind.RENEWAL: "stamp",
    ItemKind.HELD: "triangle-alert",
    ItemKind.LINK: "link",
    ItemKind.FEEDBACK: "messages-square",
    ItemKind.CONSENT: "users",
    ItemKind.FOLLOW_UP: "phone",
    ItemKind.IN_WORK: "messages-square",
    ItemKind.APPROVAL: "hourglass",
    ItemKind.ANSWER_APPROVAL: "hourglass",
    ItemKind.REPORT: "file-chart-column",
    ItemKind.AGREEMENT: "message-square-quote",
    ItemKind.TASK: "list-todo",
}


class ItemRows(QObject):
    """Makes the rows."""

    def __init__(self, words: ItemWords, language: Language, *, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._language = language

    def row(self, item: TodayItem, brief: TodayBrief, *, now: datetime, coming: bool = False) -> CardRow:
        """The item as a row."""
        if item.done_at is not None:
            return self._done(item, item.done_at)
        today = self._language.local(now).date()
        is_signed = item.kind is ItemKind.PUBLISH
        circle: Literal["", "open", "room"] = "open" if item.kind in TICKABLE else "room"
        lead = self._words.lead(item, brief)
        return CardRow(
            key=key_of(item),
            title=self._words.title(item),
            lead=lead,
            lead_color="warn.text" if item.is_long_open else "text.primary" if lead else "text.secondary",
            meta=self._words.meta(item, brief, today=today),
            meta_icon="stamp" if is_signed else "",
            meta_color="approve.text" if is_signed else "text.secondary",
            icon=ICONS[item.kind],
            circle="" if coming else circle,
            right=self._words.time_left(item, today=today, now=now),
            right_icon=self._time_icon(item, today=today, now=now),
            right_color=self._words.color(item, today=today, now=now),
            link=self._link(item, now=now),
            actions=self._actions(item, now=now),
            status=self.tr("put off") if item.is_postponed(now=now) else "",
        )

    def more(self, count: int) -> CardRow:
        """The row that opens the rest."""
        opening = RowAction(key=OPEN, text=self.tr("Show all"), keys="Return")
        words = self.tr("and {n} more").format(n=count)
        return CardRow(key=MORE_KEY, title=words, icon="chevron-down", actions=(opening,))

    def _done(self, item: TodayItem, at: datetime) -> CardRow:
        words = self._language.clock_time(at)
        return CardRow(key=key_of(item), title=self._words.title(item), circle="done", icon=ICONS[item.kind],
                       right=words, right_icon="check", status=self.tr("done"))  # fmt: skip

    def _link(self, item: TodayItem, *, now: datetime) -> RowAction | None:
        """What waits for someone's yes is not ticked: one reminds them, after a day and twice at most."""
        if not item.may_remind or item.is_postponed(now=now):
            return None
        return RowAction(key=REMIND, text=self.tr("Remind"), icon="mail")

    def _time_icon(self, item: TodayItem, *, today: date, now: datetime) -> str:
        if item.is_postponed(now=now) or item.is_from_days_off:
            return "clock"
        if item.due_at is None and item.remaining is None:
            return ""
        if self._words.color(item, today=today, now=now) != "text.secondary":
            return "clock-alert"
        is_today = item.due_at is None or self._language.local(item.due_at).date() == today
        return "clock" if is_today and item.has_time else "calendar"

    def _actions(self, item: TodayItem, *, now: datetime) -> tuple[RowAction, ...]:
        actions = [RowAction(key=OPEN, text=self._opening(item), icon="arrow-right", keys="Return")]
        if item.kind in TICKABLE:
            actions.append(RowAction(key=TICK, text=self._ticking(item), icon="check", keys="Space"))
        if item.kind is ItemKind.REPORT:
            actions.append(RowAction(key=FINISH, text=self.tr("Finish the report as it stands"), icon="check"))
        actions += self._answers(item)
        actions.append(RowAction(key=LATER, text=self._later(item), icon="clock", keys="Ctrl+T"))
        if item.is_postponed(now=now):
            actions.append(RowAction(key=BACK, text=self.tr("Bring back now"), icon="undo-2"))
        if item.kind is ItemKind.TASK:
            actions.append(RowAction(key=EDIT, text=self.tr("Edit the task …"), icon="pencil", keys="F2"))
        return tuple(actions)

    def _answers(self, item: TodayItem) -> tuple[RowAction, ...]:
        """What became of a post whose time has passed: the same answers, in the same order, as beside the post."""
        is_signed = item.kind in _SIGNED and item.is_overdue and (not item.is_copied or item.kind is ItemKind.MISSED)
        if not is_signed and item.kind is not ItemKind.PASSED:
            return ()
        answers = (
            RowAction(key=IS_ONLINE, text=self.tr("It is online …"), icon="check"),
            RowAction(key=NEW_DATE, text=self.tr("Another date …"), icon="calendar"),
            RowAction(key=TO_IDEAS, text=self.tr("Back to the ideas"), icon="lightbulb"),
        )
        if not is_signed:
            return *answers, RowAction(key=DROP, text=self.tr("Withdraw"), icon="trash-2", danger=True)
        now = RowAction(key=BRING_NOW, text=self.tr("Bring it now"), icon="copy")
        drop = RowAction(key=DROP, text=self.tr("Does not go out any more"), icon="clock-alert")
        return *(() if item.is_copied else (now,)), *answers, drop

    def _opening(self, item: TodayItem) -> str:
        match item.kind:
            case ItemKind.ROUND:
                return self.tr("Start or continue the round")
            case ItemKind.ANSWER_APPROVAL:
                return self.tr("Open, to remind")
            case ItemKind.PASSED_MANY:
                return self.tr("Show them in the plan")
            case ItemKind.RENEWAL:
                return self.tr("Open, to ask again")
            case ItemKind.FEEDBACK:
                return self.tr("Write the feedback")
            case _:
                return self.tr("Open it")

    def _ticking(self, item: TodayItem) -> str:
        match item.kind:
            case ItemKind.QUESTION | ItemKind.IN_WORK:
                return self.tr("No answer needed …")
            case ItemKind.MISSED:
                return self.tr("It went out on time")
            case ItemKind.PUBLISH | ItemKind.LINK:
                return self.tr("Enter as published")
            case _:
                return self.tr("Tick as done")

    def _later(self, item: TodayItem) -> str:
        if item.kind in OF_POSTS or item.kind is ItemKind.FOLLOW_UP:
            return self.tr("Later, or another day …")
        return self.tr("Put off …")


def key_of(item: TodayItem) -> object:
    """What finds the item's row again."""
    return item.kind, item.ref


_PLACES: Final = {
    ItemKind.PASSED_MANY: Destination("plan", PASSED_POSTS),
    ItemKind.ROUND: Destination("rounds", "start"),
}


def place_of(item: TodayItem) -> Destination:
    """Where the item is done."""
    match item.kind:
        case ItemKind.ROUND | ItemKind.PASSED_MANY:
            return _PLACES[item.kind]
        case ItemKind.QUESTION | ItemKind.FOLLOW_UP | ItemKind.ANSWER_APPROVAL | ItemKind.IN_WORK:
            return Destination("questions", QuestionId(int(item.ref)))
        case (
            ItemKind.PUBLISH
            | ItemKind.MISSED
            | ItemKind.PASSED
            | ItemKind.RENEWAL
            | ItemKind.APPROVAL
            | ItemKind.HELD
            | ItemKind.LINK
            | ItemKind.FEEDBACK
            | ItemKind.CONSENT
        ):
            return Destination("plan", PostId(int(item.ref)))
        case ItemKind.REPORT:
            return Destination("report", item.ref)
        case ItemKind.AGREEMENT:
            return Destination("templates", int(item.ref))
        case ItemKind.TASK:
            return Destination(item.page)
