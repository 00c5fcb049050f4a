"""The card "Prüfung": what the checks say about the post. They advise; the rules stand in the domain."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.checks import Check
from amtdesk.ui.pages.plan.check_line import INSET, CheckLine, FineLine
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, clear_layout, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from amtdesk.ui.page import PageContext

#: So many remarks and so many lines in order are seen at once; the rest is unfolded.
MOST_REMARKS: Final = 5
MOST_FINE: Final = 3


class ChecksCard(Card):
    """What to look at stands first; what is fine follows in grey, folded."""

    shown = Signal(object)  # Check: go to its place
    cured = Signal(object)  # Check
    set_aside = Signal(object)  # Check
    own_words_requested = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, padding=(14, 16 - INSET), spacing=8)
        self._language = context.language
        self._checks: tuple[Check, ...] = ()
        self._is_read_only = False
        self._is_unfolded = False
        self._pointed: Check | None = None
        self._remarks: list[CheckLine] = []
        head = row(self._theme, spacing=8, margins=(INSET, 0, INSET, 0))
        head.addWidget(Label(self._theme, self.tr("Checks"), role="heading"), 1)
        self._count = Label(self._theme, role="meta", color="text.secondary")
        head.addWidget(self._count)
        self._lines = column(self._theme, spacing=4)
        self.column.addLayout(head)
        self.column.addLayout(self._lines)
        self._show_later = QTimer(self, singleShot=True, interval=0)
        self._show_later.timeout.connect(self._show)

    def show_checks(self, checks: Sequence[Check], *, is_read_only: bool = False, pointed: Check | None = None) -> None:
        """Show these results, and set off the one in which the cursor stands; a key that waits goes first."""
        self._pointed = pointed
        is_same = [_seen(check) for check in checks] == [_seen(check) for check in self._checks]
        if is_same and self._is_read_only == is_read_only and not self._show_later.isActive():
            self._move(checks)  # only places are others: nothing is built anew while she types
            self._checks = tuple(checks)
            self._point()
            return
        self._checks, self._is_read_only = tuple(checks), is_read_only
        self._show_later.start()

    def point_at(self, check: Check | None) -> None:
        """Set off the remark in which the cursor stands."""
        if check is not self._pointed:
            self._pointed = check
            self._point()

    def _point(self) -> None:
        is_folded = self._pointed in self._checks and all(line.check is not self._pointed for line in self._remarks)
        if is_folded:
            self._show_later.start()
        else:
            self._set_off()

    def _set_off(self) -> None:
        for line in self._remarks:
            line.set_current(is_current=self._pointed is not None and line.check is self._pointed)

    def is_due(self) -> bool:
        """Whether something is to be shown that is not yet."""
        return self._show_later.isActive()

    def _show(self) -> None:
        remarks = [check for check in self._checks if not check.is_fine]
        fine = [check for check in self._checks if check.is_fine]
        kinds = {check.kind for check in self._checks}
        amiss = {check.kind for check in remarks}
        words = self.tr("{fine} of {all} in order").format(fine=len(kinds - amiss), all=len(kinds))
        self._say_count(words if self._checks else "")
        clear_layout(self._lines)
        seen = _first(remarks, MOST_REMARKS, is_unfolded=self._is_unfolded)
        if self._pointed in remarks and self._pointed not in seen:
            seen = [*seen, self._pointed]
        self._remarks = [self._line(check, number) for check, number in _numbered(seen)]
        for line in self._remarks:
            self._lines.addWidget(line)
        self._fold(len(remarks) - len(self._remarks), remarks=True)
        shown = _first(fine, MOST_FINE, is_unfolded=self._is_unfolded)
        for check in shown:
            self._lines.addWidget(FineLine(self._theme, self._language.sentence(check.words)))
        self._fold(len(fine) - len(shown), remarks=False)
        if self._is_unfolded:
            self._lines.addLayout(self._foot())
        read_as_laid_out(self)
        self._set_off()

    def _say_count(self, words: str) -> None:
        """Show how much is in order, and tell it whoever does not look: only when it is another number."""
        if words != self._count.text():
            self._count.setText(words)
            announce(self._count, self.tr("Checks: {result}").format(result=words) if words else "")

    def _foot(self) -> "QHBoxLayout":
        last = row(self._theme, margins=(INSET, 0, INSET, 0))
        words = LinkButton(self._theme, self.tr("Own words …"))
        words.clicked.connect(self.own_words_requested)
        last.addWidget(words)
        last.addStretch(1)
        last.addWidget(self._link(self.tr("Fewer")))
        return last

    def _move(self, checks: Sequence[Check]) -> None:
        """The same remarks at other places: the lines stay, in their order."""
        old = [check for check in self._checks if not check.is_fine]
        new = [check for check in checks if not check.is_fine]
        for line in self._remarks:
            line.check = next(now for was, now in zip(old, new, strict=True) if was is line.check)

    def _fold(self, count: int, *, remarks: bool) -> None:
        if count <= 0:
            return
        if remarks:
            words = self.tr("1 more remark") if count == 1 else self.tr("{n} more remarks").format(n=count)
        else:
            words = self.tr("1 more in order") if count == 1 else self.tr("{n} more in order").format(n=count)
        place = QWidget()
        line = row(self._theme, spacing=0, margins=(0, 0, INSET, 0))
        place.setLayout(line)
        said = FineLine(self._theme, words, icon="ellipsis" if remarks else "check")
        line.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._link(self.tr("All"), name=self.tr("Show all: {what}").format(what=words)))
        self._lines.addWidget(place)

    def _link(self, words: str, *, name: str = "") -> LinkButton:
        link = LinkButton(self._theme, words, at_end=True)
        link.setAccessibleName(name or words)
        link.clicked.connect(self.unfold)
        return link

    def unfold(self) -> None:
        """Show everything, or the weightiest again."""
        self._is_unfolded = not self._is_unfolded
        self._show_later.start()  # not within its own click: the link itself goes

    def _line(self, check: Check, number: int) -> CheckLine:
        line = CheckLine(self._theme, self._language, check=check, is_read_only=self._is_read_only, number=number)
        line.shown.connect(lambda: self.shown.emit(line.check))
        line.cured.connect(lambda: self.cured.emit(line.check))
        line.set_aside.connect(lambda: self.set_aside.emit(line.check))
        return line


def _first(checks: Sequence[Check], most: int, *, is_unfolded: bool) -> Sequence[Check]:
    """One more than the fold holds is shown at once: a line for a single one saves nothing."""
    return checks if is_unfolded or len(checks) <= most + 1 else checks[:most]


def _numbered(checks: Sequence[Check]) -> Iterator[tuple[Check, int]]:
    """Each with its number among those that say the same; 0 where none else does."""
    said = [(check.words.source, tuple(check.words.values.items())) for check in checks]
    for place, (check, words) in enumerate(zip(checks, said, strict=True)):
        yield check, said[: place + 1].count(words) if said.count(words) > 1 else 0


def _seen(check: Check) -> tuple[object, ...]:
    """What of a check can be seen in the card: all but its place."""
    cure = None if check.cure is None else (check.cure.words.source, tuple(check.cure.words.values.items()))
    return check.is_fine, check.level, check.words.source, tuple(check.words.values.items()), cure, check.span is None
