"""What looks like personal data in a field, and what would stand there instead. It advises and blocks nothing (R5)."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QLayout, QLineEdit, QTextEdit, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.painting import plate
from amtdesk.ui.widgets.reading_order import read_as_laid_out
from amtdesk.ui.widgets.utf16 import qt_length

if TYPE_CHECKING:
    from amtdesk.domain.personal_data import PersonalData
    from amtdesk.ui.page import PageContext

REDACT_KEYS: Final = "Ctrl+Shift+R"
_MOST_SHOWN: Final = 3
_AT_ONCE: Final = 2_000  # letters; what is longer is looked at once the keys rest
_PAUSE_MS: Final = 250


class PersonalDataLine(QFrame):
    """Each hit with its replacement: redact it, leave it, or redact all."""

    redact_wished = Signal(object)  # tuple[PersonalData, ...]
    leave_wished = Signal(object)  # PersonalData

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._hits: tuple[PersonalData, ...] = ()
        self._rows: list[_HitRow] = []
        theme = self._theme = context.theme
        line = row(theme, spacing=10, margins=(12, 8, 8, 8))
        self.setLayout(line)
        line.addWidget(IconLabel(theme, "lock", color="warn.base"), 0, Qt.AlignmentFlag.AlignTop)
        self._lines = column(theme, spacing=2)
        line.addLayout(self._lines, 1)
        head = row(theme, spacing=8)
        heading = Label(
            theme, self.tr("This looks like personal data"), role="metaStrong", color="warn.text", wrap=True
        )
        head.addWidget(heading, 1)
        self.redact_button = LinkButton(theme, "", keys=REDACT_KEYS, at_end=True)
        self.redact_button.clicked.connect(self.redact_all)
        head.addWidget(self.redact_button)
        self._lines.addLayout(head)
        self._more = Label(theme, role="meta", color="text.secondary")
        self._lines.addWidget(self._more)
        theme.changed.connect(self.update)

    def hits(self) -> "tuple[PersonalData, ...]":
        """What it shows."""
        return self._hits

    def texts(self) -> tuple[str, ...]:
        """What its rows say."""
        return tuple(hit_row.words.text() for hit_row in self._rows if not hit_row.isHidden())

    def show_hits(self, hits: "tuple[PersonalData, ...]") -> None:
        """Show these; there is at least one."""
        self._hits = hits
        is_one = len(hits) == 1
        self.redact_button.set_label(self.tr("Redact") if is_one else self.tr("Redact all"))
        for place, hit in enumerate(hits[:_MOST_SHOWN]):
            self._row(place).show_hit(hit, is_alone=is_one)
        for spare in self._rows[len(hits) :]:
            spare.hide()
        left = len(hits) - _MOST_SHOWN
        self._more.setText(self.tr("and {count} more").format(count=left))
        self._more.setVisible(left > 0)
        self.setAccessibleName(" ".join((self.tr("This looks like personal data"), *self.texts())))

    def redact_all(self) -> None:
        """Ask for every one of them."""
        self.redact_wished.emit(self._hits)

    def buttons(self) -> list[LinkButton]:
        """Its buttons in the order of Tab."""
        return [self.redact_button, *(button for hit_row in self._rows for button in (hit_row.redact, hit_row.leave))]

    def _row(self, place: int) -> "_HitRow":
        while len(self._rows) <= place:
            made = _HitRow(self._context)
            made.redact_wished.connect(lambda hit: self.redact_wished.emit((hit,)))
            made.leave_wished.connect(self.leave_wished)
            self._rows.append(made)
            self._lines.insertWidget(len(self._rows), made)
            read_as_laid_out(self)
        return self._rows[place]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        border = theme.color("warn.text") if theme.is_high_contrast else None
        painter, rect = QPainter(self), QRectF(self.rect())
        plate(painter, rect, radius=theme.px(8), fill=theme.color("warn.soft"), border=border, width=theme.hairline())


class _HitRow(QWidget):
    """0170 1234567 → [Telefonnummer], and what to do about it."""

    redact_wished = Signal(object)
    leave_wished = Signal(object)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._hit: PersonalData | None = None
        theme = context.theme
        line = row(theme, spacing=4)
        self.setLayout(line)
        self.words = Label(theme, role="meta", wrap=True)
        self.redact = LinkButton(theme, self.tr("Redact"), at_end=True)
        self.leave = LinkButton(theme, self.tr("Leave it"), at_end=True)
        line.addWidget(self.words, 1)
        line.addWidget(self.redact)
        line.addWidget(self.leave)
        self.redact.clicked.connect(lambda: self.redact_wished.emit(self._hit))
        self.leave.clicked.connect(lambda: self.leave_wished.emit(self._hit))

    def show_hit(self, hit: "PersonalData", *, is_alone: bool) -> None:
        from amtdesk.domain.personal_data import KIND_WORD

        self._hit = hit
        shown = " ".join(hit.text.split())
        self.words.setText(f"{shown} → {hit.redacted}")
        self.words.setToolTip(self._context.language.text(KIND_WORD[hit.kind]))
        self.redact.setAccessibleName(self.tr("Redact {words}").format(words=shown))
        self.leave.setAccessibleName(self.tr("Leave {words}").format(words=shown))
        self.redact.setVisible(not is_alone)  # the one above means the same
        self.show()


class PersonalDataCare(QObject):
    """Looks at what is typed into a field, shows the line once it is needed, and redacts within the field's own undo.

    `place` is where the line will stand. Nothing is ever redacted by itself, and nothing waits for it.
    """

    changed = Signal()  # the line came, went or is another height
    redacted = Signal()

    def __init__(self, context: "PageContext", field: QTextEdit | QLineEdit, *, place: QLayout) -> None:
        super().__init__(field)
        self._context = context
        self._field = field
        self._place = place
        self._line: PersonalDataLine | None = None
        self._left: set[tuple[str, str]] = set()  # she said: it may stay
        self._public: tuple[str, ...] | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.look)
        field.textChanged.connect(self._note_typing)

    @property
    def line(self) -> PersonalDataLine | None:
        """The line, if it was ever needed."""
        return self._line

    def forget(self) -> None:
        """Another text begins: what was left before is looked at anew, and so are the office's own numbers."""
        self._left.clear()
        self._public = None
        self.look()

    def look(self) -> None:
        """Show what is there now."""
        self._later.stop()
        text = self._text()
        hits = self._find(text) if text else ()
        if not hits and self._line is None:
            return
        line = self._made()
        is_other = hits != line.hits() or line.isHidden() == bool(hits)
        if not is_other:
            return
        if hits:
            line.show_hits(hits)
            self._order(line)
        line.setVisible(bool(hits))
        self.changed.emit()

    def _find(self, text: str) -> "tuple[PersonalData, ...]":
        if not any(sign.isdigit() or sign == "@" for sign in text):
            return ()
        from amtdesk.domain.personal_data import find_personal_data

        if self._public is None:
            self._public = self._context.desk.town.public_contacts()
        found = find_personal_data(text, public=self._public)
        return tuple(hit for hit in found if (hit.kind, hit.text) not in self._left)

    def _made(self) -> PersonalDataLine:
        if self._line is None:
            line = self._line = PersonalDataLine(self._context)
            line.hide()
            line.redact_wished.connect(self.redact)
            line.leave_wished.connect(self.leave)
            self._place.addWidget(line)
            if (place := line.parentWidget()) is not None:
                read_as_laid_out(place)
            home = self._field.parentWidget() or self._field
            keys = QShortcut(QKeySequence(REDACT_KEYS), home, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(self._redact_shown)
        return self._line

    def _order(self, line: PersonalDataLine) -> None:
        """Tab meets the line right after the field."""
        before: QWidget = self._field
        for button in line.buttons():
            QWidget.setTabOrder(before, button)
            before = button

    def _redact_shown(self) -> None:
        self.look()
        if self._line is not None and not self._line.isHidden():
            self._line.redact_all()

    def leave(self, hit: "PersonalData") -> None:
        """She decided that it may stay."""
        self._left.add((hit.kind, hit.text))
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()

    def redact(self, hits: "tuple[PersonalData, ...]") -> None:
        """Replace these; the field's own undo brings them back."""
        text = self._text()
        fresh = [hit for hit in hits if text[hit.start : hit.start + hit.length] == hit.text]
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        places = [
            (qt_length(text[: hit.start]), qt_length(hit.text), hit.redacted)
            for hit in sorted(fresh, key=lambda each: each.start, reverse=True)
        ]
        if isinstance(self._field, QLineEdit):
            for start, length, words in places:
                self._field.setSelection(start, length)
                self._field.insert(words)
        else:
            _replace(QTextCursor(self._field.document()), places)
        self.look()
        self.redacted.emit()

    def _text(self) -> str:
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    def _note_typing(self) -> None:
        if len(self._text()) <= _AT_ONCE:
            self.look()
        else:
            self._later.start()


def _replace(cursor: QTextCursor, places: list[tuple[int, int, str]]) -> None:
    cursor.beginEditBlock()  # one step of undo
    for start, length, words in places:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
    cursor.endEditBlock()
