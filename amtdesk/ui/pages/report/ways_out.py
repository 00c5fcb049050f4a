"""How a report leaves the house: as a file in each of its forms, as text to paste, as a draft in the mail program."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.mail_drafts import draft_address
from amtdesk.domain.reports import ReportField
from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.file_target import show_file
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.reports import FinishedReport, WeeklyReport
    from amtdesk.ui.page import Page, PageContext
    from amtdesk.ui.pages.report.archive_sheet import ArchiveSheet
    from amtdesk.ui.pages.report.head import ReportHead
    from amtdesk.ui.pages.report.words import ReportWords
    from amtdesk.ui.pages.report.year_sheet import YearSheet

#: The forms of a report, as a file dialog offers them; the page comes first.
_FORMS: Final = {
    "PDF (*.pdf)": ".pdf",
    "Word (*.docx)": ".docx",
    "HTML (*.html)": ".html",
    "Text (*.txt)": ".txt",
    "CSV (*.csv)": ".csv",
}


class WaysOut(QObject):
    """The buttons of the head that lead out."""

    week_requested = Signal(str)

    def __init__(self, context: "PageContext", words: "ReportWords", *, head: "ReportHead", page: "Page") -> None:
        super().__init__(page)
        self._context = context
        self._messages = context.messages
        self._words = words
        self._head = head
        self._page = page
        self._week = ""
        self._told: UserFacingError | None = None  # why nothing could be saved
        self._clipboard = Clipboard(context.messages, self)
        self._settings = WindowSettings(context.desk.folder)
        self.choose_path: Callable[[QWidget, Path], Path | None] = _ask_path
        head.save.clicked.connect(self._ask_and_save)
        head.mail.clicked.connect(self._copy_mail)
        head.more.clicked.connect(self._open_menu)

    def show_week(self, week: str) -> None:
        """The report of this week goes out."""
        self._week = week

    def menu(self) -> PopupMenu:
        """Return the further ways."""
        menu = PopupMenu(self._context.theme, self._head)
        menu.add(self.tr("Save PDF and open an e-mail draft …"), self.draft_mail, icon="mail")
        menu.add(self.tr("Finished reports …"), self._show_archive, icon="history")
        menu.add(self.tr("Twelve months: what has it brought? …"), self._show_year, icon="file-chart-column")
        return menu

    def draft_mail(self) -> None:
        """Save the PDF where she says and open a draft with the text. Nothing is sent."""
        self._save(then=partial(self._open_draft, self._week))

    def open_archive(self) -> "ArchiveSheet":
        """Show every finished report; Enter opens its week."""
        from amtdesk.ui.pages.report.archive_sheet import ArchiveSheet

        sheet = ArchiveSheet(self._context, self._words, parent=self._page.window())
        sheet.week_requested.connect(self.week_requested)
        sheet.save_requested.connect(self._save_version)
        sheet.closed.connect(sheet.deleteLater)
        sheet.show_reports(self._context.desk.reports.archive())
        return sheet

    def open_year(self) -> "YearSheet":
        """Show what twelve months have brought."""
        from amtdesk.ui.pages.report.year_sheet import YearSheet

        sheet = YearSheet(self._context, parent=self._page.window())
        sheet.save_requested.connect(self._save_year)
        sheet.closed.connect(sheet.deleteLater)
        sheet.begin()
        return sheet

    def _show_year(self) -> None:
        self.open_year()

    def _save_year(self, month: date) -> None:
        name = self.tr("Twelve-months-until-{month}.pdf").format(month=f"{month:%Y-%m}")
        path = self.choose_path(self._page, self._settings.report_folder() / name)
        language = self._context.language
        if path is not None:
            path = path.with_suffix(".pdf")  # the review is a page and nothing else
            save = lambda desk: desk.year_reviews.save(month, language, path=path)  # noqa: E731 - it runs in a worker
            self._write(save, then=self._say_saved)

    def _show_archive(self) -> None:
        self.open_archive()

    def _open_menu(self) -> None:
        more, menu = self._head.more, self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(more.mapToGlobal(more.rect().bottomLeft()))

    def _copy_mail(self) -> None:
        self._page.leave()
        said = self.tr("Copied. Now paste it into your e-mail.")
        self._clipboard.copy(self._mail_text(self._week), then=lambda: self._messages.toast(said))

    def _mail_text(self, week: str) -> str:
        return self._context.desk.reports.mail_text(week, self._context.language)

    # files

    def _ask_and_save(self) -> None:
        self._save(then=self._say_saved)

    def _save(self, *, then: Callable[[Path], None]) -> None:
        self._page.leave()
        name = self.tr("Weekly-report-{week}.pdf").format(week=self._week)
        path = self.choose_path(self._page, self._settings.report_folder() / name)
        if path is None:
            return
        week, language = self._week, self._context.language
        self._write(lambda desk: desk.reports.save(week, language, path=path), then=then)
        if path.suffix.lower() == ".pdf":
            self._context.tasks.read(
                lambda desk: desk.reports.undrawn(week, language), hearer=self, then=self._name_undrawn
            )

    def _name_undrawn(self, letters: tuple[str, ...]) -> None:
        """Say which letters stand on the page by their code."""
        if letters:
            shown = ", ".join(
                f"{each} [U+{ord(each):04X}]" if each.isprintable() else f"[U+{ord(each):04X}]" for each in letters
            )
            said = self.tr("No font draws some letters; the PDF shows their codes: {letters}.")
            self._messages.bar(said.format(letters=shown), (), key="undrawn", icon="info")

    def _save_version(self, report: "FinishedReport") -> None:
        """Save a version as it was finished, whatever the week's report says now."""
        name = self.tr("Weekly-report-{week}-version-{n}.pdf").format(week=report.week, n=report.version)
        path = self.choose_path(self._page, self._settings.report_folder() / name)
        language = self._context.language
        if path is not None:
            save = lambda desk: desk.reports.save_version(report.week, report.version, language=language, path=path)  # noqa: E731 - it runs in a worker
            self._write(save, then=self._say_saved)

    def _write(self, work: "Callable[[Desk], Path]", *, then: Callable[[Path], None]) -> None:
        def saved(path: Path) -> None:
            self._settings.keep_report_folder(path.parent)
            if self._told is not None:
                self._messages.mended(self._told)
                self._told = None
            then(path)

        title = self.tr("Saving the report")
        self._context.tasks.run(title, work, hearer=self, then=saved, otherwise=self._say_refused)

    def _say_refused(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            raise error
        self._told = error
        self._messages.report(error)

    def _say_saved(self, path: Path) -> None:
        said = self.tr("Saved: {name}").format(name=path.name)
        self._messages.toast(said, self.tr("Show"), on_action=lambda: show_file(path))

    # mail

    def _open_draft(self, week: str, pdf: Path) -> None:
        report = self._context.desk.reports.weekly(week)
        text = self._mail_text(week)
        self._clipboard.copy(text)
        address = draft_address(subject=self._subject(report), body=text, shorter=self._short(report))
        if QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode)):
            # whoever starts the mail program need not know whether there is one
            said = self.tr(
                "The draft opens in your mail program; its text is copied. Please attach {name} from {folder}."
            )
        else:
            said = self.tr("No mail program could be opened. The text is copied; the PDF lies in {folder}: {name}.")
        self._messages.toast(said.format(name=pdf.name, folder=pdf.parent))

    def _subject(self, report: "WeeklyReport") -> str:
        return self.tr("Weekly report {week}").format(week=self._words.week(report.period))

    def _short(self, report: "WeeklyReport") -> str:
        headline = report.entry(ReportField.HEADLINE).words(self._context.language.sentence)
        hint = self.tr("The whole report is in the attachment. Its text is copied: Ctrl V inserts it here.")
        return "\n\n".join(filter(None, (headline, hint)))


def _ask_path(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where the report goes, and in which form."""
    chosen, kind = QFileDialog.getSaveFileName(parent, "", str(proposed), ";;".join(_FORMS))
    if not chosen:
        return None
    path = with_ending(Path(chosen), kind)
    return path if path == Path(chosen) else free_name(path)


def with_ending(path: Path, kind: str) -> Path:
    """Return the path with the ending of the chosen kind, unless it has one of a form already."""
    ending = _FORMS.get(kind, ".pdf")
    if path.suffix.lower() == ".pdf":  # the proposed name; another kind may have been chosen below it
        return path.with_suffix(ending) if ending != ".pdf" else path
    return path if path.suffix.lower() in _FORMS.values() else path.with_name(f"{path.name}{ending}")


def free_name(path: Path) -> Path:
    """Return the name, or one beside it when there is such a file: the dialog asked about another."""
    names = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return path if not path.exists() else next(each for each in names if not each.exists())
