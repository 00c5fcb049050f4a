"""What hands do at the window Textbausteine: search, press, read what is said."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import ToastNote
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.templates.page import TemplatesPage
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.hands import type_words

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB, F2, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F2, Qt.Key.Key_Escape


def opened(window: WindowApp) -> TemplatesPage:
    """The page, as it opens."""
    window.window.open(Destination("templates"))
    page = window.window.page()
    assert isinstance(page, TemplatesPage)
    return page


def toasts_of(window: WindowApp) -> list[ToastNote]:
    """What is said from now on."""
    said: list[ToastNote] = []
    window.messages.toast_raised.connect(said.append)
    return said


def field(page: QWidget, name: str) -> QLineEdit:
    """The field of that name that is seen."""
    return next(f for f in page.findChildren(QLineEdit) if f.accessibleName() == name and f.isVisible())


def button(page: QWidget, words: str) -> KbdButton:
    """The button with these words that is seen."""
    return next(b for b in page.findChildren(KbdButton) if b.label() == words and b.isVisible())


def has_button(page: QWidget, words: str) -> bool:
    """Whether a button with these words is seen."""
    return any(b.label() == words and b.isVisible() for b in page.findChildren(KbdButton))


def words_on(page: QWidget) -> str:
    """Everything that can be read in labels."""
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def focused() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def write(words: str) -> None:
    """Type, and let the window follow."""
    type_words(words)
    let_rest()


def copied() -> str:
    """What another program would paste."""
    return QGuiApplication.clipboard().text()
