"""The list of local groups that the round walks through, with the town's own channel at its head."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.groups import Group, GroupFacts, GroupMode
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.town import Town
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownRecords, TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.groups import GroupRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amtdesk.domain.group_figures import GroupFigures
    from amtdesk.storage.town import Setting

OWN_CHANNEL_KEY: Final = "own-channel"
#: What the own channel is called by until its row exists: it is a stop from the first minute on.
NO_ROW_YET: Final = GroupId(0)
EVERY_DAY: Final = frozenset(range(7))
#: What is typed into these fields over several lines and breaths is one step of undo.
_WRITTEN: Final = frozenset({"house_rules", "note"})


class GroupList:
    """Groups: added, changed, moved, archived, taken from the list, each with undo."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._repository = GroupRepository(database)

    def all(self, *, with_gone: bool = False) -> tuple[Group, ...]:
        """Return the own channel, which is always there, and the groups in the order of the round.

        `with_gone` adds the archived and the deleted ones.
        """
        town = self._town.town()
        groups = self._repository.groups(with_gone=with_gone)
        own = next((group for group in groups if group.is_own_channel), None) or _new_own_channel(town)
        others = tuple(group for group in groups if not group.is_own_channel)
        return (_named_by(town, own), *others)

    def archived(self) -> tuple[Group, ...]:
        """Return the groups in the archive, the latest first."""
        return self._repository.archived()

    def figures(self) -> "Mapping[GroupId, GroupFigures]":
        """Return what reading takes and brought, by group."""
        from amtdesk.storage.group_figures import group_figures  # the morning asks for none

        return group_figures(self._database)

    def get(self, group_id: GroupId) -> Group:
        """Return one group, also a deleted one. Raises NotFound."""
        group = self._repository.group(group_id)
        if group is None:
            raise NotFound(N_("This group is no longer on the list."))
        return _named_by(self._town.town(), group) if group.is_own_channel else group

    def add(self, facts: GroupFacts) -> Group:
        """Add a group at the end of the round. Raises NotAllowed with a sentence when a fact cannot be."""
        name = facts.get("name", "").strip()
        with self._database.command(
            Message(N_("Group added: {name}"), {"name": name}),
            at=self._clock.now(),
            areas={Area.ROUNDS},
        ) as writer:
            group_id = self.write_new(writer, key=self._free_key(), facts=facts)
        return self.get(group_id)

    def edit(self, group_id: GroupId, facts: GroupFacts) -> Group:
        """Change what is known about a group. Raises NotFound, NotAllowed."""
        group = next((each for each in self.all() if each.id == group_id), None) or self.get(group_id)
        with self._database.command(
            Message(N_("Group changed: {name}"), {"name": group.name}),
            at=self._clock.now(),
            areas={Area.ROUNDS, Area.TOWN} if group.is_own_channel else {Area.ROUNDS},
            merge_key=_step_of(group_id, facts),
        ) as writer:
            if group.is_own_channel:
                group_id = self._write_own(writer, facts)
            else:
                self.write_change(writer, group, facts=facts)
        return self.get(group_id)

    def move(self, group_id: GroupId, *, to: int) -> None:
        """Give a group the place `to` among the groups, from 0 on; beyond the end means last.

        Raises NotFound, and NotAllowed for the own channel.
        """
        group = self._movable(group_id)
        before = [each for each in self._repository.groups() if not each.is_own_channel]
        groups = [each for each in before if each.id != group.id]
        groups.insert(max(0, to), group)
        if groups == before:
            return
        with self._database.command(
            Message(N_("Group moved: {name}"), {"name": group.name}),
            at=self._clock.now(),
            areas={Area.ROUNDS},
            merge_key=f"group-place-{group_id}",
        ) as writer:
            for place, each in enumerate(groups, start=1):
                self._repository.change_group(writer, replace(each, position=place))

    def archive(self, group_id: GroupId) -> None:
        """Put a group into the archive; no round calls there. Raises NotFound, NotAllowed for the own channel."""
        group = self._movable(group_id)
        self._write(N_("Group archived: {name}"), replace(group, archived_at=group.archived_at or self._clock.now()))

    def bring_back(self, group_id: GroupId) -> Group:
        """Take a group out of the archive, to where it stood. Raises NotFound."""
        self._write(N_("Group brought back: {name}"), replace(self.get(group_id), archived_at=None))
        return self.get(group_id)

    def delete(self, group_id: GroupId) -> None:
        """Take a group from the list; its visits stay. Raises NotFound, NotAllowed for the own channel."""
        self._write(N_("Group deleted: {name}"), replace(self._movable(group_id), deleted_at=self._clock.now()))

    def _movable(self, group_id: GroupId) -> Group:
        group = self.get(group_id) if group_id != NO_ROW_YET else self.all()[0]
        if group.is_own_channel:
            raise NotAllowed(N_("The own channel is the first stop of every round and stays on the list."))
        return group

    def _write(self, label: str, group: Group) -> None:
        with self._database.command(
            Message(label, {"name": group.name}), at=self._clock.now(), areas={Area.ROUNDS}
        ) as writer:
            self._repository.change_group(writer, group)

    def write_new(
        self, writer: CommandWriter, *, key: str, facts: GroupFacts, archived_at: datetime | None = None
    ) -> GroupId:
        """Add a group inside a command that is already running. Raises NotAllowed."""
        group = Group(
            id=NO_ROW_YET,
            key=key,
            name="",
            minutes=self._town.town().minutes.group,
            position=self._repository.last_position() + 1,
            added_at=self._clock.now(),
            archived_at=archived_at,
        )
        return self._repository.add_group(writer, _with_facts(group, facts))

    def write_change(self, writer: CommandWriter, group: Group, *, facts: GroupFacts) -> bool:
        """Change a group, or bring a deleted one back, inside a running command. Raises NotAllowed."""
        return self._repository.change_group(writer, replace(_with_facts(group, facts), deleted_at=None))

    def write_own_channel(self, writer: CommandWriter) -> GroupId:
        """Give the own channel its row when it has none yet, inside a running command."""
        own = next(group for group in self.all() if group.is_own_channel)
        return self._repository.add_group(writer, own) if own.id == NO_ROW_YET else own.id

    def _write_own(self, writer: CommandWriter, facts: GroupFacts) -> GroupId:
        own_id = self.write_own_channel(writer)
        own = self.get(own_id)
        changed = replace(_with_facts(own, facts), days=EVERY_DAY)
        # Name and address are the office's own words: every room shows the same.
        words = {"channel_page_name": (own.name, changed.name), "channel_address": (own.address, changed.address)}
        settings: dict[str, Setting] = {name: new for name, (old, new) in words.items() if old != new}
        self._town.write(writer, TownRecords(settings=settings))
        self._repository.change_group(writer, changed)
        return own_id

    def _free_key(self) -> str:
        number = self._repository.last_position() + 1
        while self._repository.has_key(f"group-{number}"):
            number += 1
        return f"group-{number}"


def _step_of(group_id: GroupId, facts: GroupFacts) -> str:
    """Typing in one field is one step of undo, and so is walking through the choices of a rhythm."""
    if facts.get("rhythm"):
        return f"group-{group_id}-rhythm"
    return f"group-{group_id}-{min(facts)}" if facts and facts.keys() <= _WRITTEN else ""


def _new_own_channel(town: Town) -> Group:
    return Group(
        id=NO_ROW_YET,
        key=OWN_CHANNEL_KEY,
        name=town.channel_name,
        platform=town.channel,
        address=town.channel_address,
        days=EVERY_DAY,
        minutes=town.minutes.group,
        mode=GroupMode.PUBLISH,
        is_own_channel=True,
    )


def _named_by(town: Town, own: Group) -> Group:
    return replace(
        own,
        name=town.channel_page_name or own.name or town.channel_name,
        address=town.channel_address or own.address,
    )


def _with_facts(group: Group, facts: GroupFacts) -> Group:
    from amtdesk.services.group_facts import with_facts  # nobody edits a group before the first painting

    return with_facts(group, facts)
