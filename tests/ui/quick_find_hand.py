"""What hands and eyes do at the quick find: open it, type, read its rows."""

from amtdesk.ui.app import WindowApp
from amtdesk.ui.quick_find import QuickFind
from amtdesk.ui.widgets.card_rows import CardRow


def opened(running: WindowApp, words: str = "") -> QuickFind:
    """Ctrl+K, and something typed."""
    running.window.open_find()
    find = next(each for each in running.window.findChildren(QuickFind) if each.isVisible())
    find.field.insert(words)
    return find


def things(find: QuickFind) -> list[CardRow]:
    return [row for row in find.list.rows() if not row.is_heading]


def titles(find: QuickFind) -> list[str]:
    return [row.title for row in things(find)]


def headings(find: QuickFind) -> list[str]:
    return [row.title for row in find.list.rows() if row.is_heading]


def marked(row: CardRow) -> list[str]:
    return [row.title[start : start + length] for start, length in row.marks]
