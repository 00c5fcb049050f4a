"""Colours, sizes and type from `tokens.json`, at the chosen theme and zoom. No colour value lives here."""

import json
from math import floor
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from amtdesk.system.resources import resource
from amtdesk.ui.icons import TokenIcon, icon_pixmap
from amtdesk.ui.style_sheet import style_sheet

ThemeChoice = Literal["system", "light", "dark", "hc-dark", "hc-light"]
THEME_CHOICES: Final[tuple[ThemeChoice, ...]] = ("system", "light", "dark", "hc-dark", "hc-light")
ZOOM_STEPS: Final = (100, 125, 150, 175, 200)

FONT_FILES: Final = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Medium.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-It.ttf",
)


_OWN_ROLES: Final = {
    "controlStrong": {"size": 15, "line": 20, "weight": 600},
    "chip": {"size": 14, "line": 17, "weight": 500},
    "question": {"size": 20, "line": 28, "weight": 600},
}


class UnknownToken(KeyError):
    """A colour, type role or theme that `tokens.json` does not hold: always a bug."""


class Theme(QObject):
    """The looks of the window: asked by every widget, changed by the settings page and the zoom keys."""

    changed = Signal()  # colours or sizes: repaint
    zoomed = Signal()  # sizes: the window rebuilds its pages

    def __init__(self, *, choice: ThemeChoice = "system", zoom_percent: int = 100) -> None:
        super().__init__()
        tokens = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
        self._palettes: dict[str, dict[str, str]] = tokens["color"]
        self._type: dict[str, dict[str, int]] = {**tokens["type"]["scale"], **_OWN_ROLES}
        self._families: list[str] = [tokens["type"]["family"], *tokens["type"]["fallback"]]
        self.choice: ThemeChoice = choice
        self.zoom_percent = zoom_percent
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.name = self._resolved()

    # what widgets ask

    @property
    def zoom(self) -> float:
        """1.0 at 100 %."""
        return self.zoom_percent / 100

    @property
    def is_high_contrast(self) -> bool:
        """High contrast draws 2-px borders, no shadows and a 3-px focus ring."""
        return self.name.startswith("hc-")

    def color(self, token: str) -> QColor:
        """The colour of a token such as `accent.base` in the theme that is on."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = _parsed_color(self._token(token))
        return found

    def light_color(self, token: str) -> QColor:
        """The colour of a token in the light theme, whatever is on: a channel's preview shows the channel."""
        return _parsed_color(self._palettes["light"][token])

    def px(self, logical: float) -> int:
        """A length of the design in pixels at the present zoom."""
        return round(logical * self.zoom)

    def hairline(self) -> int:
        """A border: 1 px at 100 %, 2 px in high contrast, never thinner than a pixel."""
        return max(1, floor((2 if self.is_high_contrast else 1) * self.zoom))

    def font(self, role: str) -> QFont:
        """The font of a type role: display, title, heading, body, bodyStrong, control, meta, micro …"""
        found = self._fonts.get(role)
        if found is None:
            scale = self._role(role)
            found = QFont(self._families)
            found.setPixelSize(self.px(scale["size"]))
            found.setWeight(QFont.Weight(scale["weight"]))
            found.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
            self._fonts[role] = found
        return found

    def line(self, role: str) -> int:
        """The line height of a type role in pixels."""
        return self.px(self._role(role)["line"])

    def icon(self, name: str, color: str = "text.secondary") -> QIcon:
        """An icon in a token's colour that follows theme changes by itself."""
        key = (name, color)
        if key not in self._icons:
            self._icons[key] = QIcon(TokenIcon(self, name, color=color))
        return self._icons[key]

    def pixmap(self, name: str, color: str = "text.secondary", *, size: int = 18) -> QPixmap:
        """An icon as a picture; `size` is in logical px at 100 %."""
        ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]  # the window has an application
        return icon_pixmap(name, self.color(color), size=self.px(size), ratio=ratio)

    # what changes them

    def set_choice(self, choice: ThemeChoice) -> None:
        """Take another theme, at once."""
        self.choice = choice
        self._renew()
        self.changed.emit()

    def set_zoom(self, percent: int) -> None:
        """Take another zoom: 100 to 200 %."""
        bounded = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if bounded == self.zoom_percent:
            return
        self.zoom_percent = bounded
        self._renew()
        self.changed.emit()
        self.zoomed.emit()

    def follow_system(self) -> None:
        """The system went from light to dark or back: look again when she chose to follow it."""
        if self.choice == "system":
            self.set_choice("system")

    def dress(self, app: QApplication) -> None:
        """Give font, palette and style sheet to the application."""
        self.prepare(app)
        sheet = style_sheet(self)
        if sheet != app.styleSheet():  # Qt would dress every part anew, though nothing looks different
            app.setStyleSheet(sheet)

    def prepare(self, app: QApplication) -> None:
        """Give font and palette alone: under a style sheet, a widget is dressed anew each time it is put elsewhere."""
        app.setFont(self.font("body"))
        app.setPalette(self._qt_palette())

    def _renew(self) -> None:
        self.name = self._resolved()
        self._colors.clear()
        self._fonts.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.dress(app)

    def _resolved(self) -> str:
        if self.choice != "system":
            return self.choice
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if _system_wants_contrast(hints):
            return "hc-dark" if dark else "hc-light"
        return "dark" if dark else "light"

    def _token(self, token: str) -> str:
        try:
            return self._palettes[self.name][token]
        except KeyError as error:
            raise UnknownToken(token) from error

    def _role(self, role: str) -> dict[str, int]:
        try:
            return self._type[role]
        except KeyError as error:
            raise UnknownToken(role) from error

    def _qt_palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text.disabled"))
        return palette


_PALETTE: Final = {
    QPalette.ColorRole.Window: "bg.app",
    QPalette.ColorRole.WindowText: "text.primary",
    QPalette.ColorRole.Base: "bg.surface",
    QPalette.ColorRole.AlternateBase: "bg.sunken",
    QPalette.ColorRole.Text: "text.primary",
    QPalette.ColorRole.PlaceholderText: "text.tertiary",
    QPalette.ColorRole.Button: "bg.surface",
    QPalette.ColorRole.ButtonText: "text.primary",
    QPalette.ColorRole.Highlight: "accent.base",
    QPalette.ColorRole.HighlightedText: "accent.on",
    QPalette.ColorRole.Link: "accent.text",
    QPalette.ColorRole.ToolTipBase: "toast.bg",
    QPalette.ColorRole.ToolTipText: "toast.text",
}


def load_fonts() -> None:
    """Register the shipped fonts; raises `OSError` when one of them cannot be read."""
    for name in FONT_FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise OSError(f"font cannot be loaded: {name}")


def _parsed_color(value: str) -> QColor:
    if value.startswith("rgba("):
        red, green, blue, alpha = value[5:-1].split(",")
        return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))
    return QColor(value)


def _system_wants_contrast(hints: object) -> bool:
    accessibility = getattr(hints, "accessibility", None)  # since Qt 6.10
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)
