"""Ihre Gruppen: the local groups that the daily round reads, typed in one after the other or from a file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.platforms import PLATFORM_WORD
from amtdesk.ui.file_import import GROUPS, FileImport
from amtdesk.ui.first_run.parts import FieldBox, FoldingRow, choice_field, text_field
from amtdesk.ui.first_run.step import Step
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import IconButton, KbdButton, LinkButton
from amtdesk.ui.widgets.cards import Card, Hairline, clear_layout, column, row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.domain.groups import Group
    from amtdesk.ui.page import PageContext


class GroupsStep(Step):
    """The third question: Enter adds what is typed, and goes on where nothing is."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(
            context,
            title=self.tr("Where do people in your town talk?"),
            text=self.tr(
                "Name the groups in which you read along. The daily round calls there; members are never stored."
            ),
        )
        self._groups: tuple[Group, ...] = ()
        self._importer: FileImport | None = None
        self.add = KbdButton(self.theme, self.tr("Add the group"), icon="plus", keys="Return")
        self.add.clicked.connect(self._add)
        self._card = Card(self.theme, padding=(0, 0), spacing=0)
        self.lines.addWidget(self._card)
        theme, optional = self.theme, self.tr("optional")
        field = text_field(self._fit, placeholder=self.tr("such as Du kommst aus Haselbrück, wenn …"))
        self.name = self.answer("name", FieldBox(theme, self.tr("Name of the group"), field=field))
        field = text_field(self.note_typed, placeholder=self.tr("as it stands in the browser"))
        self.address = self.answer("address", FieldBox(theme, self.tr("Address"), field=field, aside=optional))
        kinds = [(key, context.language.text(word)) for key, word in PLATFORM_WORD.items()]
        self.kind = self.answer(
            "kind",
            FieldBox(theme, self.tr("Kind"), field=choice_field(self.note_typed, [*kinds, ("", self.tr("another"))])),
        )
        self.lines.addWidget(FoldingRow(theme, (self.name, self.address)))
        self.lines.addWidget(FoldingRow(theme, (self.kind, self._deeds())))
        self.lines.addStretch(1)
        self._fit()

    def _deeds(self) -> QWidget:
        part = QWidget()
        lines = column(self.theme, spacing=0, margins=(0, 24, 0, 0))
        part.setLayout(lines)
        deeds = FlowRow(self.theme)
        self.from_file = LinkButton(self.theme, self.tr("From a file …"))
        self.from_file.clicked.connect(self._import)
        deeds.flow.addWidget(self.add)
        deeds.flow.addWidget(self.from_file)
        lines.addWidget(deeds)
        lines.addStretch(1)
        return part

    @override
    def show_records(self) -> None:
        groups = self.desk.first_run.groups()
        if groups != self._groups or not self._card.column.count():
            self._groups = groups
            self._show_groups()
        for box in (self.name, self.address):
            box.put("")

    @override
    def keep(self) -> None:
        if self._is_begun():
            self._add_now()

    @override
    def takes_enter(self) -> bool:
        return self._is_begun()

    @override
    def enter(self) -> None:
        self._add()

    @override
    def first_field(self) -> QWidget:
        return self.name.field

    def _is_begun(self) -> bool:
        return bool(self.name.words().strip() or self.address.words().strip())

    def _fit(self) -> None:
        is_named = bool(self.name.words().strip())
        self.add.setEnabled(is_named)
        self.add.set_keys("Return" if is_named else "")
        self.typed.emit()

    def _add_now(self) -> None:
        self.at("address")
        name, address, kind = self.name.words(), self.address.words(), self.kind.words()
        if not name.strip() or self._is_known(name):
            self.at("name")
        self.desk.first_run.add_group(name, address=address, platform=kind)
        self.forgive()

    def _is_known(self, name: str) -> bool:
        tidy = " ".join(name.split()).casefold()
        return any(each.name.casefold() == tidy for each in self._groups)

    def _add(self) -> None:
        name = " ".join(self.name.words().split())
        try:
            self._add_now()
        except UserFacingError as error:
            self.refused(error)
            return
        self.show_stored({})
        self.context.messages.undo_toast(self.tr("Group added: {name}").format(name=name))
        self.name.field.setFocus()

    def _remove(self, group: "Group") -> None:
        try:
            self.desk.rounds.delete_group(group.id)
        except UserFacingError as error:
            self.context.messages.report(error)
            return
        self.context.messages.undo_toast(self.tr("Group deleted: {name}").format(name=group.name))
        self.name.field.setFocus()

    def _import(self) -> None:
        if self._importer is None:
            self._importer = FileImport(self.context, self, kind=GROUPS)
        self._importer.choose()

    def _show_groups(self) -> None:
        clear_layout(self._card.column)
        for number, group in enumerate(self._groups):
            if number:
                self._card.column.addWidget(Hairline(self.theme))
            self._card.column.addWidget(self._row(group))
        read_as_laid_out(self)
        self._card.setVisible(bool(self._groups))

    def _row(self, group: "Group") -> QWidget:
        part = QWidget()
        line = row(self.theme, spacing=12, margins=(16, 8, 8, 8))
        part.setLayout(line)
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, group.name, wrap=True))
        kind = PLATFORM_WORD.get(group.platform)
        known = (self.context.language.text(kind) if kind else group.platform, group.address)
        meta = " · ".join(part for part in known if part)
        if meta:
            words.addWidget(Label(self.theme, meta, role="meta", color="text.secondary", wrap=True))
        line.addLayout(words, 1)
        name = self.tr("Take {name} off the list").format(name=group.name)
        remove = IconButton(self.theme, name, icon="trash-2", kind="quiet", small=True)
        remove.clicked.connect(partial(self._remove, group))
        line.addWidget(remove)
        return part
