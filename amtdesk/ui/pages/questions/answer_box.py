"""The answer field: typed, from a template, or both. It stores itself and knows whose words stand in it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotFound
from amtdesk.domain.gaps import GAP, fill_gaps, gap_label
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.questions import CitizenQuestion, WordingOrigin
from amtdesk.domain.reply_templates import AgreementState, ReplyTemplate
from amtdesk.domain.wording import open_gaps, origin_of, shortcut_before
from amtdesk.ui.overriding import override
from amtdesk.ui.template_picker import TemplatePicker
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.flow import FlowLayout
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.utf16 import qt_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amtdesk.ui.page import PageContext

_LEAST_HEIGHT: Final = 150
_MOST_HEIGHT: Final = 300
_FIELD_PADDING: Final = 20
_SIGNED: Final = frozenset({AgreementState.AGREED, AgreementState.ENDING_SOON})


class AnswerBox(QWidget):
    """Field, templates that may fit, and the line about the wording."""

    save_requested = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._template: ReplyTemplate | None = None
        self._offered: tuple[ReplyTemplate, ...] = ()
        self._is_picking = False
        theme = context.theme
        self.label = Label(theme, self.tr("Your answer"), role="metaStrong")
        self._insert = LinkButton(theme, self.tr("Insert template"), keys="Ctrl+B")
        QShortcut(QKeySequence("Ctrl+B"), self).activated.connect(self.open_picker)
        self.field = AnswerField(context)
        self.label.setBuddy(self.field)
        self._offers = QWidget()
        self._suggested = FlowLayout(theme, spacing=4)
        self._offers.setLayout(self._suggested)
        self._wording = QWidget()
        self._stamp = IconLabel(theme, "stamp", color="approve.base")
        self._origin = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._error = Label(theme, role="meta", color="danger.text", wrap=True)
        self._lay_out()
        self._insert.clicked.connect(self.open_picker)
        self.field.save_requested.connect(self.save_requested)
        self.field.textChanged.connect(self._show_origin)
        self.field.shortcut_typed.connect(self._expand)

    def _lay_out(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        head = row(theme, spacing=8)
        head.addWidget(self.label, 1)
        head.addWidget(self._insert)
        lines.addLayout(head)
        lines.addWidget(self.field)
        lines.addWidget(self._offers)
        line = row(theme, spacing=6)
        line.addWidget(self._stamp)
        line.addWidget(self._origin, 1)
        self._wording.setLayout(line)
        lines.addWidget(self._wording)
        lines.addWidget(self._error)
        self._error.hide()

    # what is shown

    def show_draft(self, question: CitizenQuestion) -> None:
        """Show what stands in the records; what is being typed just now stays."""
        if not (self.field.hasFocus() and self.field.has_unsaved()):
            self._template = self._known(question.draft_template_id)
        self.field.show_text(question.draft_text)
        self._error.hide()
        self._show_origin()

    def show_suggested(self, templates: "Iterable[ReplyTemplate]") -> None:
        """Offer templates that may fit, as quiet buttons."""
        offered = tuple(templates)
        if offered == self._offered:
            return
        self._offered = offered
        clear_layout(self._suggested)
        before: QWidget = self.field
        for template in offered:
            button = LinkButton(self._context.theme, template.title, icon="message-square-quote")
            button.setToolTip(template.text)
            button.clicked.connect(_inserter(self, template.id))
            self._suggested.addWidget(button)
            self.setTabOrder(before, button)  # they stand below the field: Tab meets them there
            before = button
        self._show_origin()

    def text(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def template_id(self) -> TemplateId | None:
        """The template that the words come from, if they do."""
        return self._template.id if self._template is not None else None

    def origin(self) -> WordingOrigin:
        """Whose words they are."""
        town_values = self._context.desk.town.town().variables
        return origin_of(self.text(), self._template, town_values=town_values)

    def is_stamped(self) -> bool:
        """Whether someone with authority agreed to exactly these words: green is kept for that."""
        return self.origin() is WordingOrigin.TEMPLATE and self._agreement_state() in _SIGNED

    def error_text(self) -> str:
        """What is missing; empty while nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    def may_go_out(self) -> bool:
        """Whether nothing is missing; else say what, and lead there."""
        if not self.text().strip():
            self._say(self.tr("The answer is still empty."))
            return False
        if gaps := open_gaps(self.text()):
            names = ", ".join(self._context.language.sentence(gap_label(gap)) for gap in gaps)
            self._say(self.tr("Please fill in first: {gaps}.").format(gaps=names))
            self.field.select_gap()
            return False
        return True

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.show()
        self.field.setFocus()

    def _show_origin(self) -> None:
        text = self.text()
        if not text.strip():
            self._template = None
        if not open_gaps(text):
            self._error.hide()
        is_unchanged = self.origin() is WordingOrigin.TEMPLATE
        self._offers.setVisible(not text.strip() and self._suggested.count() > 0)
        self._stamp.setVisible(self.is_stamped())
        self._wording.setVisible(bool(text.strip()))
        self._origin.setText(self._origin_words(is_unchanged=is_unchanged) if text.strip() else "")

    def _origin_words(self, *, is_unchanged: bool) -> str:
        if self._template is None:
            return self.tr("Your own words")
        if not is_unchanged:
            words = self.tr("From the template “{title}”, changed")
        elif self._agreement_state() in _SIGNED:
            words = self.tr("From the template “{title}”, unchanged and agreed")
        else:
            words = self.tr("From the template “{title}”, unchanged, not agreed")
        return words.format(title=self._template.title)

    def _agreement_state(self) -> AgreementState | None:
        if self._template is None:
            return None
        return self._template.agreement_state(today=self._context.desk.clock.today())

    def _known(self, template_id: TemplateId | None) -> ReplyTemplate | None:
        if template_id is None:
            return None
        try:
            return self._context.desk.templates.get(template_id)
        except NotFound:
            return None  # deleted since: the words stay, as her own

    # templates

    def open_picker(self) -> None:
        """Search the templates (Ctrl+B)."""
        if self._is_picking:
            return
        self._is_picking = True
        picker = TemplatePicker(self._context, self.window())
        picker.closed.connect(self._end_picking)
        picker.chosen.connect(self.insert_template)
        picker.open_now()

    def _end_picking(self) -> None:
        self._is_picking = False

    def insert_template(self, template_id: TemplateId) -> None:
        """Put a template's words at the cursor, gaps filled as far as known; the first open one is selected."""
        template = self._context.desk.templates.get(template_id)
        values = self._context.desk.templates.prefilled_values(template)
        self._template = template
        self.field.insert(fill_gaps(template.text, values).text)
        self.field.select_gap()
        self.field.setFocus()
        self._show_origin()

    def _expand(self, shortcut: str) -> None:
        template = self._context.desk.templates.by_shortcut(shortcut)
        if template is None:
            self._say(self.tr("No template has the shortcut {shortcut}.").format(shortcut=shortcut))
        elif not template.may_be_copied(today=self._context.desk.clock.today()):
            self._say(self.tr("“{title}” has expired. Please have it agreed again.").format(title=template.title))
        else:
            self.field.remove_before(len(shortcut))
            self.insert_template(template.id)

    def buttons(self) -> tuple[KbdButton, ...]:
        """The buttons that offer templates."""
        return tuple(child for child in self.findChildren(LinkButton) if child is not self._insert)


class AnswerField(AutosaveTextEdit):
    """The text; Tab after a `/kürzel` expands it, any other Tab goes on."""

    shortcut_typed = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, context.language.text("Your answer"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        wanted = round(self.document().size().height()) + self._theme.px(_FIELD_PADDING)
        self.setFixedHeight(min(max(wanted, self._theme.px(_LEAST_HEIGHT)), self._theme.px(_MOST_HEIGHT)))

    @override
    def show_text(self, text: str) -> None:
        """Show a stored text with the cursor behind it."""
        super().show_text(text)
        if not self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def select_gap(self) -> None:
        """Select the first gap that is still open, so that typing fills it."""
        gap = GAP.search(self.toPlainText())
        if gap is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(qt_length(self.toPlainText()[: gap.start()]))
        cursor.setPosition(qt_length(self.toPlainText()[: gap.end()]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def text_before_cursor(self) -> str:
        """What stands on the cursor's line before it."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def remove_before(self, length: int) -> None:
        """Take the last characters before the cursor away."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        shortcut = shortcut_before(self.text_before_cursor()) if next else ""
        if shortcut:
            self.shortcut_typed.emit(shortcut)
            return True
        return super().focusNextPrevChild(next)


def _inserter(box: AnswerBox, template_id: TemplateId) -> "Callable[[], None]":
    return lambda: box.insert_template(template_id)
