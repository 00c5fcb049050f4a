"""Editing a template where it stands. It stores while she types; there is no Save button."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from amtdesk.domain.gaps import GapFault
from amtdesk.domain.questions import short_title
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.domain.template_rules import LONGEST_TEXT, LONGEST_TITLE
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.templates.template_text import TemplateTextEdit
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.fields import AUTOSAVE_MS
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from amtdesk.ui.page import PageContext

_NAME_WIDTH: Final = 134
_TITLE_FROM_TEXT: Final = 60


class TemplateEditor(QWidget):
    """Title, text, subject, shortcut and approval level of one template, or of a new one."""

    save_requested = Signal(object)  # dict[str, str | int]: the columns that are different
    finished = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._kept: dict[str, str | int] = {}
        theme = context.theme
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._timer.timeout.connect(self.flush)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(theme.px(8))
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.text = TemplateTextEdit(theme, self.tr("Text"))
        self._gaps = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._category = QComboBox()
        self._category.setEditable(True)
        self._category.setFont(theme.font("control"))
        self._shortcut = QLineEdit()
        self._level = QComboBox()
        self._fault = RefusalLine(theme)
        self._saved = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.done = KbdButton(theme, self.tr("Finish"), kind="primary", icon="check", keys="Ctrl+Return")
        self._assemble()
        self._listen()

    def _assemble(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=10)
        self.setLayout(lines)
        self._add(self.tr("Title"), self.title, role="controlStrong")
        self._add(self.tr("Text"), self.text)
        self._grid.addWidget(self._gaps, self._grid.rowCount(), 1)
        self._add(self.tr("Subject"), self._category)
        self._add(self.tr("Shortcut"), self._shortcut)
        self._add(self.tr("Approval level"), self._level)
        self._shortcut.setPlaceholderText("/")
        lines.addLayout(self._grid)
        self._show_faults(())
        lines.addWidget(self._fault)
        foot = row(theme)
        foot.addWidget(self.done)
        foot.addWidget(self._saved, 1)
        lines.addLayout(foot)

    def _listen(self) -> None:
        for field in (self.title, self._shortcut):
            field.textEdited.connect(self._wait)
            field.editingFinished.connect(self.flush)
        self.text.textChanged.connect(self._wait)
        self.text.save_requested.connect(self._save_text)
        self.text.too_long.connect(self._say_too_long)
        self.text.faults_changed.connect(self._show_faults)
        self._category.currentTextChanged.connect(self._wait)
        self._level.currentIndexChanged.connect(self._wait)
        self.done.clicked.connect(self.finished)

    def edit(self, template: ReplyTemplate | None, *, title: str = "", category: str = "") -> None:
        """Begin with a template, or with a new one that may have a title and a subject already."""
        self._fill_choices()
        self._show(template, title=title, category=category)
        self._kept = self.values() if template is not None else {**self.values(), "title": "", "text": ""}
        self._timer.stop()
        self._fault.hide()
        self._saved.clear()
        self.show()
        focus: QWidget = self.text if template is not None or title else self.title
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, str | int]:
        """Return what stands in the fields, by column."""
        level = self._level.currentData()
        return {
            "title": self.title.text().strip(),
            "text": self.text.text(),
            "category": self._category_key(),
            "shortcut": self._shortcut.text().strip().removeprefix("/"),
            "approval_level": level if isinstance(level, int) else 1,
        }

    def flush(self) -> None:
        """Ask to store what is different now. A new template without title takes one from its text."""
        self._timer.stop()
        values = self.values()
        if not values["title"]:
            values["title"] = short_title(str(values["text"]), _TITLE_FROM_TEXT)
        different = {name: value for name, value in values.items() if self._kept.get(name) != value}
        if not different:
            self._fault.hide()  # what could not be stored is gone again
        elif values["title"]:
            self.save_requested.emit(different)

    def has_fault(self) -> bool:
        """Whether what stands there could not be stored."""
        return not self._fault.isHidden()

    def follow(self, template: ReplyTemplate) -> None:
        """Show what the records hold now, where that is not what was stored from here."""
        held = {name: getattr(template, name) for name in self.values()}
        if held != self._kept and not self._timer.isActive():
            self._show(template, title="", category="")
            self._kept = self.values()
            self._timer.stop()

    def note_saved(self, values: dict[str, str | int]) -> None:
        """It is stored."""
        self._kept |= values
        self._fault.hide()
        at = self._context.language.clock_time(self._context.desk.clock.now())
        self._saved.setText(self.tr("Saved at {time}").format(time=at))

    def say(self, fault: str) -> None:
        """Say what cannot be stored like this; what was typed stays."""
        self._fault.setText(fault)
        self._fault.show()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _show_faults(self, faults: tuple[GapFault, ...]) -> None:
        """What will never be filled is said while it is typed; without a fault, how a gap is written."""
        if faults:
            self._gaps.setText(self._context.language.sentence(faults[0].message))
        else:
            words = self.tr("Gaps are written like this: {example}")
            self._gaps.setText(words.format(example="{{datum}} · {{frist|morgen}}"))
        self._gaps.set_color("warn.text" if faults else "text.secondary")

    def _say_too_long(self, letters: int) -> None:
        number = self._context.language.number
        words = self.tr("What you pasted has {n} letters. A template holds up to {most}. It was not pasted.")
        self._gaps.setText(words.format(n=number(letters), most=number(LONGEST_TEXT)))
        self._gaps.set_color("warn.text")

    def _wait(self) -> None:
        self._timer.start()

    def _save_text(self, _text: str) -> None:
        self.flush()

    def _show(self, template: ReplyTemplate | None, *, title: str, category: str) -> None:
        self.title.setText(template.title if template else title)
        self.text.setPlainText(template.text if template else "")
        wanted = template.category if template else category
        place = self._category.findData(wanted)
        self._category.setCurrentIndex(place)
        if place < 0:
            self._category.setEditText(wanted)
        self._shortcut.setText(template.shortcut if template else "")
        self._level.setCurrentIndex(max(0, self._level.findData(template.approval_level if template else 1)))

    def _fill_choices(self) -> None:
        self._category.clear()
        self._category.addItem("", "")
        for category in self._context.desk.town.categories():
            self._category.addItem(category.name, category.key)
        self._level.clear()
        for level in self._context.desk.town.approval_levels():
            self._level.addItem(f"{level.level} · {level.name}", level.level)

    def _category_key(self) -> str:
        """The key of a known subject; a new one is its own key until the office gives it another name."""
        written = self._category.currentText().strip()
        place = self._category.findText(written, Qt.MatchFlag.MatchFixedString)
        key = self._category.itemData(place) if place >= 0 else None
        return str(key) if key is not None else written

    def _add(self, name: str, field: QWidget, *, role: str = "control") -> None:
        theme = self._context.theme
        label = Label(theme, name, role="meta", color="text.secondary", wrap=True)
        label.setFixedWidth(theme.px(_NAME_WIDTH))
        label.setBuddy(field)
        field.setAccessibleName(name)
        if isinstance(field, QComboBox) and (inner := field.lineEdit()) is not None:
            inner.setAccessibleName(name)
        is_long = isinstance(field, TemplateTextEdit)
        if not is_long:
            field.setFont(theme.font(role))
        else:
            label.setContentsMargins(0, theme.px(9), 0, 0)  # beside the first line
        number = self._grid.rowCount()
        self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop if is_long else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, number, 1)
