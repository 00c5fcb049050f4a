"""Contributions from outside, the first sheet: a table or a folder comes in, or the form for them goes out."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_
from amtdesk.ui.file_target import ChooseTarget, ask_target
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.domain.contributions import ContributionPlan
    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.contribution_sheet import ContributionSheet

_READING: Final = N_("Reading {name}")
_TAKING: Final = N_("Taking over {name}")
_ONE: Final = N_("1 contribution taken over.")
_MANY: Final = N_("{n} contributions taken over.")


class ChooseSource(Protocol):
    """How a table or a folder is asked for; None when she changed her mind."""

    def __call__(self, page: QWidget, title: str, *, files: str) -> Path | None:
        """Ask. Without `files` a folder is meant."""


def open_contributions(context: "PageContext", parent: QWidget) -> "ContributionStart":
    """Open the first sheet over a window, or a part of it."""
    start = ContributionStart(context, parent)
    start.open(start.table_button)
    return start


class ContributionStart(Sheet):
    """Three ways on."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=640)
        self.setAccessibleName(self.tr("Contributions from outside"))
        self._context = context
        self.choose_source: ChooseSource = _ask_source
        self.choose_target: ChooseTarget = ask_target
        theme = context.theme
        self.table_button = KbdButton(theme, self.tr("Choose a table …"), kind="primary", icon="file-text")
        self.folder_button = KbdButton(theme, self.tr("Choose a folder …"), icon="image-plus")
        self.form_button = KbdButton(theme, self.tr("Save the form …"), icon="file-down")
        body = column(theme, spacing=12, margins=(24, 20, 24, 20))
        body.addWidget(Label(theme, self.tr("Contributions from outside"), role="heading", wrap=True))
        said = self.tr(
            "A club, a school or a freelancer delivers texts and pictures: as a table (Excel, OpenDocument, CSV) with "
            "the pictures beside it, or as a folder. You see every row before anything is taken over."
        )
        body.addWidget(Label(theme, said, color="text.secondary", wrap=True))
        body.addWidget(self.end_with(self.table_button, self.folder_button, self.form_button))
        self.panel.column.addLayout(body)
        self.table_button.clicked.connect(self._choose_table)
        self.folder_button.clicked.connect(self._choose_folder)
        self.form_button.clicked.connect(self._save_form)
        self.closed.connect(self.deleteLater)

    def _choose_table(self) -> None:
        title, files = self.tr("Choose a table"), self.tr("Tables (*.xlsx *.ods *.csv *.xls *.xlsm)")
        self._read(self.choose_source(self, title, files=files))

    def _choose_folder(self) -> None:
        self._read(self.choose_source(self, self.tr("Choose a folder"), files=""))

    def _read(self, path: Path | None) -> None:
        if path is None:
            return
        context, parent = self._context, self.parentWidget()
        self.close_sheet()
        if parent is not None:
            read_contributions(context, parent, path=path)

    def _save_form(self) -> None:
        proposal, files = self.tr("contributions.xlsx"), self.tr("For Excel (*.xlsx)")
        path = self.choose_target(self, self.tr("Save the form"), proposal=proposal, files=files)
        if path is None:
            return
        try:
            written = self._context.desk.contributions.write_form(path)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self.close_sheet()
        self._context.messages.toast(self.tr("Form saved: {name}").format(name=written.name))


def read_contributions(context: "PageContext", parent: QWidget, *, path: Path) -> None:
    """Read in the background, and show what every row is."""

    def show(plan: "ContributionPlan") -> None:
        from amtdesk.ui.pages.plan.contribution_sheet import ContributionSheet

        sheet = ContributionSheet(context, parent, plan=plan)
        sheet.wished.connect(lambda wished: _take(context, sheet, plan=wished))
        sheet.open_now()

    title = context.language.text(_READING).format(name=path.name)
    context.tasks.run(title, lambda desk: desk.contributions.preview(path), hearer=parent, then=show)


def _take(context: "PageContext", sheet: "ContributionSheet", *, plan: "ContributionPlan") -> None:
    def refuse(error: Exception) -> None:
        if isinstance(error, UserFacingError):
            sheet.say_refused(error)
            return
        sheet.end()
        raise error

    def say(posts: "tuple[PostId, ...]") -> None:
        sheet.end()
        one, many = context.language.text(_ONE), context.language.text(_MANY)
        words = one if len(posts) == 1 else many.format(n=context.language.number(len(posts)))
        context.messages.undo_toast(words)

    title = context.language.text(_TAKING).format(name=plan.name)
    context.tasks.run(title, lambda desk: desk.contributions.take(plan), hearer=sheet, then=say, otherwise=refuse)


def _ask_source(page: QWidget, title: str, *, files: str) -> Path | None:
    if files:
        name, _kind = QFileDialog.getOpenFileName(page, title, "", files)
    else:
        name = QFileDialog.getExistingDirectory(page, title)
    return Path(name) if name else None
