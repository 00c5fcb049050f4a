"""Everything else that can be done with a question, as menus: how to answer it, and what becomes of its record."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from amtdesk.domain.questions import CitizenQuestion, ReplyKind
from amtdesk.ui.pages.questions.deed_line import APPROVAL_KEYS, INTERIM_KEYS, SAFE_WAY_KEYS
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.pages.questions.detail import QuestionDetail
    from amtdesk.ui.theme import Theme


def ways_menu(theme: "Theme", detail: "QuestionDetail", *, question: CitizenQuestion) -> PopupMenu:
    """Return the menu of ways that a question can go."""
    menu = PopupMenu(theme, detail)
    if question.is_closed:
        menu.add(detail.tr("Reopen"), detail.conduct.reopen, icon="undo-2")
    else:
        _add_open_ways(menu, detail, question=question)
        _add_approval_ways(menu, detail)
    menu.addSeparator()
    _add_record_ways(menu, detail)
    return menu


def question_menu(theme: "Theme", detail: "QuestionDetail") -> PopupMenu:
    """Return the menu of what becomes of the question's record."""
    menu = PopupMenu(theme, detail)
    question = detail.question()
    if question is not None and not question.is_closed:
        words = detail.tr("Let the department answer by itself today …")
        menu.add(words, detail.conduct.begin_delegation, icon="share-2")
        menu.addSeparator()
    _add_record_ways(menu, detail)
    return menu


def _add_record_ways(menu: PopupMenu, detail: "QuestionDetail") -> None:
    question = detail.question()
    is_gone = question is not None and question.is_erased
    if not is_gone:
        menu.add(detail.tr("Edit"), detail.edit_wished.emit, icon="pencil", keys="F2")
    menu.add(detail.tr("Delete"), detail.conduct.delete, icon="trash-2", color="danger.base")
    if is_gone:
        return
    menu.add(detail.tr("Erase for good …"), detail.conduct.begin_erasing, icon="shield-check")


def _add_open_ways(menu: PopupMenu, detail: "QuestionDetail", *, question: CitizenQuestion) -> None:
    conduct = detail.conduct
    if detail.kind() is not ReplyKind.ANSWER:
        menu.add(detail.tr("Answer and close"), _taker(detail, ReplyKind.ANSWER), icon="copy")
    menu.add(detail.tr("Give an interim reply"), _taker(detail, ReplyKind.INTERIM), icon="hourglass")
    menu.add(detail.tr("Copy the usual interim reply"), conduct.give_interim, icon="copy", keys=INTERIM_KEYS)
    menu.add(detail.tr("Move to a safe way"), conduct.take_safe_way, icon="phone", keys=SAFE_WAY_KEYS)
    if question.is_with_department:
        menu.add(detail.tr("Ask another department …"), conduct.begin_hand_over, icon="share-2")
    menu.add(detail.tr("No answer needed …"), conduct.begin_reason, icon="x")
    menu.add(detail.tr("Later …"), detail.open_later, icon="clock")


def _add_approval_ways(menu: PopupMenu, detail: "QuestionDetail") -> None:
    stand = detail.answer.stand
    if not stand.may_go_out:
        words = detail.tr("Record the approval …")
        menu.add(words, detail.conduct.record_approval, icon="pencil", keys=APPROVAL_KEYS)
    if stand.is_approved:
        menu.add(detail.tr("Take the approval back"), detail.conduct.withdraw_approval, icon="undo-2")


def _taker(detail: "QuestionDetail", kind: ReplyKind) -> Callable[[], None]:
    return lambda: detail.take(kind)
