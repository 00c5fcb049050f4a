"""The one generated style sheet: Qt's own controls in the theme. Own widgets paint themselves."""

from string import Template
from typing import TYPE_CHECKING

from amtdesk.system.resources import resource

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_SHEET = Template("""
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
  background: $surface; color: $text; border: ${hair}px solid $control; border-radius: ${r6}px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $hint;
}
QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox { min-height: ${field}px; padding: 0 ${p10}px; }
QComboBox:!editable { padding-left: ${p12}px; }
QComboBox, QComboBox QLineEdit { font-size: ${choice}px; font-weight: $weight; }
QTextEdit, QPlainTextEdit { padding: ${p8}px; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QTimeEdit:disabled,
QSpinBox:disabled {
  background: $sunken; color: $disabled; border-color: $strong;
}
QLineEdit:read-only { background: $sunken; border-color: $sunken; }
QLineEdit[tall="true"] { min-height: ${tall}px; }
QLineEdit[low="true"] { min-height: ${p28}px; }
QLineEdit[bare="true"], QTextEdit[bare="true"], QPlainTextEdit[bare="true"] {
  background: transparent; border: none; padding: 0;
}
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${p28}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: ${p16}px; height: ${p16}px; }
QComboBox QAbstractItemView {
  background: $raised; color: $text; border: ${hair}px solid $strong; padding: ${p4}px; outline: none;
  selection-background-color: $selected; selection-color: $text;
}
QMenu { background: $raised; color: $text; border: ${hair}px solid $strong; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p28}px ${p6}px ${p12}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: ${hair}px; background: $subtle; margin: ${p4}px ${p8}px; }
QToolTip { background: $tip; color: $on_tip; border: none; padding: ${p6}px ${p8}px; }
QScrollArea, QScrollArea > QWidget > QWidget[clear="true"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: ${p3}px; margin: ${p3}px; }
QScrollBar::handle:vertical { min-height: ${p28}px; }
QScrollBar::handle:horizontal { min-width: ${p28}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

_COLORS = {
    "surface": "bg.surface",
    "raised": "bg.raised",
    "sunken": "bg.sunken",
    "selected": "bg.selected",
    "text": "text.primary",
    "hint": "text.tertiary",  # Qt would thin the colour of the text, below what can be read well
    "disabled": "text.disabled",
    "control": "border.control",
    "strong": "border.strong",
    "subtle": "border.subtle",
    "accent": "accent.base",
    "on_accent": "accent.on",
    "tip": "toast.bg",
    "on_tip": "toast.text",
}


def style_sheet(theme: "Theme") -> str:
    """The sheet for the present theme and zoom: px in a sheet do not follow zoom, so it is written anew."""
    colors = {name: theme.color(token).name() for name, token in _COLORS.items()}
    sizes = {f"p{n}": str(theme.px(n)) for n in (3, 4, 6, 8, 10, 12, 16, 28)}
    hair = theme.hairline()
    choice = theme.font("control")  # Qt forgets the font of a choice that may be typed when it polishes it
    return _SHEET.substitute(
        colors,
        **sizes,
        hair=hair,
        tall=theme.px(48) - 2 * hair,
        r6=theme.px(6),
        field=theme.px(36) - 2 * hair,
        choice=choice.pixelSize(),
        weight=choice.weight().value,
        chevron=resource("icons", _chevron(theme)).as_posix(),
    )


def _chevron(theme: "Theme") -> str:
    return "chevron-down-light.svg" if theme.name in {"dark", "hc-dark"} else "chevron-down-dark.svg"
