"""The sheet that brings an earlier state back: choose one, read what is in it and what would be lost, then restore."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.safekeeping import BackupKind, RestorePreview
from amtdesk.domain.second_place import PlaceCopy, PlaceKind
from amtdesk.system.backup_words import BackupWords
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.settings.backup_restoring import Restoring
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow, heading
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet_cards import ChosenCards
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amtdesk.desk import Desk
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 720
#: What would be lost (first: it is seen however low the window is), what it holds, what comes back, and that nothing is
#: gone for good.
_COLORS: Final = ("text.primary", "text.secondary", "text.secondary", "text.secondary")
#: The key of a row is a path on this computer, or the name of a copy at the second place.
Key = Path | str


class BackupSheet(TallSheet):
    """Every backup in one list: on this computer, at the second place, or any other file."""

    def __init__(self, context: "PageContext", parent: QWidget, *, restoring: Restoring) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self._context = context
        self._restoring = restoring
        self._words = BackupWords(context.language, context.desk.clock)
        self._copies: Sequence[PlaceCopy] = ()
        self._other: Path | None = None
        self._asked: Key | None = None  # what she wants to know of
        self._read: Key | None = None  # what is being read; one at a time, however fast she goes through the list
        self._preview: RestorePreview | None = None
        self.choose_path = _ask_path
        theme = context.theme
        self.heading.setText(self.tr("Restore an earlier state"))
        self.setAccessibleName(self.heading.text())
        self.list = ChosenCards(theme, "")
        self.list.setAccessibleName(self.tr("Backups"))
        self.about = Label(theme, role="bodyStrong", wrap=True)
        self.lines = [Label(theme, role="meta", color=color, wrap=True) for color in _COLORS]
        self.error = ErrorLine(theme)
        self.restore = KbdButton(theme, self.tr("Bring this state back"), kind="primary", keys="Ctrl+Return")
        self.other = KbdButton(theme, self.tr("Another file …"), icon="file-text")
        self.from_place = KbdButton(theme, self.tr("From the second place"), icon="share-2")
        self._assemble()
        restoring.restored.connect(self.close_sheet)
        restoring.failed.connect(self._say_fault)

    def _assemble(self) -> None:
        theme = self._theme
        said = ScrollColumn(theme, spacing=8)
        said.setAccessibleName(self.tr("What this backup holds"))
        for label in (self.about, *self.lines, self.error):
            said.column.addWidget(label)
        self.foot.addWidget(said)
        self.let_scroll(said)
        more = FlowRow(theme)
        more.flow.addWidget(self.other)
        more.flow.addWidget(self.from_place)
        self.foot.addWidget(more)
        self.foot.addWidget(self.end_with(self.restore, leave=self.tr("Cancel")))
        self.add_middle(self.list, side=24)
        self.list.current_changed.connect(self._look)
        self.list.opened.connect(self._look)
        self.other.clicked.connect(self._choose_other)
        self.from_place.clicked.connect(self._ask_place)
        self.restore.clicked.connect(self._restore)

    def open_now(self) -> None:
        """Show it at the newest backup."""
        self.from_place.setVisible(self._context.desk.second_place.place().kind is not PlaceKind.NONE)
        self._show_rows()
        self.list.select_first()
        self.open(self.list if self.list.rows() else self.other)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self.lines[-1].setHidden(is_low)

    # the list

    def _show_rows(self) -> None:
        here = [each for each in self._context.desk.safekeeping.backups() if each.kind is not BackupKind.UNREADABLE]
        rows = [
            CardRow(key=each.path, title=self._words.when_among(each, here), meta=self._words.meta(each))
            for each in here
        ]
        if self._other is not None:
            rows.insert(0, CardRow(key=self._other, title=self._other.name, meta=str(self._other.parent)))
        if self._copies:
            rows.append(heading(self.tr("At the second place")))
            rows += [
                CardRow(key=each.name, title=self._words.when(each.made_at), meta=self._words.size(each.size))
                for each in self._copies
            ]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        if not rows:
            self._say("", self.tr("There is no backup on this computer yet."))

    def _choose_other(self) -> None:
        path = self.choose_path(self, self.tr("Choose a backup"), files=self.tr("Backups (*.amtdesk-backup *.sqlite3)"))
        if path is not None:
            self._other = path
            self._show_rows()
            self.list.select_key(path)
            self.list.setFocus()

    def _ask_place(self) -> None:
        self.from_place.setEnabled(False)
        self._context.tasks.read(
            lambda desk: desk.second_place.copies(), hearer=self, then=self._show_copies, otherwise=self._place_failed
        )

    def _show_copies(self, copies: "Sequence[PlaceCopy]") -> None:
        self.from_place.setEnabled(True)
        self._copies = copies
        self._show_rows()
        if copies:
            self.list.select_key(copies[0].name)
            self.list.setFocus()
        else:
            self.error.say(self.tr("No backup lies at the second place yet."))

    def _place_failed(self, error: Exception) -> None:
        self.from_place.setEnabled(True)
        self._say_fault(error)

    # what is in it

    def _look(self, key: object) -> None:
        if not isinstance(key, Path | str) or key == self._asked:
            return
        self._asked, self._preview = key, None
        self.error.say("")
        self.restore.setEnabled(False)
        self._say(self.tr("Reading …"))
        if self._read is None:
            self._begin_to_read(key)

    def _begin_to_read(self, key: Key) -> None:
        self._read = key
        self._context.tasks.read(
            partial(_looked_into, key),
            hearer=self,
            then=partial(self._show, key),
            otherwise=partial(self._show_unreadable, key),
        )

    def _is_asked_still(self, key: Key) -> bool:
        """Whether this answer is the one she waits for; else the one that she does is read now."""
        self._read = None
        if key != self._asked and self._asked is not None:
            self._begin_to_read(self._asked)
        return key == self._asked

    def _show(self, key: Key, preview: RestorePreview) -> None:
        if not self._is_asked_still(key):
            return
        self._preview = preview
        words = self._words
        told = (words.brings_back(preview), words.misses(preview), words.revives(preview))
        others = " ".join(part for part in told if part)
        kept = self.tr("What stands here now is kept first, and one click brings it back.")
        self._say(words.about(preview), words.loses(preview), words.holds(preview), others, kept)
        self.restore.setEnabled(True)
        announce(self, f"{words.about(preview)}. {words.loses(preview)}")

    def _show_unreadable(self, key: Key, error: Exception) -> None:
        if self._is_asked_still(key):
            self._say("")
            self._say_fault(error)

    def _say(self, about: str, *lines: str) -> None:
        self.about.setText(about)
        self.about.setVisible(bool(about))
        for place, label in enumerate(self.lines):
            text = lines[place] if place < len(lines) else ""
            label.setText(text)
            label.setVisible(bool(text))

    def _say_fault(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            raise error
        self.error.say(self._context.language.sentence(error))

    # restoring

    def _restore(self) -> None:
        if self._preview is not None:
            self.restore.setEnabled(False)
            self._restoring.restore(self._preview.facts.path)


def _looked_into(key: Key, desk: "Desk") -> RestorePreview:
    path = desk.second_place.fetch(key) if isinstance(key, str) else key
    return desk.safekeeping.look_into(path)


def _ask_path(page: QWidget, title: str, *, files: str) -> Path | None:
    found, _chosen = QFileDialog.getOpenFileName(page, title, "", files)
    return Path(found) if found else None
