"""A group edited in place: each field is kept when it is left. There is nothing to save, and Ctrl+Z takes back.

What cannot be kept stays in its field with a sentence below, and comes back when the form is opened again.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent

from amtdesk.domain.errors import NotAllowed, UserFacingError
from amtdesk.domain.groups import Group, GroupFacts
from amtdesk.domain.identifiers import GroupId
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.rounds.field_grid import FieldGrid
from amtdesk.ui.pages.rounds.group_lines import GroupLines
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.pause import Pause, keep_or_tell

if TYPE_CHECKING:
    from amtdesk.domain.group_figures import GroupFigures
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.fact_lines import FactLine
    from amtdesk.ui.pages.rounds.group_words import GroupWords

_NOBODY: Final = GroupId(0)
_Kept = TypeVar("_Kept")


class GroupForm(Card):
    """One group with all that can be told about it."""

    closed = Signal()
    delete_requested = Signal(object)  # GroupId

    def __init__(self, context: "PageContext", words: "GroupWords") -> None:
        theme = context.theme
        super().__init__(theme, padding=(18, 24), spacing=14)
        self._context = context
        self._group: Group | None = None
        self._kept_as = ""
        self._heading = Label(theme, role="heading", wrap=True)
        self._hint = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.lines = GroupLines(context, words)
        self.grid = FieldGrid(theme)
        self._delete = KbdButton(theme, self.tr("Delete group"), kind="quiet", icon="trash-2")
        self._done = KbdButton(theme, self.tr("Finish"), icon="check", keys="Esc")
        self._pause = Pause(self, self.keep_begun)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        self.column.addWidget(self._heading)
        self.column.addWidget(self._hint)
        for words, line in self.lines.in_order():
            self.grid.add(line, words)
        self.grid.arrange(is_narrow=False)
        self.column.addWidget(self.grid)
        foot = row(self._theme, spacing=8)
        foot.addWidget(self._delete)
        foot.addStretch(1)
        foot.addWidget(self._done)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        for line in self._all():
            line.kept.connect(partial(self._keep, line))
            line.typed.connect(self._pause.start)
        self._done.clicked.connect(self.close_form)
        self._delete.clicked.connect(self._ask_to_delete)

    def fold(self, *, is_narrow: bool) -> None:
        """Put labels above their fields where there is no room beside them."""
        self.grid.arrange(is_narrow=is_narrow)

    def _all(self) -> "Iterator[FactLine]":
        return (line for _words, line in self.lines.in_order())

    # what is shown

    def group_id(self) -> GroupId | None:
        """The group that is edited; None for a new one that has no name yet."""
        return None if self._group is None else self._group.id

    def show_new(self) -> None:
        """Begin a new group, or go on with the one that was begun: it is on the list as soon as it has a name."""
        self._open(None, kept_as="group:new")
        self.lines.name.field.setFocus()

    def show_group(self, group: Group, figures: "GroupFigures | None" = None) -> None:
        """Edit a group. What is being typed just now is never replaced."""
        if self._group is None or self._group.id != group.id:
            self._open(group, kept_as=f"group:{group.id}")
        self._group = group
        self.lines.show_real_minutes(figures)
        self._show(group)

    def take_focus(self, *, on_address: bool = False) -> None:
        """Begin at the name, or at the address."""
        field = self.lines.address.field if on_address else self.lines.name.field
        field.setFocus()
        field.selectAll()

    def _open(self, group: Group | None, *, kept_as: str) -> None:
        """Take up another group: what was begun of it and not kept stands in its fields again."""
        self.keep_begun()
        self._group = group
        self._kept_as = ""
        self.lines.offer_levels()
        blank = Group(id=_NOBODY, key="", name="", minutes=self._context.desk.town.town().minutes.group)
        for line in self._all():
            self.grid.say(line.name, "")
            line.show_fact(group or blank, anyway=True)
        self._show(group or blank)
        self._kept_as = kept_as
        begun = self._context.desk.begun_forms.get(kept_as)
        for line in self._all():
            if line.name in begun:
                line.fill(begun[line.name])
                if group is not None:
                    self._keep(line)

    def _show(self, group: Group) -> None:
        is_new, is_own = group.id == _NOBODY and not group.is_own_channel, group.is_own_channel
        self._heading.setText(self.tr("New group") if is_new else group.name)
        self._hint.setText(self._hint_words(is_new=is_new, is_own=is_own))
        for line in self._all():
            line.show_fact(group)
            self.grid.show_line(line.name, is_shown=not is_own or self.lines.is_of_own_channel(line))
        self._delete.setVisible(not (is_new or is_own))

    def _hint_words(self, *, is_new: bool, is_own: bool) -> str:
        if is_own:
            return self.tr("Your own channel is the first stop of every round: its comments, then its messages.")
        if is_new:
            return self.tr("It is on the list as soon as it has a name. Names of members do not belong here.")
        return self.tr("Everything is kept as soon as you leave a field. Names of members do not belong here.")

    # what is kept

    def _keep(self, line: "FactLine") -> None:
        if not self._kept_as:
            return
        if not line.is_open():
            self.grid.say(line.name, "")
            return
        if self._group is None:
            self._begin(line)
            return
        group_id = self._group.id
        kept = self._try(line, partial(self._edit, line, group_id))
        if kept is not None:
            self._settle(kept, (line,))

    def _edit(self, line: "FactLine", group_id: GroupId) -> Group:
        return self._context.desk.rounds.edit_group(group_id, **line.facts())

    def _begin(self, line: "FactLine") -> None:
        """Before it has a name nothing of a new group can be kept; with one it is there, as far as it is right."""
        name = self.lines.name
        if not name.raw().strip():
            if line is name:
                self.grid.say(name.name, self.tr("Please give the group a name."))
            return
        wrong: list[FactLine] = []
        facts = GroupFacts(name=name.raw())
        for each in self._all():
            if each.is_open() and each is not name:
                told = self._try(each, each.facts)
                wrong += [each] if told is None else []
                facts.update(told or GroupFacts())
        group = self._try(name, lambda: self._context.desk.rounds.add_group(**facts))
        wrong = [each for each in self._all() if each.is_open()] if group is None else wrong
        if group is None:  # one of the facts will not do: each says so at its own field
            group = self._try(name, lambda: self._context.desk.rounds.add_group(name=name.raw()))
        if group is None:
            return
        self._context.desk.begun_forms.keep(self._kept_as, {})
        self._kept_as = f"group:{group.id}"
        self._settle(group, tuple(each for each in self._all() if each not in wrong))
        for each in wrong:
            self._keep(each)
        self._context.messages.undo_toast(self.tr("Group added: {name}").format(name=group.name))

    def _try(self, line: "FactLine", deed: "Callable[[], _Kept]") -> "_Kept | None":
        """Do it, or say at the field why not."""
        try:
            done = deed()
        except NotAllowed as error:
            self.grid.say(line.name, self._context.language.sentence(error))
            return None
        except UserFacingError as error:
            self._context.messages.report(error)
            return None
        self.grid.say(line.name, "")
        return done

    def _settle(self, group: Group, lines: "tuple[FactLine, ...]") -> None:
        self._group = group
        for line in lines:
            line.show_fact(group, anyway=True)
        self._show(group)
        self.keep_begun()

    def keep_begun(self) -> None:
        """Keep what stands in fields and could not be taken over yet. It is no step of undo."""
        self._pause.stop()
        if self._kept_as:
            self._context.desk.begun_forms.keep(self._kept_as, self._begun())

    def _begun(self) -> Mapping[str, str]:
        is_new = self._group is None
        return {line.name: line.raw() for line in self._all() if line.is_open() and (is_new or line.raw())}

    def finish(self) -> None:
        """Keep what stands in the field she is in, and everything else that is open."""
        self.lines.minutes.field.finish()
        for line in self._all():
            self._keep(line)
        self.keep_begun()

    def close_form(self) -> None:
        """Leave, unless a field says that something will not do: then she is led there once."""
        said = self._faulty()
        self.finish()
        faulty = self._faulty()
        if faulty and faulty != said:
            next(line for line in self._all() if line.name == faulty[0]).focus.setFocus()
            return
        self.closed.emit()

    def _faulty(self) -> list[str]:
        return [line.name for line in self._all() if line.raw() and self.grid.said(line.name)]

    def _ask_to_delete(self) -> None:
        if self._group is not None:
            self.delete_requested.emit(self._group.id)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        keep_or_tell(self._context.messages, self.keep_begun)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
