"""The chosen template: its words with the gaps filled, the form for open gaps, what can be done, what is known."""

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.gaps import FilledText, GapField
from amtdesk.domain.reply_templates import AgreementState, ReplyTemplate
from amtdesk.domain.template_rules import hindrance
from amtdesk.ui.pages.templates.agreement_form import AgreementForm
from amtdesk.ui.pages.templates.editor import TemplateEditor
from amtdesk.ui.pages.templates.facts import Facts
from amtdesk.ui.pages.templates.filled_text import FilledTextView
from amtdesk.ui.pages.templates.gap_form import GapForm
from amtdesk.ui.pages.templates.typed_gaps import TypedGaps
from amtdesk.ui.widgets.buttons import IconButton, KbdButton, LinkButton
from amtdesk.ui.widgets.cards import Card, Hairline, column, row
from amtdesk.ui.widgets.chips import Chip
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.templates.words import TemplateWords

Mode = Literal["reading", "agreeing", "editing"]


class Preview(Card):
    """Reading, agreeing or editing; exactly one primary button in each."""

    copy_wished = Signal()
    edit_wished = Signal()
    agree_wished = Signal()
    restore_wished = Signal()
    menu_wished = Signal()
    agreed = Signal(object)  # Agreement
    save_requested = Signal(object)  # dict[str, str | int]: what is different in the editor
    edit_finished = Signal()
    left = Signal()  # Esc in a gap
    mode_changed = Signal()
    agreement_asked = Signal()
    request_wished = Signal(object)  # ReplyTemplate: the mail that asks the department

    def __init__(self, context: "PageContext", words: "TemplateWords") -> None:
        super().__init__(context.theme, padding=(20, 24), spacing=12)
        self._context = context
        self._words = words
        self.template: ReplyTemplate | None = None
        self.mode: Mode = "reading"
        self.is_new = False  # what is edited is not in the records yet when editing begins
        self.gaps = GapForm(context.theme, words, spoken=self._spoken)
        self._build()
        self.typed = TypedGaps(context.desk)
        self.gaps.values_changed.connect(self._keep_typed)
        self.gaps.finished.connect(self.copy_wished)
        self.gaps.given_up.connect(self.left)

    def _build(self) -> None:
        theme = self._theme
        self._title = Label(theme, role="heading", wrap=True)
        self._chip = Chip(theme, "")
        self._text = FilledTextView(theme, self._words)
        self._reading = QWidget()
        lines = column(theme, spacing=12)
        self._reading.setLayout(lines)
        head = row(theme, spacing=12)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(self._text)
        self._hindrance = Label(theme, role="meta", color="warn.text", wrap=True)
        lines.addWidget(self._hindrance)
        self._lapsed = self._lapsed_line()
        lines.addWidget(self._lapsed)
        lines.addWidget(self.gaps)
        self._deeds = self._deed_line()
        lines.addWidget(self._deeds)
        self.column.addWidget(self._reading)
        self._foot = self._fact_block()
        self.column.addWidget(self._foot)

    def _lapsed_line(self) -> QWidget:
        holder, lines = QWidget(), QVBoxLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._theme.px(2))
        holder.setLayout(lines)
        words = self.tr("The agreement lapsed because the text was changed.")
        lines.addWidget(Label(self._theme, words, role="meta", color="warn.text", wrap=True))
        self._restore = LinkButton(self._theme, self.tr("Bring the agreed version back"), icon="undo-2")
        self._restore.clicked.connect(self.restore_wished)
        lines.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _deed_line(self) -> QWidget:
        theme, holder = self._theme, QWidget()
        self.copy = KbdButton(theme, self.tr("Copy"), kind="primary", icon="copy", keys="Return")
        self.agree = KbdButton(theme, self.tr("Enter agreement"), icon="stamp")
        self.edit_button = KbdButton(theme, self.tr("Edit"), icon="pencil", keys="F2")
        self.more = IconButton(theme, self.tr("More"), icon="ellipsis")
        self.copy.clicked.connect(self.copy_wished)
        self.agree.clicked.connect(self.agree_wished)
        self.edit_button.clicked.connect(self.edit_wished)
        self.more.clicked.connect(self.menu_wished)
        buttons = FlowRow(theme)
        for button in (self.copy, self.agree, self.edit_button):
            buttons.flow.addWidget(button)
        line = row(theme, spacing=8)
        holder.setLayout(line)
        line.addWidget(buttons, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _fact_block(self) -> QWidget:
        holder = QWidget()
        lines = column(self._theme, spacing=12, margins=(0, 4, 0, 0))
        holder.setLayout(lines)
        self._facts = Facts(self._context, self._words)
        lines.addWidget(Hairline(self._theme))
        lines.addWidget(self._facts)
        return holder

    # built when first needed: the page opens sooner without them

    @cached_property
    def editor(self) -> TemplateEditor:
        """The fields of a template that is edited."""
        editor = TemplateEditor(self._context)
        self._insert(editor)
        editor.save_requested.connect(self.save_requested)
        editor.finished.connect(self.edit_finished)
        return editor

    @cached_property
    def form(self) -> AgreementForm:
        """The fields of an agreement."""
        form = AgreementForm(self._context)
        self._insert(form)
        form.agreed.connect(self.agreed)
        form.given_up.connect(self.read)
        form.request_wished.connect(self.wish_request)
        return form

    def _insert(self, part: QWidget) -> None:
        part.hide()
        self.column.insertWidget(self.column.indexOf(self._foot), part)

    # showing

    def show_template(self, template: ReplyTemplate, *, is_lapsed: bool) -> None:
        """Show a template. What was typed into the gaps of the same words stays."""
        before, self.template = self.template, template
        self._title.setText(template.title)
        self._chip.show_state(self._words.chip(template), kind=self._words.state(template).chip, icon=self._icon())
        if before is None or (before.id, before.text) != (template.id, template.text):
            self._ask_gaps(template)
        self._lapsed.setVisible(is_lapsed)
        self._show_hindrance(template)
        state = template.agreement_state(today=self._context.desk.clock.today())
        may_copy = state is not AgreementState.EXPIRED
        self.copy.setVisible(may_copy)
        self.agree.setVisible(state is not AgreementState.AGREED)
        self.agree.set_kind("secondary" if may_copy else "primary")
        self.agree.set_keys("" if may_copy else "Return")
        self.agree.set_label(self.tr("Enter agreement") if template.agreement is None else self.tr("Agree again"))
        self._facts.show_template(template)
        self._show_text()

    def primary(self) -> KbdButton:
        """The one primary button of the present mode."""
        if self.mode == "editing":
            return self.editor.done
        if self.mode == "agreeing":
            return self.form.take
        return self.copy if self.copy.isVisibleTo(self) else self.agree

    def filled(self) -> FilledText:
        """Return the words as they would go out now."""
        if self.template is None:
            return FilledText(text="", open_gaps=())
        return self._context.desk.templates.filled(self.template, self.gaps.values())

    def forget_typed(self) -> None:
        """It went out: for the next citizen the form begins anew."""
        if self.template is not None:
            self.typed.forget(self.template.id)

    # modes

    def read(self) -> None:
        """Show the words."""
        self._take("reading")

    def begin_agreement(self) -> None:
        """Ask with whom, when, for which department, until when."""
        if self.template is not None:
            self._take("agreeing")
            self.form.ask(self.template)
            self.agreement_asked.emit()

    def wish_request(self) -> None:
        """Ask for the mail to the department about the shown words."""
        if self.template is not None:
            self.request_wished.emit(self.template)

    def begin_edit(self, template: ReplyTemplate | None, *, title: str = "", category: str = "") -> None:
        """Edit a template, or a new one."""
        self.is_new = template is None
        self._take("editing")
        self.editor.edit(template, title=title, category=category)

    def say_refused(self, error: UserFacingError) -> None:
        """Say in the open form why the records refuse."""
        words = self._context.language.sentence(error)
        if self.mode == "editing":
            self.editor.say(words)
        elif self.mode == "agreeing":
            self.form.say(words)
        else:
            self._context.messages.report(error)

    def _take(self, mode: Mode) -> None:
        self.mode = mode
        self._reading.setVisible(mode != "editing")
        self._deeds.setVisible(mode == "reading")
        self.gaps.setVisible(mode == "reading" and bool(self.gaps.names()))
        for part, its_mode in (("form", "agreeing"), ("editor", "editing")):
            if mode == its_mode or part in self.__dict__:  # else it was not needed yet
                getattr(self, part).setVisible(mode == its_mode)
        self._foot.setVisible(mode == "reading")
        self.mode_changed.emit()

    def _ask_gaps(self, template: ReplyTemplate) -> None:
        fields = self._context.desk.templates.gap_fields(template)
        self.gaps.ask(fields)
        if fields and (typed := self.typed.of(template.id)):
            self.gaps.put_back(typed)
        self.gaps.setVisible(self.mode == "reading" and bool(self.gaps.names()))

    def _spoken(self, field: GapField, typed: str) -> str:
        today, calendar = self._context.desk.clock.today(), self._context.desk.town.calendar()
        return field.spoken(typed, today=today, calendar=calendar)

    def _keep_typed(self) -> None:
        if self.template is not None:
            self.typed.take(self.template.id, self.gaps.values())
        self._show_text()

    def _show_text(self) -> None:
        if self.template is not None:
            values = self._context.desk.templates.gap_values(self.template, self.gaps.values())
            self._text.show_text(self.template.text, values)

    def _show_hindrance(self, template: ReplyTemplate) -> None:
        reason = hindrance(template.text)
        self._hindrance.setText("" if reason is None else self._context.language.sentence(reason))
        self._hindrance.setVisible(reason is not None)

    def _icon(self) -> str:
        if self.template is None:
            return ""
        look = self._words.state(self.template)
        return "" if look.chip == "approved" else look.icon
