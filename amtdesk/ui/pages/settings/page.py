"""Einstellungen: how the window looks and speaks, and where the records lie. Changes apply at once."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from amtdesk.domain.changes import Area
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, Page, PageContext
from amtdesk.ui.widgets.cards import Card, Hairline, ScrollColumn, column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.labels import IconLabel, Label, PageTitle, SectionLabel

if TYPE_CHECKING:
    from amtdesk.ui.theme import ThemeChoice

CONTENT_WIDTH = 760


class SettingsPage(Page):
    """Rows with a name, a hint and a choice."""

    areas = frozenset({Area.TOWN, Area.SAFEKEEPING})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._rows: list[QBoxLayout] = []
        lines = column(theme, spacing=16, margins=(0, 20, 0, 0))
        self.setLayout(lines)
        self._head_line = self._head()
        lines.addLayout(self._head_line)
        self._scroll = ScrollColumn(theme, spacing=8)
        lines.addWidget(self._scroll, 1)
        self._themes = self._theme_choice()
        self._zooms = self._zoom_choice()
        self._languages = self._language_choice()
        self._add_section(self.tr("Appearance"), self._look_rows())
        self._folder = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._backup = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._add_section(self.tr("Your records"), self._record_rows())
        self._scroll.column.addStretch(1)
        self.width_changed.connect(self._fold)

    # parts

    def _head(self) -> QHBoxLayout:
        head = row(self.theme)
        head.addWidget(PageTitle(self.theme, self.tr("Settings")), 1)
        head.addWidget(IconLabel(self.theme, "check", size=16))
        head.addWidget(Label(self.theme, self.tr("Changes apply at once"), role="meta", color="text.secondary"))
        return head

    def _theme_choice(self) -> SegmentedControl:
        choices = (
            ("system", self.tr("Like the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("hc-light", self.tr("Contrast, light")),
            ("hc-dark", self.tr("Contrast, dark")),
        )
        control = SegmentedControl(self.theme, self.tr("Colours"), choices=choices)
        control.choose(self.theme.choice)
        control.chosen.connect(self._take_theme)
        return control

    def _zoom_choice(self) -> SegmentedControl:
        steps = tuple((percent, self.language.percent(percent / 100)) for percent in (100, 125, 150, 200))
        control = SegmentedControl(self.theme, self.tr("Size"), choices=steps)
        if self.theme.zoom_percent in dict(steps):
            control.choose(self.theme.zoom_percent)
        control.chosen.connect(self._take_zoom)
        return control

    def _language_choice(self) -> SegmentedControl:
        control = SegmentedControl(self.theme, self.tr("Language"), choices=(("de", "Deutsch"), ("en", "English")))
        control.choose(self.language.code)
        control.chosen.connect(self._take_language)
        return control

    def _look_rows(self) -> tuple[QWidget, ...]:
        hint = self.tr("Applies at once. Also with {larger} and {smaller}.")
        keys = hint.format(larger=key_text("Ctrl++"), smaller=key_text("Ctrl+-"))
        return (
            self._setting(self.tr("Colours"), "", control=self._themes),
            self._setting(self.tr("Size"), keys, control=self._zooms),
            self._setting(self.tr("Language"), "", control=self._languages),
        )

    def _record_rows(self) -> tuple[QWidget, ...]:
        return (self._fact(self.tr("Folder"), self._folder), self._fact(self.tr("Last backup"), self._backup))

    def _add_section(self, title: str, rows: tuple[QWidget, ...]) -> None:
        self._scroll.column.addWidget(SectionLabel(self.theme, title))
        card = Card(self.theme, padding=(0, 0), spacing=0)
        card.setMaximumWidth(self.theme.px(CONTENT_WIDTH))
        for number, part in enumerate(rows):
            if number:
                card.column.addWidget(Hairline(self.theme))
            card.column.addWidget(part)
        self._scroll.column.addWidget(card)
        self._scroll.column.addSpacing(self.theme.px(12))

    def _setting(self, name: str, hint: str, *, control: QWidget) -> QWidget:
        part = QWidget()
        line = row(self.theme, spacing=16, margins=(16, 8, 16, 8))
        part.setLayout(line)
        self._rows.append(line)
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, name))
        if hint:
            words.addWidget(Label(self.theme, hint, role="meta", color="text.secondary", wrap=True))
        line.addLayout(words, 1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        return part

    def _fact(self, name: str, value: Label) -> QWidget:
        part = QWidget()
        line = column(self.theme, spacing=0, margins=(16, 8, 16, 8))
        part.setLayout(line)
        line.addWidget(Label(self.theme, name))
        line.addWidget(value)
        return part

    # the page

    @override
    def refresh(self) -> None:
        self._themes.choose(self.theme.choice)
        self._folder.setText(str(self.desk.folder))
        backup = self.desk.safekeeping.last_backup()
        if backup is None:
            self._backup.setText(self.tr("No backup yet"))
        else:
            self._backup.setText(self.language.relative_time(backup.made_at, today=self.desk.clock.today()))

    def _fold(self, width: int) -> None:
        is_narrow = width < ONE_COLUMN_BELOW
        left, right = (20, 20) if is_narrow else (32, 24)
        self._head_line.setContentsMargins(self.theme.px(left), 0, self.theme.px(right), 0)
        self._scroll.set_margins((left, 0, right, 24))
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for line in self._rows:
            line.setDirection(direction)
            line.setSpacing(self.theme.px(8 if is_narrow else 16))

    @override
    def first_focus(self) -> QWidget:
        return self._themes

    @override
    def focus_areas(self) -> list[QWidget]:
        return [self._themes]

    @override
    def accessible_title(self) -> str:
        return self.tr("Settings")

    def _take_theme(self, choice: object) -> None:
        self.theme.set_choice(cast("ThemeChoice", choice))

    def _take_zoom(self, percent: object) -> None:
        self.theme.set_zoom(cast("int", percent))

    def _take_language(self, code: object) -> None:
        self.language_requested.emit(str(code))
