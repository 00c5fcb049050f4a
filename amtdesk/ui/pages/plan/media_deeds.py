"""What she does with pictures apart from any post: taking in, copying, saving, removing. Long work off the window."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.pictures import PICTURE_ENDINGS, PictureCopy
from amtdesk.ui.file_target import ask_target

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.services.media import TakenIn
    from amtdesk.ui.page import PageContext

#: So many refused files are named with what is wrong; all are counted.
_MOST_NAMED = 3
#: The bar above the page that says what was refused.
_BAR = "media"


class MediaDeeds(QObject):
    """Says by toast what was done, or to whoever listens when it is in the way of one."""

    taken_in = Signal(object)  # TakenIn
    said = Signal(str)
    refused = Signal(object)  # UserFacingError
    work_began = Signal(str)
    work_ended = Signal()

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._place = parent

    # taking in

    def ask_files(self) -> None:
        """Ask for files and take them in."""
        paths = ask_pictures(self._place, self.tr("Choose pictures"))
        if paths:
            self.take_in(paths)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files in, off the window's thread: a large photo takes a second."""
        wanted = tuple(paths)
        self.forget()
        title = self.tr("Taking the pictures in")
        self.work_began.emit(title)
        self._context.tasks.run(
            title,
            lambda desk: desk.media.keep_all(wanted),
            hearer=self,
            then=self._tell_taken_in,
            otherwise=self._fail,
        )

    def forget(self) -> None:
        """What was refused need not be said any more: other files are taken in, or she left."""
        self._context.messages.clear_bar(_BAR)

    def _tell_taken_in(self, taken: "TakenIn") -> None:
        self.work_ended.emit()
        self.taken_in.emit(taken)
        messages, language = self._context.messages, self._context.language
        if taken.refused:
            named = " ".join(language.sentence(each) for each in taken.refused[:_MOST_NAMED])
            rest = "" if len(taken.refused) <= _MOST_NAMED else " …"
            counted = f"{self._counted(taken)} " if taken.added or taken.known or len(taken.refused) > 1 else ""
            messages.bar(f"{counted}{named}{rest}", key=_BAR, icon="triangle-alert")
        elif taken.added:
            messages.undo_toast(self._counted(taken))
        else:
            messages.toast(self._counted(taken))

    def _counted(self, taken: "TakenIn") -> str:
        added, known, refused = len(taken.added), len(taken.known), len(taken.refused)
        told: list[str] = []
        if added:
            many = self.tr("{count} pictures taken in.").format(count=added)
            told.append(self.tr("1 picture taken in.") if added == 1 else many)
        if known:
            many = self.tr("{count} pictures are there already.").format(count=known)
            told.append(self.tr("1 picture is there already.") if known == 1 else many)
        if refused:
            many = self.tr("{count} files were refused.").format(count=refused)
            told.append(self.tr("1 file was refused.") if refused == 1 else many)
        return " ".join(told)

    def _fail(self, error: Exception) -> None:
        self.work_ended.emit()
        if not isinstance(error, UserFacingError):
            raise error
        self.refused.emit(error)
        self._context.messages.report(error)

    # handing out

    def copy(self, sha256: str) -> None:
        """Put the copy for the main channel onto the clipboard."""
        self._make(sha256, then=self._put)

    def save(self, sha256: str) -> None:
        """Ask where to, and write the copy for the main channel there, whole or not at all."""
        self._make(sha256, then=lambda made: self._write(sha256, made))

    def _make(self, sha256: str, *, then: Callable[[PictureCopy], None]) -> None:
        def work(desk: "Desk") -> PictureCopy:
            return desk.media.clean_copy(sha256, desk.channels.main())

        self._context.tasks.run(self.tr("Preparing the picture"), work, hearer=self, then=then, otherwise=self._fail)

    def _put(self, made: PictureCopy) -> None:
        if put_picture(made.content):
            words = self.tr("Picture copied. Insert it on the channel with Ctrl V.")
        else:
            words = self.tr("Copying did not work, because another program holds the clipboard.")
        self._context.messages.toast(words)
        self.said.emit(words)

    def _write(self, sha256: str, made: PictureCopy) -> None:
        medium = self._desk.media.get(sha256)
        proposal = Path(medium.name).stem + made.ending
        files = self.tr("Pictures ({endings})").format(endings=f"*{made.ending}")
        path = ask_target(self._place, self.tr("Save the copy for the channel"), proposal=proposal, files=files)
        if path is None:
            return
        try:
            self._desk.media.write_copy(made, path)
        except UserFacingError as error:
            self._fail(error)
            return
        words = self.tr("Copy saved: {name}, {width} × {height} pixels.").format(
            name=path.name, width=made.width, height=made.height
        )
        self._context.messages.toast(words)
        self.said.emit(words)

    def delete(self, sha256: str) -> None:
        """Take a picture that no post shows out of the media."""
        try:
            name = self._desk.media.get(sha256).name
            self._desk.media.delete(sha256)
        except UserFacingError as error:
            self._fail(error)
            return
        self._context.messages.undo_toast(self.tr("“{name}” removed.").format(name=name))


def ask_pictures(page: QWidget, title: str, *, is_one: bool = False) -> tuple[Path, ...]:
    """Ask for files that are pictures, or for one; nothing when she changed her mind."""
    endings = " ".join(f"*.{ending}" for ending in PICTURE_ENDINGS)
    files = page.tr("Pictures ({endings})").format(endings=endings)
    if is_one:
        name, _kind = QFileDialog.getOpenFileName(page, title, "", files)
        return (Path(name),) if name else ()
    names, _kind = QFileDialog.getOpenFileNames(page, title, "", files)
    return tuple(Path(name) for name in names)


def put_picture(content: bytes) -> bool:
    """Put a picture, and nothing that could tell of it, onto the clipboard; whether it is really there."""
    picture = QImage.fromData(content)
    held = QMimeData()
    held.setImageData(picture)
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(held)
    return clipboard.mimeData().hasImage()
