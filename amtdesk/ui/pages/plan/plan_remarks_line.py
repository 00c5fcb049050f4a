"""What can be said of the plan, on one quiet line: how many remarks there are; a sheet lists them and leads there."""

from datetime import date
from typing import TYPE_CHECKING, Final, assert_never

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.plan_remarks import PlanRemark, RemarkKind
from amtdesk.ui.pages.plan.topic_words import said_topic
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, RowAction
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.row_delegate import RowStyle
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords

_ICONS: Final = {
    RemarkKind.SAME_TIME: "clock",
    RemarkKind.NO_SERVICE: "calendar",
    RemarkKind.GAP: "triangle-alert",
    RemarkKind.SAME_TOPIC: "equal",
    RemarkKind.NO_QUESTION: "messages-square",
    RemarkKind.BALANCE: "file-chart-column",
}
#: What one more post sets right.
_FILLED_BY_ONE: Final = frozenset({RemarkKind.GAP, RemarkKind.NO_QUESTION})
_WIDTH: Final = 620
_MOST_TITLES: Final = 3


class RemarkWords(QObject):
    """Says remarks in the window's language."""

    def __init__(self, language: "Language", words: "PostWords", *, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._words = words

    def sentence(self, remark: PlanRemark) -> str:
        """What is remarked, in one sentence."""
        match remark.kind:
            case RemarkKind.SAME_TIME:
                return self._same_time(remark)
            case RemarkKind.NO_SERVICE:
                return self._without_service(remark)
            case RemarkKind.GAP:
                return self.tr("From {first} to {last} nothing is planned for {n} days of service.").format(
                    first=self._day(remark.first), last=self._day(remark.last), n=remark.service_days
                )
            case RemarkKind.SAME_TOPIC:
                return self._same_topic(remark)
            case RemarkKind.NO_QUESTION:
                week = self._language.week(remark.first)
                return self.tr("In {week} no post asks the readers anything.").format(week=week)
            case RemarkKind.BALANCE:
                return self._balance(remark)
            case _:
                assert_never(remark.kind)

    def titles(self, remark: PlanRemark) -> str:
        """The titles of the posts it is about; of many the first."""
        shown = [self.tr("“{title}”").format(title=self._title(each.title)) for each in remark.posts[:_MOST_TITLES]]
        if len(remark.posts) > _MOST_TITLES:
            shown.append(self.tr("and {n} more").format(n=len(remark.posts) - _MOST_TITLES))
        return ", ".join(shown)

    def count(self, remarks: int) -> str:
        """How many there are."""
        return self.tr("1 remark on the plan") if remarks == 1 else self.tr("{n} remarks on the plan").format(n=remarks)

    def short_count(self, remarks: int) -> str:
        """The same where there is little room."""
        return self.tr("1 remark") if remarks == 1 else self.tr("{n} remarks").format(n=remarks)

    def _same_time(self, remark: PlanRemark) -> str:
        at = remark.posts[0].at
        return self.tr("{n} posts go out at the same time: {day}, {time}.").format(
            n=len(remark.posts),
            day=self._day(remark.first),
            time="" if at is None else self._language.clock_time(at),
        )

    def _without_service(self, remark: PlanRemark) -> str:
        day = self._day(remark.first)
        if len(remark.posts) == 1:
            return self.tr("Nobody is there on {day}: have the platform bring the post.").format(day=day)
        return self.tr("Nobody is there on {day}: have the platform bring {n} posts.").format(
            day=day, n=len(remark.posts)
        )

    def _same_topic(self, remark: PlanRemark) -> str:
        values = {
            "topic": said_topic(remark.posts[0].topic),
            "n": len(remark.posts),
            "first": self._day(remark.first),
            "last": self._day(remark.last),
        }
        if remark.first == remark.last:
            return self.tr("{n} posts on “{topic}” on the same day, {first}.").format(**values)
        return self.tr("{n} posts on “{topic}” close together, {first} to {last}.").format(**values)

    def _balance(self, remark: PlanRemark) -> str:
        share = remark.topic
        if share is None:
            return ""
        values = {
            "topic": said_topic(share.topic),
            "share": self._language.percent(share.share),
            "due": self._language.percent(share.due),
            "first": self._day(remark.first),
        }
        if share.is_wished:
            words = self.tr("In the four weeks from {first}, “{topic}” has {share} of the posts; {due} are wished.")
        else:
            words = self.tr("In the four weeks from {first}, “{topic}” has {share} of the posts; even would be {due}.")
        return words.format(**values)

    def _day(self, day: date) -> str:
        return self._language.short_date(day)

    def _title(self, title: str) -> str:
        return title or self.tr("Without a title")


class PlanRemarksLine(QWidget):
    """A link that counts remarks and opens them; nothing is shown where there are none."""

    post_opened = Signal(object)  # PostId
    day_requested = Signal(object)  # date
    new_requested = Signal(object)  # date: a post that would fill the gap, or ask

    def __init__(self, context: "PageContext", words: "PostWords", *, is_short: bool = False) -> None:
        super().__init__()
        self._context = context
        self._is_short = is_short
        self._said = RemarkWords(context.language, words, parent=self)
        self._remarks: tuple[PlanRemark, ...] = ()
        self.link = LinkButton(context.theme, "", icon="info", at_end=True)
        line = row(context.theme, spacing=0)
        line.addWidget(self.link)
        self.setLayout(line)
        self.link.clicked.connect(self.open_remarks)

    def show_days(self, first: date, last: date) -> None:
        """Look at these days (both included)."""
        self._remarks = self._context.desk.plan_remarks.between(first, last)
        count = len(self._remarks)
        self.link.set_label(self._said.short_count(count) if self._is_short else self._said.count(count))
        self.link.setToolTip(self._said.count(count) if self._is_short else "")
        self.setVisible(bool(self._remarks))

    def remarks(self) -> tuple[PlanRemark, ...]:
        """What is remarked."""
        return self._remarks

    def open_remarks(self) -> None:
        """List them over the window."""
        sheet = RemarksSheet(self._context, self.window(), remarks=self._remarks, said=self._said)
        sheet.post_opened.connect(self.post_opened)
        sheet.day_requested.connect(self.day_requested)
        sheet.new_requested.connect(self.new_requested)
        sheet.open(sheet.list)


class RemarksSheet(TallSheet):
    """The remarks, each with a way to its post or day."""

    post_opened = Signal(object)  # PostId
    day_requested = Signal(object)  # date
    new_requested = Signal(object)  # date

    def __init__(
        self, context: "PageContext", parent: QWidget, *, remarks: tuple[PlanRemark, ...], said: RemarkWords
    ) -> None:
        super().__init__(context.theme, parent, heading=said.count(len(remarks)), width=_WIDTH)
        self._remarks = remarks
        self._today = context.desk.clock.today()
        hint = self.tr("Advice only. Enter leads to the post, or to the day.")
        self.head.addWidget(Label(context.theme, hint, role="meta", color="text.secondary", wrap=True))
        style = RowStyle(title_role="body", title_lines=3)
        self.list = CardList(context.theme, self.heading.text(), style=style, framed=False)
        self.list.show_rows([self._row(number, each, said=said) for number, each in enumerate(remarks)])
        self.list.select_first()
        self.list.opened.connect(self._go_to)
        self.list.action_requested.connect(self._begin)
        self.foot.addWidget(self.end_with())
        self.add_middle(self.list)

    def _row(self, number: int, remark: PlanRemark, *, said: RemarkWords) -> CardRow:
        return CardRow(
            key=number,
            title=said.sentence(remark),
            meta=said.titles(remark),
            icon=_ICONS[remark.kind],
            icon_color="warn.base" if remark.kind is RemarkKind.GAP else "text.secondary",
            link=RowAction(key="new", text=self.tr("New post"), icon="plus") if remark.kind in _FILLED_BY_ONE else None,
        )

    def _begin(self, key: object, _wish: str) -> None:
        remark = self._remarks[key]  # type: ignore[call-overload]  # as below
        self.close_sheet()
        self.new_requested.emit(max(remark.first, self._today))

    def _go_to(self, key: object) -> None:
        remark = self._remarks[key]  # type: ignore[call-overload]  # keys are the numbers of the rows
        self.close_sheet()
        if len(remark.posts) == 1:
            self.post_opened.emit(remark.posts[0].id)
        elif remark.posts:
            self.day_requested.emit(remark.posts[-1].day)
        else:
            self.day_requested.emit(remark.first)
