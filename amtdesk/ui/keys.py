"""How keys are written: `Ctrl+Return` in code, "Strg Eingabe" on a German button. Not what they do."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

_NAMES: Final = {
    "Ctrl": "Ctrl",
    "Shift": "Shift",
    "Alt": "Alt",
    "Meta": "Meta",
    "Return": "Enter",
    "Enter": "Enter",
    "Esc": "Esc",
    "Space": "Space",
    "Del": "Del",
    "Tab": "Tab",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "PgUp": "Page up",
    "PgDown": "Page down",
    "Home": "Home",
    "End": "End",
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


def _key_name(part: str) -> str:
    name = _NAMES.get(part)
    if name is None:
        return part
    return QCoreApplication.translate("Keys", name)
