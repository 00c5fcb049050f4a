"""How keys are written: `Ctrl+Return` in code, "Strg Eingabe" on a German button. Not what they do."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

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


def _key_name(part: str) -> str:
    name = _NAMES.get(part)
    if name is None:
        return part
    return QCoreApplication.translate("Keys", name)
