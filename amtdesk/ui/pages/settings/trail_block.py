"""The trail of approvals in the settings: saved as a table for a period."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.day_words import day_from_words
from amtdesk.ui.file_target import ChooseTarget, ask_target, show_file
from amtdesk.ui.pages.settings.parts import SettingField
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.pages.settings.parts import SettingsCard


class TrailBlock(QObject):
    """From, to, and the button."""

    def __init__(self, card: "SettingsCard") -> None:
        super().__init__(card)
        self._context = card.context
        self._card = card
        #: Asks where to; replaced in tests.
        self.choose_path: ChooseTarget = ask_target
        hint = self.tr("Who approved which words, when and by which way, with the words and their SHA-256.")
        _part, lines = card.block(self.tr("Proof of approvals"), hint)
        today, day = self._context.desk.clock.today(), self._context.language.numeric_date
        self.first = SettingField(card.theme, self.tr("Proof from"), width=120)
        self.first.show_text(day(date(today.year, 1, 1)))
        self.last = SettingField(card.theme, self.tr("Proof to"), width=120)
        self.last.show_text(day(today))
        self.save = KbdButton(card.theme, self.tr("Save as a table …"), icon="file-down")
        line = FlowRow(card.theme)
        for name, field in ((self.tr("From"), self.first), (self.tr("Until"), self.last)):
            label = Label(card.theme, name, role="meta", color="text.secondary")
            label.setBuddy(field)
            line.flow.addWidget(label)
            line.flow.addWidget(field)
        line.flow.addWidget(self.save)
        lines.addWidget(line)
        self._error = ErrorLine(card.theme)
        lines.addWidget(self._error)
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        today = self._context.desk.clock.today()
        first = day_from_words(self.first.text().strip(), today=today, looking_back=True)
        last = day_from_words(self.last.text().strip(), today=today, looking_back=True)
        if first is None or last is None or last < first:
            self._error.say(self.tr("Please give two days, such as 1.1.2027 and 30.6.2027."))
            return
        self._error.say("")
        settings = WindowSettings(self._context.desk.folder)
        name = self.tr("Approvals-{first}-{last}.csv").format(first=first.isoformat(), last=last.isoformat())
        title, proposal = self.tr("Save the proof of approvals"), str(settings.report_folder() / name)
        path = self.choose_path(self._card, title, proposal=proposal, files=self.tr("For Excel (*.csv)"))
        if path is None:
            return
        settings.keep_report_folder(path.parent)

        def work(desk: "Desk") -> Path:
            desk.trail_export.save(path, first=first, last=last)
            return path

        self._context.tasks.run(self.tr("Saving the table"), work, hearer=self, then=self._saved)

    def _saved(self, path: Path) -> None:
        said = self.tr("Saved: {name}").format(name=path.name)
        self._context.messages.toast(said, self.tr("Show"), on_action=partial(show_file, path))
