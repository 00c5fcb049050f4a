"""The answer: typed, from a template, or both. It stores itself, and knows whose words stand in it and who agreed."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotFound
from amtdesk.domain.gaps import fill_gaps, gap_label
from amtdesk.domain.questions import CitizenQuestion, WordingOrigin
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.domain.wording import open_gaps, origin_of
from amtdesk.ui.pages.questions.answer_field import AnswerField
from amtdesk.ui.pages.questions.answer_hints import AnswerHints
from amtdesk.ui.pages.questions.answer_stand import NOTHING_WRITTEN, names_to_ask, stand_of
from amtdesk.ui.pages.questions.late_parts import LateColumn
from amtdesk.ui.pages.questions.unstored_words import UnstoredWords
from amtdesk.ui.pages.questions.wording_line import SIGNED, WordingLine
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import TemplateId
    from amtdesk.domain.suggestions import SuggestedTemplate
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.approval_line import ApprovalLine
    from amtdesk.ui.pages.questions.suggestion_list import SuggestionList
    from amtdesk.ui.pages.questions.words import QuestionWords

#: After the last key: who has to say yes is worked out, and what the buttons say.
_PAUSE_MS: Final = 150
MOST_OFFERED: Final = 3


class AnswerBox(QWidget):
    """Field, templates that fit, the line about the wording, the line about its approval."""

    save_requested = Signal(str)
    stood = Signal()  # the stand is worked out anew
    approval_lost = Signal()  # by an edit, just now
    suggestions_wished = Signal()  # Ctrl+B, before they were worked out
    restore_wished = Signal()
    request_wished = Signal()
    take_back_wished = Signal()

    def __init__(self, context: "PageContext", words: "QuestionWords") -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._question: CitizenQuestion | None = None
        self.template: ReplyTemplate | None = None
        self._offered: tuple[SuggestedTemplate, ...] = ()
        self._is_picking = False
        self.stand = NOTHING_WRITTEN
        self._hints = AnswerHints(context, self)
        theme = context.theme
        self.label = Label(theme, self.tr("Your answer"), role="metaStrong")
        self._insert = LinkButton(theme, self.tr("Insert template"), keys="Ctrl+B", at_end=True)
        QShortcut(QKeySequence("Ctrl+B"), self).activated.connect(self.open_picker)
        for number in range(MOST_OFFERED):
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self).activated.connect(partial(self._take_offered, number))
        self.field = AnswerField(context)
        self._unstored = UnstoredWords(self.field)
        self.label.setBuddy(self.field)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.weigh_words)
        self._lay_out()
        self._insert.clicked.connect(self.open_picker)
        self.field.save_requested.connect(self.save_requested)
        self.field.textChanged.connect(self._text_changed)
        self.field.shortcut_typed.connect(self._expand)
        self.field.went_down.connect(self._go_to_suggestions)

    def _lay_out(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        head = row(theme, spacing=8)
        head.addWidget(self.label, 1)
        head.addWidget(self._insert)
        lines.addLayout(head)
        parts = LateColumn(lines)
        parts.add(self.field)
        self._suggested = parts.plan(self._make_suggestions)
        self._wording = parts.plan(lambda: WordingLine(self._context))
        self._approval = parts.plan(self._make_approval)
        self._hint = parts.plan(lambda: Label(theme, role="meta", color="text.secondary", wrap=True))
        self._error = parts.plan(lambda: RefusalLine(theme))

    def _make_suggestions(self) -> "SuggestionList":
        from amtdesk.ui.pages.questions.suggestion_list import SuggestionList

        made = SuggestionList(self._context.theme, self._context.language)
        made.picked.connect(self.insert_template)
        made.left_upwards.connect(self.field.setFocus)
        return made

    def _make_approval(self) -> "ApprovalLine":
        from amtdesk.ui.pages.questions.approval_line import ApprovalLine

        made = ApprovalLine(self._context, self._words)
        made.restore_wished.connect(self.restore_wished)
        made.request_wished.connect(self.request_wished)
        made.take_back_wished.connect(self.take_back_wished)
        return made

    # what is shown

    def show_draft(self, question: CitizenQuestion) -> None:
        """Show what stands in the records; what is being typed just now stays."""
        if self._question is None or question.id != self._question.id:
            self.offer(())
            self._error.show(is_shown=False)
            self._unstored.turn_to(question, self.template)
        self._question = question
        if not (self.field.hasFocus() and self.field.has_unsaved()):
            self.template = _known(self._context.desk, question.draft_template_id)
        self.field.show_text(question.draft_text)
        self.template = self._unstored.bring_back(question, self.template)
        self._show_origin()
        self.weigh_words()

    def offer(self, templates: "tuple[SuggestedTemplate, ...]") -> None:
        """Offer templates that fit, one key each; where none does, nothing is there."""
        self._offered = templates
        if templates:
            self._suggested.get().offer(templates)
        self._show_offers()

    def _show_offers(self) -> None:
        self._suggested.show(is_shown=bool(self._offered) and not self.text().strip())

    def suggestions(self) -> "SuggestionList":
        """The rows of templates that fit."""
        return self._suggested.get()

    @property
    def approval(self) -> "ApprovalLine":
        """The line about whose yes these words need."""
        return self._approval.get()

    def text(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def template_id(self) -> "TemplateId | None":
        """The id of the template that the words come from, if they do."""
        return self.template.id if self.template is not None else None

    def origin(self) -> WordingOrigin:
        """Whose words they are."""
        town_values = self._context.desk.town.town().variables
        return origin_of(self.text(), self.template, town_values=town_values)

    def is_stamped(self) -> bool:
        """Whether someone with authority agreed to exactly these words: green is kept for that."""
        if self.template is None or self.origin() is not WordingOrigin.TEMPLATE:
            return False
        return self.template.agreement_state(today=self._context.desk.clock.today()) in SIGNED

    def error_text(self) -> str:
        """What is missing; empty while nothing is."""
        return _words_on(self._error.made)

    def hint_text(self) -> str:
        """What would do the answer good; empty while nothing would."""
        return _words_on(self._hint.made)

    def may_go_out(self) -> bool:
        """Whether nothing is missing; else say what, and lead there."""
        if not self.text().strip():
            self.say(self.tr("The answer is still empty."))
            return False
        if gaps := open_gaps(self.text()):
            names = ", ".join(self._context.language.sentence(gap_label(gap)) for gap in gaps)
            self.say(self.tr("Please fill in first: {gaps}.").format(gaps=names))
            self.field.select_gap()
            return False
        self._error.show(is_shown=False)
        return True

    def say(self, sentence: str) -> None:
        """Say what is missing, below the answer."""
        self._error.get().setText(sentence)
        self._error.show(is_shown=True)
        self.field.setFocus()

    # whose words, whose yes

    def weigh_words(self) -> None:
        """Work out now how the words stand: before they go out, and a moment after the last key."""
        self._pause.stop()
        question, text = self._question, self.text()
        if question is None:
            return
        desk = self._context.desk
        before = self.stand
        self.stand = stand_of(desk, question, text=text, origin=self.origin(), template=self.template)
        self._approval.show(is_shown=self.stand.is_told)
        if self.stand.is_told:
            people = names_to_ask(desk, question, stand=self.stand)
            self._approval.get().show_stand(self.stand, approvers=people, about=question.id)
        if hint := self._hints.told(question, text):
            self._hint.get().setText(hint)
        self._hint.show(is_shown=bool(hint))
        self.stood.emit()
        if before.approval is not None and self.stand.lapsed is not None and self.stand.lapsed.id == before.approval.id:
            self.approval_lost.emit()

    def _text_changed(self) -> None:
        if not open_gaps(self.text()):
            self._error.show(is_shown=False)
        self._show_origin()
        self._pause.start()

    def _show_origin(self) -> None:
        text = self.text()
        if not text.strip():
            self.template = None
        self._show_offers()
        self._wording.show(is_shown=bool(text.strip()))
        if text.strip():
            self._wording.get().show_origin(self.template, self.origin())

    # templates

    def open_picker(self) -> None:
        """Search the templates (Ctrl+B). While nothing is written, those that fit stand first."""
        from amtdesk.ui.template_picker import TemplatePicker

        if self._is_picking:
            return
        self._is_picking = True
        if not self.text().strip():
            self.suggestions_wished.emit()
        offered = () if self.text().strip() else self._offered
        picker = TemplatePicker(self._context, self.window(), offered=offered)
        picker.closed.connect(self._end_picking)
        picker.chosen.connect(self.insert_template)
        picker.open_now()

    def _end_picking(self) -> None:
        self._is_picking = False

    def _take_offered(self, number: int) -> None:
        """Alt+1 to Alt+3, while nothing is written."""
        if self.text().strip():
            return
        self.suggestions_wished.emit()
        if number < len(self._offered):
            self.insert_template(self._offered[number].template.id)

    def _go_to_suggestions(self) -> None:
        self.suggestions_wished.emit()
        if self._offered and self._suggested.made is not None:
            self._suggested.made.focus_first()

    def put_instead(self, template_id: "TemplateId") -> None:
        """Put a template's words in where nothing of her own is lost by it: the field is empty or holds a template."""
        if not self.text().strip() or self.origin() is WordingOrigin.TEMPLATE:
            self.field.selectAll()
            self.insert_template(template_id)

    def insert_template(self, template_id: "TemplateId") -> None:
        """Put a template's words at the cursor, gaps filled as far as known; the first open one is selected."""
        template = self._context.desk.templates.get(template_id)
        values = self._context.desk.templates.prefilled_values(template)
        self.template = template
        self.field.insert(fill_gaps(template.text, values).text)
        self.field.select_gap()
        self.field.setFocus()
        self._show_origin()
        self.weigh_words()

    def _expand(self, shortcut: str) -> None:
        template = self._context.desk.templates.by_shortcut(shortcut)
        if template is None:
            self.say(self.tr("No template has the shortcut {shortcut}.").format(shortcut=shortcut))
        elif not template.may_be_copied(today=self._context.desk.clock.today()):
            self.say(self.tr("“{title}” has expired. Please have it agreed again.").format(title=template.title))
        else:
            self.field.remove_before(len(shortcut))
            self.insert_template(template.id)


def _words_on(label: Label | None) -> str:
    return "" if label is None or label.isHidden() else label.text()


def _known(desk: "Desk", template_id: "TemplateId | None") -> ReplyTemplate | None:
    if template_id is None:
        return None
    try:
        return desk.templates.get(template_id)
    except NotFound:
        return None  # deleted since: the words stay, as her own
