"""One question: where it comes from, its clock, the answer, and what else can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.questions import CitizenQuestion, Reply, ReplyKind
from amtdesk.ui.pages.questions.answer_box import AnswerBox
from amtdesk.ui.pages.questions.conduct import Conduct
from amtdesk.ui.pages.questions.deed_line import DeedLine
from amtdesk.ui.pages.questions.deeds import QuestionDeeds
from amtdesk.ui.pages.questions.fitting import Fitting
from amtdesk.ui.pages.questions.forms import Forms
from amtdesk.ui.pages.questions.head import QuestionHead
from amtdesk.ui.pages.questions.late_parts import LateColumn
from amtdesk.ui.pages.questions.notices import Notices
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.cards import Card, column
from amtdesk.ui.widgets.labels import Label, SectionLabel, TextBlock

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.sent_box import SentBox
    from amtdesk.ui.widgets.buttons import KbdButton
    from amtdesk.ui.widgets.menus import PopupMenu


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
        self._is_primary = True
        self.conduct = Conduct(context, self, deeds=deeds)
        self.fitting = Fitting(context, self)

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
        self.notices = Notices(context, self._words, parts=parts)
        self._sent = parts.plan(self._make_sent)
        self._answer = parts.plan(self._make_answer)
        self._mode = parts.plan(lambda: Label(theme, role="meta", color="text.secondary", wrap=True))
        self._buttons = DeedLine(theme)
        parts.add(self._buttons)
        self._primary, self.more = self._buttons.primary, self._buttons.more
        self.forms = Forms(context, parts=parts)

    def _connect(self) -> None:
        self._primary.clicked.connect(self.conduct.act)
        self._buttons.interim.clicked.connect(self.conduct.give_interim)
        self._buttons.ask.clicked.connect(self.conduct.ask_or_return)
        self.more.clicked.connect(self.open_menu)
        self._head.more.clicked.connect(self._open_head_menu)
        self.forms.opened.connect(self._form_opened)
        self.forms.left.connect(self._form_left)
        self.fitting.alarmed.connect(self.notices.show_alarm)
        self.fitting.looked.connect(self.notices.show_personal)
        self.conduct.connect_forms()

    def _make_answer(self) -> AnswerBox:
        answer = AnswerBox(self._context, self._words)
        answer.save_requested.connect(self._save)
        answer.stood.connect(self._fit_buttons)
        answer.suggestions_wished.connect(self.fitting.look_now)
        self.fitting.offered.connect(answer.offer)
        self.conduct.connect_answer(answer)
        return answer

    def _make_sent(self) -> "SentBox":
        from amtdesk.ui.pages.questions.sent_box import SentBox

        return SentBox(self._context, self._words)

    @property
    def answer(self) -> AnswerBox:
        """The field and what belongs to it."""
        return self._answer.get()

    # what is shown

    def question(self) -> CitizenQuestion | None:
        """The question that is shown."""
        return self._question

    def replies(self) -> tuple[Reply, ...]:
        """What went out for it."""
        return self._replies

    def history_text(self) -> str:
        """What the history tells."""
        return self._history.text()

    def kind(self) -> ReplyKind:
        """As what the typed words will go out."""
        return self._kind

    def show_question(self, question: CitizenQuestion) -> None:
        """Show one; another than before starts without a form and as an answer."""
        before = self._question
        if before is None or before.id != question.id:
            self.leave()
            self.forms.put_away()
            self.take_quietly(ReplyKind.ANSWER)
        self._question = question
        self._replies = self._context.desk.questions.replies(question.id)
        self._head.show_question(question)
        self.notices.show_question(question, is_other=before is None or before.id != question.id)
        if not question.is_closed or self._answer.made is not None:
            self.answer.show_draft(question)
            self.answer.field.setAccessibleDescription(question.text)  # the focus comes here past the question
        if self._replies or question.is_closed:
            self._sent.get().show_replies(question, self._replies)
        self._history.set_text(self._words.history(question, self._context.desk.questions.trail(question.id)))
        self.fitting.look_soon(question, self._kind)
        self.fit()

    def tick(self) -> None:
        """Let the clock move on."""
        if self._question is not None:
            self._head.tick(self._question)

    def leave(self) -> None:
        """Store what was typed."""
        if self._answer.made is not None:
            self._answer.made.field.flush()
        self.forms.keep_begun()

    def primary(self) -> "KbdButton":
        """The one primary button: of the form that is open, or of the answer."""
        return self._primary if self.forms.current is None else self.forms.current.keep

    def buttons(self) -> DeedLine:
        """The buttons under the answer."""
        return self._buttons

    def weigh(self, *, is_primary: bool) -> None:
        """Let its primary buttons weigh less while another part of the page has one."""
        self._is_primary = is_primary
        kind = "primary" if is_primary else "secondary"
        self._primary.set_kind(kind)  # type: ignore[arg-type]  # one of the two
        if self.forms.current is not None:
            self.forms.current.keep.set_kind(kind)  # type: ignore[arg-type]  # as above

    def focus(self) -> QWidget:
        """Where typing goes."""
        if self._question is not None and self._question.is_erased:
            return self._head.more  # nothing is left to be done with it
        is_closed = self._question is not None and self._question.is_closed
        return self._primary if is_closed else self.answer.field

    def fit(self) -> None:
        """Show what belongs to the question as it stands, and hide the rest."""
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
        self._buttons.setVisible(self.forms.current is None and not question.is_erased)
        self._fit_buttons()
        self.weigh(is_primary=self._is_primary)

    def _fit_buttons(self) -> None:
        question = self._question
        if question is None:
            return
        is_open = not question.is_closed
        stand = self.answer.stand if is_open else None
        self._primary.set_label(self._words.primary(question, self._kind, stand=stand))
        self._primary.set_icon_name(self._words.primary_icon(question, stand=stand, has_replies=bool(self._replies)))
        needs_a_yes = stand is not None and not stand.may_go_out and question.awaits_first_reaction
        self._buttons.interim.setVisible(needs_a_yes and self._kind is ReplyKind.ANSWER)
        self._buttons.ask.setVisible(is_open)
        self._buttons.show_ask(is_with_department=question.is_with_department)

    # what can be done

    def open_menu(self) -> None:
        """Open the menu of everything else below its button."""
        self._pop(self.ways())

    def ways(self) -> "PopupMenu | None":
        """Everything else that can be done with the question."""
        from amtdesk.ui.pages.questions.ways import ways_menu

        if self._question is None:
            return None
        return ways_menu(self._context.theme, self, question=self._question)

    def _open_head_menu(self) -> None:
        from amtdesk.ui.pages.questions.ways import question_menu

        place = self._head.more
        question_menu(self._context.theme, self).popup(place.mapToGlobal(QPoint(0, place.height())))

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

    def take_quietly(self, kind: ReplyKind) -> None:
        """What is typed will go out as this; the focus stays where it is."""
        self._kind = kind
        if self._answer.made is not None:
            self._answer.made.offer(())

    def take(self, kind: ReplyKind) -> None:
        """What is typed will go out as this."""
        self.forms.put_away()
        self.take_quietly(kind)
        if self._question is not None:
            self.fitting.look_soon(self._question, kind)
            self.fitting.look()
        self.fit()
        self.answer.field.setFocus()

    def _save(self, text: str) -> None:
        question = self._question
        if question is None or question.is_closed:
            return
        if not self._deeds.save_draft(question.id, text, template_id=self.answer.template_id()):
            self.answer.field.keep_unsaved()

    def _form_opened(self, form: QWidget) -> None:
        self.fit()
        self.shown_form.emit(form)

    def _form_left(self) -> None:
        self.fit()
        self.focus().setFocus()
