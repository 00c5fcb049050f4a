"""Über AmtDesk: versions for the IT, the licences of what is inside, and the folder in which everything lies."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.handbook import HandbookDoor
    from amtdesk.ui.page import PageContext


class AboutCard(SettingsCard):
    """Facts, each with the one thing that can be done with it."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("About AmtDesk"))
        self._clipboard = Clipboard(context.messages, self)
        about = context.desk.about.installation()
        self.copy = KbdButton(self.theme, self.tr("Copy details"), icon="copy")
        self.open_folder = KbdButton(self.theme, self.tr("Open folder"), icon="external-link")
        self.licences = KbdButton(self.theme, self.tr("Read licences …"), icon="file-text")
        self._facts = (
            (self.tr("AmtDesk"), about.program),
            (self.tr("Records"), about.schema),
            ("Python", about.python),
            ("Qt", str(qVersion())),
            ("SQLite", about.sqlite),
            (self.tr("System"), about.system),
        )
        versions = self.tr("Python {python}, Qt {qt}, SQLite {sqlite}").format(
            python=about.python, qt=qVersion(), sqlite=about.sqlite
        )
        self._add(self.tr("Version {version}").format(version=about.program), versions, button=self.copy)
        self._add(self.tr("Data folder"), str(about.folder), button=self.open_folder)
        self.handbook = KbdButton(self.theme, self.tr("Open the handbook"), icon="external-link")
        how = self.tr("Opens in your browser, without a network; F1 leads to the place that fits.")
        self._add(self.tr("Handbook"), how, button=self.handbook)
        self.handbook.clicked.connect(self._open_handbook)
        licences = self.tr("Fonts, icons, dictionary and packages that AmtDesk is built on.")
        self._add(self.tr("Licences"), licences, button=self.licences)
        self.copy.clicked.connect(self._copy)
        self.open_folder.clicked.connect(self._open_folder)
        self.licences.clicked.connect(self._read)

    def details(self) -> str:
        """What the IT is sent: versions and the folder, none of her records."""
        folder = (self.tr("Data folder"), str(self.context.desk.folder))
        said = self.tr("{name}: {value}")
        return "\n".join(said.format(name=name, value=value) for name, value in (*self._facts, folder))

    def _add(self, name: str, hint: str, *, button: KbdButton) -> None:
        part = QWidget()
        line = row(self.theme, spacing=16, margins=(16, 8, 16, 8))
        part.setLayout(line)
        self._folding.append(line)
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, name, wrap=True))
        words.addWidget(Label(self.theme, hint, role="meta", color="text.secondary", wrap=True))
        line.addLayout(words, 1)
        line.addWidget(button)
        self.add(part)

    def _copy(self) -> None:
        said = self.tr("Details copied. They hold versions and the folder, none of your records.")
        self._clipboard.copy(self.details(), then=lambda: self.context.messages.toast(said))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.desk.folder)))

    @cached_property
    def door(self) -> "HandbookDoor":
        """The way into the handbook."""
        from amtdesk.ui.handbook import HandbookDoor

        return HandbookDoor(self.context, self)

    def _open_handbook(self) -> None:
        self.door.open("willkommen")

    def _read(self) -> None:
        from amtdesk.ui.pages.settings.about_licences import LicencesSheet

        sheet = LicencesSheet(self.context, self.window())
        sheet.open(sheet.text)
