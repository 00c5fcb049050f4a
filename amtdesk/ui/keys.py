"""How keys are written: `Ctrl+Return` in code, "Strg Eingabe" on a German button. Esc apart, not what they do."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from amtdesk.domain.words import N_

#: Does what a toast offers as a way on.
GO_ON_KEYS: Final = "Alt+Return"

_NAMES: Final = {
    "Ctrl": N_("Ctrl"),
    "Shift": N_("Shift"),
    "Alt": N_("Alt"),
    "Meta": N_("Meta"),
    "Return": N_("Enter"),
    "Enter": N_("Enter"),
    "Esc": N_("Esc"),
    "Space": N_("Space"),
    "Del": N_("Del"),
    "Tab": N_("Tab"),
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "PgUp": N_("Page up"),
    "PgDown": N_("Page down"),
    "Home": N_("Home"),
    "End": N_("End"),
    "Plus": "+",
    "Minus": "−",
}


def key_text(sequence: str) -> str:
    """The words on the keys of a portable sequence such as `Ctrl+Shift+N`, in the window's language."""
    if not sequence:
        return ""
    portable = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.PortableText) or sequence
    parts = portable.replace("++", "+Plus").replace("+-", "+Minus").split("+")
    return " ".join(_key_name(part) for part in parts if part)


def with_key(text: str, sequence: str) -> str:
    """A tooltip: what happens, and the key in brackets."""
    return f"{text} ({key_text(sequence)})" if sequence else text


def is_escape(event: QEvent) -> bool:
    """Whether Esc is pressed, or asked about."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def takes_escape(event: QEvent) -> bool:
    """Claim Esc for what is open, before any shortcut of the page; the key itself comes to it afterwards."""
    if event.type() != QEvent.Type.ShortcutOverride or not is_escape(event):
        return False
    event.accept()
    return True


def _key_name(part: str) -> str:
    name = _NAMES.get(part)
    if name is None:
        return part
    return QCoreApplication.translate("Keys", name)
