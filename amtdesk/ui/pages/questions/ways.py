"""Everything else that can be done with a question, as one menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from amtdesk.domain.questions import CitizenQuestion, ReplyKind
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.pages.questions.detail import QuestionDetail
    from amtdesk.ui.theme import Theme


def ways_menu(theme: "Theme", detail: "QuestionDetail", *, question: CitizenQuestion, kind: ReplyKind) -> PopupMenu:
    """Return the menu for a question that is answered in this kind of way just now."""
    menu = PopupMenu(theme, detail)
    if question.is_closed:
        menu.add(detail.tr("Reopen"), detail.reopen, icon="undo-2")
    else:
        _add_open_ways(menu, detail, kind=kind)
    menu.addSeparator()
    menu.add(detail.tr("Edit"), detail.edit_wished.emit, icon="pencil", keys="F2")
    menu.add(detail.tr("Delete"), detail.delete, icon="trash-2", color="danger.base")
    return menu


def _add_open_ways(menu: PopupMenu, detail: "QuestionDetail", *, kind: ReplyKind) -> None:
    if kind is not ReplyKind.ANSWER:
        menu.add(detail.tr("Answer and close"), _taker(detail, ReplyKind.ANSWER), icon="copy")
    menu.add(detail.tr("Give an interim reply"), _taker(detail, ReplyKind.INTERIM), icon="hourglass")
    menu.add(detail.tr("Move to a safe way"), _taker(detail, ReplyKind.MOVED), icon="phone")
    menu.add(detail.tr("No answer needed …"), detail.begin_reason, icon="x")
    menu.add(detail.tr("Later …"), detail.open_later, icon="clock")


def _taker(detail: "QuestionDetail", kind: ReplyKind) -> Callable[[], None]:
    return lambda: detail.take(kind)
