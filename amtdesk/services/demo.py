"""Demonstrations, on an empty desk only: Birkenfurt as it stood at a given time, and ten years for measuring."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.demo import SHOWN_FROM, DemoRepository
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amtdesk.domain.reports import WeeklyReport
    from amtdesk.services.begun_forms import BegunForms
    from amtdesk.storage.change_log import CommandWriter

_MOST_YEARS = 30
#: What a demonstration's folder is called once it is set aside.
_ASIDE = "birkenfurt"
_FIRST_RUN = "first_run."


class DemoService:
    """Fills an empty desk to look at, and keeps the demonstration's own time."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, weekly: "Callable[[str], WeeklyReport]"
    ) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._weekly = weekly
        self._repository = DemoRepository(database)

    @property
    def is_demo(self) -> bool:
        """Whether this desk shows an invented town."""
        return self._town.town().is_demo

    def is_empty(self) -> bool:
        """Whether nothing was entered yet, so that a demonstration may be opened here."""
        return self._repository.is_empty()

    def open_birkenfurt(self, at: datetime | None = None) -> datetime:
        """Write Birkenfurt as it stood at `at`, else at the time the program was given, else in its own second week.

        Without a given time the clock goes on from there. Return that time. Raises NotAllowed unless the desk is empty.
        """
        from amtdesk.services.demo_birkenfurt import Birkenfurt

        self._refuse_unless_empty()
        birkenfurt = Birkenfurt(self._database, self._clock, town=self._town)
        shown = at or (self._clock.now() if self._clock.is_given else birkenfurt.opening_time())
        with self._database.command(
            Message(N_("Birkenfurt opened")), at=shown, areas=frozenset(Area), undoable=False
        ) as writer:
            birkenfurt.write(writer, at=shown)
            self._forget_first_run(writer)
        self._clock.go_on_from(shown)
        birkenfurt.finish_first_report(self._weekly, at=shown)
        return shown

    def build_large(self, *, years: int, seed: int) -> None:
        """Build the large desk that measurements use; its last day is today. Raises NotAllowed.

        Ten years hold 20,000 posts, 20,000 questions, 5,000 templates and 100,000 rows of the log. The same seed and
        day give the same records.
        """
        from amtdesk.services.demo_birkenfurt import Birkenfurt
        from amtdesk.services.large_desk import LargeDesk

        self._refuse_unless_empty()
        if not 1 <= years <= _MOST_YEARS:
            raise NotAllowed(N_("Please choose 1 to {most} years."), most=_MOST_YEARS)
        birkenfurt = Birkenfurt(self._database, self._clock, town=self._town)
        LargeDesk(self._database, birkenfurt, town=self._town).build(
            today=self._clock.today(), at=self._clock.now(), years=years, seed=seed
        )

    def leave(self) -> Path:
        """Set the demonstration aside, whole, and begin a desk of one's own. Return where it lies now.

        What was typed into the first run before comes along. Raises DatabaseTrouble or NotSetAside; then nothing moved.
        """
        from amtdesk.storage.setting_aside import free_place, set_aside

        if not self.is_demo:
            raise NotAllowed(N_("This desk is your own; there is no demonstration to leave."))
        typed = self._typed_in_first_run()
        place = free_place(self._database.path.parent, _ASIDE)
        set_aside(self._database, place)
        self._clock.go_on_as_started()
        self._keep_typed(typed)
        return place

    def left_aside(self) -> Path | None:
        """Return where the demonstration lies that was left last, or None."""
        from amtdesk.storage.setting_aside import last_aside

        return last_aside(self._database.path.parent, _ASIDE)

    def come_back(self, place: Path) -> None:
        """Take a demonstration that was set aside up again, as long as the own desk is empty.

        What was typed into the first run comes along, as it does when she leaves again. Raises NotAllowed,
        DatabaseTrouble or NotSetAside; then nothing moved.
        """
        from amtdesk.storage.setting_aside import bring_back

        if not self.is_empty():
            raise NotAllowed(
                N_("Your desk holds records already. The demonstration lies in {folder}; open it with --data."),
                folder=place,
            )
        typed = self._typed_in_first_run()
        bring_back(self._database, place)
        self.resume_clock()
        self._keep_typed(typed)

    def resume_clock(self) -> None:
        """Let the time in Birkenfurt go on where it was left, unless the program was given a time."""
        settings = TownRepository(self._database).settings()
        shown_from = settings.get(SHOWN_FROM)
        if not isinstance(shown_from, str) or self._clock.is_given:
            return
        left_at = self._repository.last_command_at()
        started_at = datetime.fromisoformat(shown_from)
        self._clock.go_on_from(max(started_at, left_at) if left_at is not None else started_at)

    def _forget_first_run(self, writer: "CommandWriter") -> None:
        """What was put off waits for her own desk: Birkenfurt is set up."""
        town = TownRepository(self._database)
        for name in town.settings():
            if name.startswith(_FIRST_RUN):
                town.put_setting(writer, name, value=None)

    def _typed_in_first_run(self) -> "dict[str, Mapping[str, str]]":
        forms = self._begun_forms().all()
        return {name: form for name, form in forms.items() if name.startswith(_FIRST_RUN)}

    def _keep_typed(self, typed: "Mapping[str, Mapping[str, str]]") -> None:
        forms = self._begun_forms()
        for name, form in typed.items():
            forms.keep(name, form)

    def _begun_forms(self) -> "BegunForms":
        from amtdesk.services.begun_forms import BegunForms

        return BegunForms(self._database, self._clock)

    def _refuse_unless_empty(self) -> None:
        if not self.is_empty():
            raise NotAllowed(
                N_("A demonstration needs an empty desk. Here are records already: choose another folder with --data.")
            )
