"""What stands on the report's page and in which order, in every week or in this one (`domain.report_contents`)."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.report_contents import left_out, moved, order_from, own_choices, with_choice
from amtdesk.domain.reports import Section
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownRecords, TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.reports import ReportRepository
from amtdesk.system.clock import Clock

#: A week's own choices stand among what was written for it, as {"time_spent": false}.
_OWN: Final = "contents"
_ORDER: Final = "report_section_order"
_HIDDEN: Final = "report_hidden_sections"


class ReportContents(ABC):
    """Moves the parts of the page, puts them on it and leaves them out."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._repository = ReportRepository(database)

    @abstractmethod
    def _refuse_finished(self, week: str) -> None:
        """Raise NotAllowed when the report of that week stands still."""

    def order(self) -> tuple[Section, ...]:
        """Return all parts in the office's order."""
        return order_from(self._repository.names_in(_ORDER))

    def left_out(self, week: str) -> frozenset[Section]:
        """Return the parts that the page of that week does not show."""
        return left_out(self.left_out_always(), self._own(week))

    def left_out_always(self) -> frozenset[Section]:
        """Return the parts that the page of a week does not show unless that week brings them back."""
        known = {section.value for section in Section}
        return frozenset(Section(name) for name in self._repository.names_in(_HIDDEN) if name in known)

    def move_section(self, section: Section, *, place: int) -> bool:
        """Put a part at this place from 0 on, in every report that is not finished; whether that moved it."""
        before = self.order()
        order = moved(before, section, place=place)
        if order == before:
            return False
        with self._database.command(
            Message(N_("Weekly report: order of its parts changed")), at=self._clock.now(), areas={Area.REPORTS}
        ) as writer:
            self._put_setting(writer, _ORDER, sections=order)
        return True

    def show_section(self, week: str, section: Section, *, shown: bool) -> None:
        """Put a part on the page of this week alone, or leave it out. Raises NotAllowed when the report is finished."""
        self._refuse_finished(week)
        own = with_choice(self._own(week), section, shown=shown, by_office=self.left_out_always())
        with self._database.command(_label(week, shown=shown), at=self._clock.now(), areas={Area.REPORTS}) as writer:
            self._put_own(writer, week, own=own)

    def show_section_always(self, week: str, section: Section, *, shown: bool) -> None:
        """Put a part on the page of every week, or leave it out, this one included; other weeks keep their own choice.

        Raises NotAllowed when the report of this week is finished.
        """
        self._refuse_finished(week)
        usual = self.left_out_always()
        hidden = usual - {section} if shown else usual | {section}
        own = {each: choice for each, choice in self._own(week).items() if each is not section}
        with self._database.command(_label(week, shown=shown), at=self._clock.now(), areas={Area.REPORTS}) as writer:
            self._put_setting(writer, _HIDDEN, sections=[each for each in Section if each in hidden])
            self._put_own(writer, week, own=own)

    def _own(self, week: str) -> dict[Section, bool]:
        return own_choices(self._repository.entries(week).get(_OWN))

    def _put_setting(self, writer: CommandWriter, name: str, *, sections: Iterable[Section]) -> None:
        self._town.write(writer, TownRecords(settings={name: [each.value for each in sections]}))

    def _put_own(self, writer: CommandWriter, week: str, *, own: Mapping[Section, bool]) -> None:
        if own:
            value = {each.value: own[each] for each in Section if each in own}
            self._repository.put_entry(writer, week, field=_OWN, value=value)
        else:
            self._repository.remove_entry(writer, week, field=_OWN)


def _label(week: str, *, shown: bool) -> Message:
    put, left = N_("Weekly report {week}: part put on the page"), N_("Weekly report {week}: part left out")
    return Message(put if shown else left, {"week": week})
