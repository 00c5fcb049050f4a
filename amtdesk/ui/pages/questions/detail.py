"""One question: where it comes from, its clock, the answer, and what else can be done with it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.questions import (
    INTERIM_CATEGORY,
    SAFE_WAY_CATEGORY,
    CitizenQuestion,
    Reply,
    ReplyKind,
)
from amtdesk.ui.pages.questions.answer_box import AnswerBox
from amtdesk.ui.pages.questions.deed_line import DeedLine
from amtdesk.ui.pages.questions.deeds import QuestionDeeds
from amtdesk.ui.pages.questions.head import QuestionHead
from amtdesk.ui.pages.questions.late_parts import LateColumn
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.cards import Card, column
from amtdesk.ui.widgets.labels import Label, SectionLabel, TextBlock

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.reply_templates import ReplyTemplate
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.forms import HandOver, HandOverForm, InlineForm, ReasonForm
    from amtdesk.ui.pages.questions.sent_box import SentBox
    from amtdesk.ui.widgets.buttons import KbdButton
    from amtdesk.ui.widgets.menus import PopupMenu

_SUGGESTED: Final = 3
_CATEGORY: Final = {ReplyKind.INTERIM: INTERIM_CATEGORY, ReplyKind.MOVED: SAFE_WAY_CATEGORY}


class QuestionDetail(QWidget):
    """The right side of the page."""

    edit_wished = Signal()
    shown_form = Signal(object)  # a form that has just opened

    def __init__(self, context: "PageContext", words: QuestionWords, *, deeds: QuestionDeeds) -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._deeds = deeds
        self._question: CitizenQuestion | None = None
        self._replies: tuple[Reply, ...] = ()
        self._kind = ReplyKind.ANSWER
        self._form: InlineForm | None = None
        self._is_primary = True

    def build(self) -> None:
        """Make what every question needs, once the detail has its place; the rest is made at first use."""
        theme = self._context.theme
        outer = column(theme, spacing=0)
        self.setLayout(outer)
        card = Card(theme, padding=(16, 24), spacing=12)
        outer.addWidget(card)
        outer.addSpacing(theme.px(16))
        below = column(theme, spacing=2, margins=(4, 0, 4, 0))
        outer.addLayout(below)
        outer.addStretch(1)
        self._plan(LateColumn(card.column))
        below.addWidget(SectionLabel(theme, self.tr("History")))
        self._history = TextBlock(theme, role="meta", color="text.secondary")
        below.addWidget(self._history)
        self._connect()

    def _plan(self, parts: LateColumn) -> None:
        context, theme = self._context, self._context.theme
        self._head = QuestionHead(context, self._words)
        parts.add(self._head)
        self._answer = parts.plan(self._make_answer)
        self._sent = parts.plan(self._make_sent)
        self._mode = parts.plan(lambda: Label(theme, role="meta", color="text.secondary", wrap=True))
        self._buttons = DeedLine(theme)
        parts.add(self._buttons)
        self._primary, self._ask, self.more = self._buttons.primary, self._buttons.ask, self._buttons.more
        self._hand_over_form = parts.plan(self._make_hand_over)
        self._reason_form = parts.plan(self._make_reason)

    def _connect(self) -> None:
        self._primary.clicked.connect(self._act)
        self._ask.clicked.connect(self.begin_hand_over)
        self.more.clicked.connect(self.open_menu)

    def _make_answer(self) -> AnswerBox:
        answer = AnswerBox(self._context)
        answer.save_requested.connect(self._save)
        return answer

    def _make_sent(self) -> "SentBox":
        from amtdesk.ui.pages.questions.sent_box import SentBox

        return SentBox(self._context, self._words)

    def _make_hand_over(self) -> "HandOverForm":
        from amtdesk.ui.pages.questions.forms import HandOverForm

        form = HandOverForm(self._context)
        form.handed.connect(self._hand_over)
        form.copy_requested.connect(self._deeds.copy_again)
        form.left.connect(self._leave_form)
        return form

    def _make_reason(self) -> "ReasonForm":
        from amtdesk.ui.pages.questions.forms import ReasonForm

        form = ReasonForm(self._context)
        form.reason_given.connect(self._close_without)
        form.left.connect(self._leave_form)
        return form

    @property
    def answer(self) -> AnswerBox:
        """The field and what belongs to it."""
        return self._answer.get()

    @property
    def hand_over(self) -> "HandOverForm":
        """The form that asks a department."""
        return self._hand_over_form.get()

    @property
    def reason(self) -> "ReasonForm":
        """The form that says why nothing is answered."""
        return self._reason_form.get()

    # what is shown

    def question(self) -> CitizenQuestion | None:
        """The question that is shown."""
        return self._question

    def show_question(self, question: CitizenQuestion) -> None:
        """Show one; another than before starts without a form and as an answer."""
        is_other = self._question is None or self._question.id != question.id
        if is_other:
            self.leave()
            self._kind, self._form = ReplyKind.ANSWER, None
        self._question = question
        self._replies = self._context.desk.questions.replies(question.id)
        self._head.show_question(question)
        if not question.is_closed or self._answer.made is not None:
            self.answer.show_draft(question)
        if self._replies or question.is_closed:
            self._sent.get().show_replies(question, self._replies)
        self._history.set_text(self._words.history(question, self._replies))
        self._suggest()
        self._fit()

    def tick(self) -> None:
        """Let the clock move on."""
        if self._question is not None:
            self._head.tick(self._question)

    def leave(self) -> None:
        """Store what was typed."""
        if self._answer.made is not None:
            self._answer.made.field.flush()

    def primary(self) -> "KbdButton":
        """The one primary button: of the form that is open, or of the answer."""
        return self._primary if self._form is None else self._form.keep

    def weigh(self, *, is_primary: bool) -> None:
        """Let its primary buttons weigh less while another part of the page has one."""
        self._is_primary = is_primary
        for button in (self._primary, self._form.keep if self._form is not None else None):
            if button is not None:
                button.set_kind("primary" if is_primary else "secondary")

    def focus(self) -> QWidget:
        """Where typing goes."""
        is_closed = self._question is not None and self._question.is_closed
        return self._primary if is_closed else self.answer.field

    def _fit(self) -> None:
        question = self._question
        if question is None:
            return
        is_open = not question.is_closed
        mode = self._words.mode(self._kind) if is_open else ""
        self._answer.show(is_shown=is_open)
        self._sent.show(is_shown=bool(self._replies) or not is_open)
        if mode:
            self._mode.get().setText(mode)
        self._mode.show(is_shown=bool(mode))
        self._buttons.setVisible(self._form is None)
        for late in (self._hand_over_form, self._reason_form):
            late.show(is_shown=self._form is not None and late.made is self._form)
        self._ask.setVisible(is_open)
        self._primary.set_label(self._words.primary(question, self._kind))
        self._primary.set_icon_name("copy" if is_open or self._replies else "undo-2")
        self._buttons.fit()
        self.weigh(is_primary=self._is_primary)

    def _suggest(self) -> None:
        if self._question is not None and not self._question.is_closed:
            self.answer.show_suggested(_suggested(self._context.desk, self._question, kind=self._kind))

    # what can be done

    def open_menu(self) -> None:
        """Open the menu of everything else below its button."""
        self._pop(self.ways())

    def ways(self) -> "PopupMenu | None":
        """Everything else that can be done with the question."""
        from amtdesk.ui.pages.questions.ways import ways_menu

        if self._question is None:
            return None
        return ways_menu(self._context.theme, self, question=self._question, kind=self._kind)

    def open_later(self) -> None:
        """Open the choice of when it comes back."""
        self._pop(self.later())

    def _pop(self, menu: "PopupMenu | None") -> None:
        if menu is not None:
            menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def later(self) -> "PopupMenu | None":
        """When it can come back."""
        from amtdesk.ui.pages.questions.later import later_menu

        question = self._question
        if question is None:
            return None
        return later_menu(self._context, self, on_choice=lambda until: self._deeds.postpone(question, until))

    def take(self, kind: ReplyKind) -> None:
        """What is typed will go out as this."""
        self._kind = kind
        self._suggest()
        self._fit()
        self.answer.field.setFocus()

    def _act(self) -> None:
        question = self._question
        if question is None:
            return
        if question.is_closed and self._replies:
            self._deeds.copy_again(self._replies[-1].text)
        elif question.is_closed:
            self._deeds.reopen(question)
        elif self.answer.may_go_out():
            self._send(question)

    def _send(self, question: CitizenQuestion) -> None:
        self.answer.field.flush()
        kind, self._kind = self._kind, ReplyKind.ANSWER
        sent = self._deeds.reply(
            question, kind, text=self.answer.text(), origin=self.answer.origin(), template_id=self.answer.template_id()
        )
        if not sent:
            self._kind = kind

    def _save(self, text: str) -> None:
        question = self._question
        if question is None or question.is_closed:
            return
        if not self._deeds.save_draft(question.id, text, template_id=self.answer.template_id()):
            self.answer.field.keep_unsaved()

    def reopen(self) -> None:
        """Take it up again."""
        if self._question is not None:
            self._deeds.reopen(self._question)

    def delete(self) -> None:
        """Delete it, with undo."""
        if self._question is not None:
            self._deeds.delete(self._question.id)

    # forms

    def begin_hand_over(self) -> None:
        """Ask who is to be asked."""
        if self._question is not None:
            self._open_form(self.hand_over)
            self.hand_over.begin(self._question)

    def begin_reason(self) -> None:
        """Ask why nothing is answered."""
        self._open_form(self.reason)
        self.reason.begin()

    def _open_form(self, form: "InlineForm | None") -> None:
        self._form = form
        self._fit()
        if form is not None:
            self.shown_form.emit(form)

    def _leave_form(self) -> None:
        self._open_form(None)
        self.focus().setFocus()

    def _hand_over(self, request: "HandOver") -> None:
        question = self._question
        if question is not None and self._deeds.hand_over(question, request):
            self._leave_form()

    def _close_without(self, reason: str) -> None:
        if self._question is not None and self._deeds.close_without_answer(self._question, reason):
            self._open_form(None)


def _suggested(desk: "Desk", question: CitizenQuestion, *, kind: ReplyKind) -> "tuple[ReplyTemplate, ...]":
    if kind is ReplyKind.ANSWER:
        return desk.questions.suggested_templates(question, limit=_SUGGESTED)
    hits = desk.templates.find("", category=_CATEGORY[kind], limit=_SUGGESTED)
    return tuple(hit.template for hit in hits if hit.template.may_be_copied(today=desk.clock.today()))
