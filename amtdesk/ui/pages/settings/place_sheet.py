"""The sheet of the second place: a folder, or a WebDAV address whose password goes into the keyring."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.second_place import PlaceKind, SecondPlace
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.desk import Desk
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 720


class ChooseFolder(Protocol):
    """How a folder is asked for; empty when she changed her mind."""

    def __call__(self, page: QWidget, title: str, *, at: str) -> str:
        """Ask."""


class PlaceSheet(TallSheet):
    """Nothing is asked of the network before she says so; what is wrong stands above the button."""

    done = Signal()

    def __init__(self, context: "PageContext", parent: QWidget, *, place: SecondPlace) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self._context = context
        self._place_now = place
        self.choose_folder: ChooseFolder = _ask_folder
        self.heading.setText(self.tr("Second place"))
        self.setAccessibleName(self.heading.text())
        theme = context.theme
        kinds = (
            (PlaceKind.FOLDER, self.tr("Folder, share or stick")),
            (PlaceKind.WEBDAV, self.tr("WebDAV (Nextcloud)")),
        )
        self.kind = SegmentedControl(theme, self.tr("Kind of place"), choices=kinds)
        self.folder, self.address, self.user, self.password = (QLineEdit() for _field in range(4))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.browse = KbdButton(theme, self.tr("Choose …"), icon="external-link")
        self.error = ErrorLine(theme)
        self.use = KbdButton(theme, self.tr("Use this place"), kind="primary", keys="Ctrl+Return")
        self.stop = KbdButton(theme, self.tr("Use none any more"), icon="x")
        self._parts: dict[PlaceKind, QWidget] = {}
        self._assemble()
        self._fill(place)

    def _assemble(self) -> None:
        theme = self._theme
        about = self.tr(
            "After each daily backup AmtDesk carries a copy there, with every picture once, and reads it back. "
            "Off until you set it up; when the place is not there, nothing happens but a line in the rail."
        )
        middle = ScrollColumn(theme, spacing=10, margins=(24, 0, 24, 8))
        middle.column.addWidget(Label(theme, about, role="control", color="text.secondary", wrap=True))
        middle.column.addWidget(self.kind)
        self.kind.let_wrap()
        self._parts = {PlaceKind.FOLDER: self._folder_part(), PlaceKind.WEBDAV: self._webdav_part()}
        for part in self._parts.values():
            middle.column.addWidget(part)
        self.foot.addWidget(self.error)
        self.foot.addWidget(self.end_with(self.use, self.stop, leave=self.tr("Cancel")))
        self.add_middle(middle)
        self.kind.chosen.connect(self._show_kind)
        self.browse.clicked.connect(self._browse)
        self.use.clicked.connect(self._use)
        self.stop.clicked.connect(self._stop)
        for field in (self.folder, self.address, self.user, self.password):
            field.returnPressed.connect(self._use)

    def _folder_part(self) -> QWidget:
        part = QWidget()
        lines = column(self._theme, spacing=4)
        part.setLayout(lines)
        line = row(self._theme)
        line.addWidget(self.folder, 1)
        line.addWidget(self.browse)
        lines.addWidget(self._name(self.folder, self.tr("Folder")))
        lines.addLayout(line)
        return part

    def _webdav_part(self) -> QWidget:
        part = QWidget()
        lines = column(self._theme, spacing=4)
        part.setLayout(lines)
        self.address.setPlaceholderText("https://cloud.example/remote.php/dav/files/name/AmtDesk")
        for field, name in (
            (self.address, self.tr("Address")),
            (self.user, self.tr("Name at the server")),
            (self.password, self.tr("Password, in Nextcloud an app password")),
        ):
            lines.addWidget(self._name(field, name))
            lines.addWidget(field)
        hint = self.tr("The password is kept in the keyring of this computer and nowhere else.")
        lines.addWidget(Label(self._theme, hint, role="meta", color="text.secondary", wrap=True))
        return part

    def _name(self, field: QLineEdit, name: str) -> Label:
        label = Label(self._theme, name, role="metaStrong")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setFont(self._theme.font("control"))
        return label

    def _fill(self, place: SecondPlace) -> None:
        if place.kind is PlaceKind.WEBDAV:
            self.kind.choose(PlaceKind.WEBDAV)
            self.address.setText(place.address)
            self.user.setText(place.user)
        else:
            self.folder.setText(place.address)
        self.stop.setVisible(place.kind is not PlaceKind.NONE)
        self._show_kind(self.kind.key())

    def _show_kind(self, kind: object) -> None:
        for each, part in self._parts.items():
            part.setVisible(each is kind)
        self.error.say("")
        self.refit()

    def open_now(self) -> None:
        """Show it with the focus where the kind is chosen."""
        self.open(self.kind)

    # what is done

    def _browse(self) -> None:
        found = self.choose_folder(self, self.tr("Choose a folder"), at=self.folder.text())
        if found:
            self.folder.setText(found)

    def _use(self) -> None:
        work = self._folder_work() if self.kind.key() is PlaceKind.FOLDER else self._webdav_work()
        if work is None:
            return
        self.use.setEnabled(False)
        self.error.say("")
        self._context.tasks.run(
            self.tr("Trying the second place"), work, hearer=self, then=self._end, otherwise=self._fail
        )

    def _folder_work(self) -> "Callable[[Desk], None] | None":
        folder = self.folder.text().strip()
        if not folder:
            self._miss(self.folder, self.tr("Please choose a folder."))
            return None
        return lambda desk: desk.second_place.choose_folder(Path(folder))

    def _webdav_work(self) -> "Callable[[Desk], None] | None":
        address, user, password = self.address.text().strip(), self.user.text().strip(), self.password.text()
        for field, typed in ((self.address, address), (self.user, user), (self.password, password)):
            if not typed:
                self._miss(field, self.tr("Please fill in address, name and password."))
                return None
        return lambda desk: desk.second_place.choose_webdav(address, user=user, password=password)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._context.tasks.run(
            self.tr("Leaving the second place"),
            lambda desk: desk.second_place.leave(),
            hearer=self,
            then=self._end,
            otherwise=self._fail,
        )

    def _end(self, _nothing: None) -> None:
        self.password.clear()
        self.close_sheet()
        self.done.emit()

    def _miss(self, field: QLineEdit, words: str) -> None:
        self.error.say(words)
        field.setFocus()

    def _fail(self, error: Exception) -> None:
        self.use.setEnabled(True)
        self.stop.setEnabled(True)
        if not isinstance(error, UserFacingError):
            raise error
        self.error.say(self._context.language.sentence(error))


def _ask_folder(page: QWidget, title: str, *, at: str) -> str:
    return QFileDialog.getExistingDirectory(page, title, at)
