"""What people wrote is shown in a tip as they wrote it."""

from PySide6.QtGui import QTextDocument

from amtdesk.ui.plain_tips import plain_tip


def test_words_that_look_like_markup_are_shown_as_words() -> None:
    words = "Regeln <b>nur</b> hier:\n<img src=x> & mehr"
    shown = QTextDocument()
    shown.setHtml(plain_tip(words))
    assert shown.toPlainText() == words


def test_other_words_stay_as_they_are() -> None:
    assert plain_tip("Kosten < 5 € & mehr") == "Kosten < 5 € & mehr"
