"""The groups as the service of the round hands them out. What is done with them stands in `group_list`."""

from typing import TYPE_CHECKING, Unpack

from amtdesk.domain.groups import Group, GroupFacts
from amtdesk.domain.identifiers import GroupId
from amtdesk.services.group_list import GroupList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amtdesk.domain.group_figures import GroupFigures


class GroupDoors:
    """One door a deed."""

    def __init__(self, groups: GroupList) -> None:
        self._groups = groups

    def groups(self) -> tuple[Group, ...]:
        """Return the own channel and every group that is not archived, in the order of the round."""
        return self._groups.all()

    def archived_groups(self) -> tuple[Group, ...]:
        """Return the groups in the archive, the latest first."""
        return self._groups.archived()

    def group(self, group_id: GroupId) -> Group:
        """Return one group, also one that is no longer on the list. Raises NotFound."""
        return self._groups.get(group_id)

    def group_figures(self) -> "Mapping[GroupId, GroupFigures]":
        """Return what reading takes and brought, of every group that was ever on the list."""
        return self._groups.figures()

    def add_group(self, **facts: Unpack[GroupFacts]) -> Group:
        """Add a group, by its `name` at least, at the end of the round. Raises NotAllowed with a sentence."""
        return self._groups.add(facts)

    def edit_group(self, group_id: GroupId, **facts: Unpack[GroupFacts]) -> Group:
        """Change what is known about a group or the own channel. Raises NotFound, NotAllowed."""
        return self._groups.edit(group_id, facts)

    def move_group(self, group_id: GroupId, *, to: int) -> None:
        """Give a group another place among the groups, from 0 on. Raises NotFound, NotAllowed."""
        self._groups.move(group_id, to=to)

    def archive_group(self, group_id: GroupId) -> None:
        """Put a group into the archive: no round calls there, its visits stay. Raises NotFound, NotAllowed."""
        self._groups.archive(group_id)

    def bring_back_group(self, group_id: GroupId) -> Group:
        """Take a group out of the archive, to where it stood. Raises NotFound."""
        return self._groups.bring_back(group_id)

    def delete_group(self, group_id: GroupId) -> None:
        """Take a group from the list; its visits stay in the records. Raises NotFound, NotAllowed."""
        self._groups.delete(group_id)
