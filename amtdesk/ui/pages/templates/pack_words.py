"""What a row of a pack says on the screen: its kind, what is done with it, and what is different, word by word."""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.packs import Choice, FieldDifference, PackRow, RowKind, Value
from amtdesk.domain.word_comparison import Piece, PieceKind, compared

if TYPE_CHECKING:
    from amtdesk.domain.imports import Fault
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.widgets.chips import ChipKind

#: What a row is marked with in the list. Blue is to be taken, amber to be decided.
ICONS: Final = {
    RowKind.NEW: "plus",
    RowKind.CHANGED: "pencil",
    RowKind.CONFLICT: "triangle-alert",
    RowKind.SAME: "equal",
}
CHIPS: "Final[dict[RowKind, ChipKind]]" = {
    RowKind.NEW: "accent",
    RowKind.CHANGED: "accent",
    RowKind.CONFLICT: "warn",
    RowKind.SAME: "neutral",
}


class PackWords(QObject):
    """Words in the window's language."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._theme = context.theme
        self._language = context.language
        self._levels = {level.level: level.name for level in context.desk.town.approval_levels()}

    def kind(self, kind: RowKind) -> str:
        """Return what a row is beside the records."""
        return {
            RowKind.NEW: self.tr("new"),
            RowKind.CHANGED: self.tr("changed"),
            RowKind.CONFLICT: self.tr("in conflict"),
            RowKind.SAME: self.tr("the same"),
        }[kind]

    def choice(self, choice: Choice) -> str:
        """Return what can be done with a row, as a button says it."""
        return {
            Choice.TAKE: self.tr("Take over"),
            Choice.LEAVE: self.tr("Leave"),
            Choice.BOTH: self.tr("Keep both"),
        }[choice]

    def outcome(self, row: PackRow, choice: Choice) -> str:
        """Return what will be done with a row."""
        if row.kind is RowKind.SAME:
            return ""
        return {
            Choice.TAKE: self.tr("is taken over"),
            Choice.LEAVE: self.tr("is left"),
            Choice.BOTH: self.tr("both are kept"),
        }[choice]

    def place(self, row: PackRow) -> str:
        """Return where it stands in the file, and what taking it would cost."""
        line = self.tr("line {n}").format(n=row.line)
        return self.tr("{line} · the agreement lapses").format(line=line) if row.costs_stamp else line

    def fault(self, fault: "Fault") -> str:
        """Return a fault with its line."""
        return self.tr("Line {line}: {words}").format(line=fault.line, words=self._language.sentence(fault.message))

    def notes(self, row: PackRow) -> list[str]:
        """Return why it is in conflict, and what becomes of the agreement."""
        return [self._language.sentence(note) for note in row.notes]

    # what is different

    def as_html(self, row: PackRow) -> str:
        """Return what the row says, field by field; what is different is underlined or struck through."""
        return "".join(self._paragraph(row, each) for each in row.differences())

    def spoken(self, row: PackRow) -> str:
        """Return the differences as a screen reader can say them, without looks."""
        return " ".join(
            self.tr("{name}: until now “{before}”, in the file “{after}”.").format(
                name=self._language.text(each.name),
                before=self._written(each, each.before),
                after=self._written(each, each.after),
            )
            for each in row.differences()
        )

    def _paragraph(self, row: PackRow, each: FieldDifference) -> str:
        name = escape(self._language.text(each.name))
        before, after = self._written(each, each.before), self._written(each, each.after)
        words = _marked(after) if row.before is None else "".join(self._pieces(each, before, after=after))
        color = self._theme.color("text.secondary").name()
        size = self._theme.font("meta").pixelSize()
        gap = self._theme.px(12)
        return (
            f'<p style="margin-bottom:{gap}px"><span style="color:{color}; font-size:{size}px">{name}</span>'
            f"<br>{words}</p>"
        )

    def _pieces(self, each: FieldDifference, before: str, *, after: str) -> Iterator[str]:
        if isinstance(each.before, str) and isinstance(each.after, str):
            pieces = compared(before, after)
        else:
            whole = ((PieceKind.GONE, before), (PieceKind.NEW, after))
            pieces = tuple(Piece(kind, text) for kind, text in whole if text)
        last = PieceKind.SAME
        for piece in pieces:
            if last is PieceKind.GONE and piece.kind is PieceKind.NEW:
                yield " "  # else what goes and what comes stand together like one word
            yield self._looks(piece)
            last = piece.kind

    def _looks(self, piece: Piece) -> str:
        text = _marked(piece.text)
        if piece.kind is PieceKind.SAME:
            return text
        if piece.kind is PieceKind.GONE:
            return f'<s style="color:{self._theme.color("text.tertiary").name()}">{text}</s>'
        return f'<u style="color:{self._theme.color("accent.text").name()}; font-weight:600">{text}</u>'

    def _written(self, each: FieldDifference, value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return self._language.numeric_date(value)
        if isinstance(value, int):
            name = self._levels.get(value, "") if each.name == "Approval level" else ""
            return f"{value} ({name})" if name else str(value)
        return self._kinds().get(value, value) if each.name == "Kind" else value

    def _kinds(self) -> dict[str, str]:
        return {
            "comment": self.tr("Comment"),
            "dm": self.tr("Direct message"),
            "group": self.tr("Group"),
            "press": self.tr("Press"),
        }


def _marked(text: str) -> str:
    return escape(text).replace("\n", "<br>")
