"""Tooltips that show words as they are written: Qt reads <b> and <img> in a tip as markup, whoever wrote them."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """Return words for `setToolTip` that come from people, not from AmtDesk."""
    if not Qt.mightBeRichText(words):
        return words
    return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>"
