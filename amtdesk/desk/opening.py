"""How a window comes to its records: as the one that writes, or reading only, with the reason and the way out."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from amtdesk.desk import Desk
from amtdesk.desk.records import has_records
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.errors import DatabaseInUse, DatabaseReadOnly, DiskFull, InUseElsewhere
from amtdesk.system.one_writer import Holder, WritersPlace, holder_elsewhere, take_place

if TYPE_CHECKING:
    from amtdesk.domain.errors import UserFacingError
    from amtdesk.system.clock import Clock

#: What keeps records from being written, and not from being read.
_READABLE: Final = (DatabaseInUse, DatabaseReadOnly, DiskFull)


class Opening:
    """The open desk of a window, with the right to write, or with what is in the way of it."""

    def __init__(self, desk: Desk, place: WritersPlace | None, *, hindrance: "Holder | UserFacingError | None") -> None:
        self.desk = desk
        self.hindrance = hindrance
        self._place = place

    def beat(self) -> None:
        """Tell other machines that this window lives; called every half minute."""
        if self._place is not None:
            self._place.beat()

    def try_to_write(self) -> bool:
        """Look once more whether the records may be written; `hindrance` says what is in the way still."""
        place, self.hindrance = _place_in(self.desk.folder)
        if self.hindrance is None:
            try:
                self.desk.begin_writing()
            except _READABLE as error:
                self.hindrance = error
        self._place = place
        if self.hindrance is not None:
            self.give_back()
        return self.hindrance is None

    def give_back(self) -> None:
        """Let the next window write."""
        if self._place is not None:
            self._place.give_back()
            self._place = None


def open_for_window(folder: Path, clock: "Clock") -> Opening | None:
    """Open the records for a window. None: they are open in a window that was called and came to the front.

    Raises DatabaseTrouble when they cannot even be read.
    """
    place, holder = _place_in(folder)
    if holder is not None and holder.is_on_this_screen():
        from amtdesk.system.first_window import call_first_window

        if call_first_window(folder, holder):
            return None
        place, holder = _place_in(folder)  # it may have ended meanwhile
    if holder is not None:
        desk = Desk.open_to_read(folder, clock, is_copied=not holder.is_on_this_machine())
        return Opening(desk, None, hindrance=holder)
    return _open_alone(folder, clock, place=place)


def open_for_line(folder: Path, clock: "Clock", *, begins_anew: bool = False) -> Desk:
    """Open the records for a command, beside a window on this machine. Raises DatabaseTrouble, RecordsAreGone.

    `begins_anew`: where records should be and are none, empty ones may begin.

    Not while another machine has them: SQLite's journal holds on one machine only.
    """
    from amtdesk.system.folders import make_folder

    holder = holder_elsewhere(folder)
    if holder is not None:
        raise InUseElsewhere(user=holder.user, host=holder.host)
    if not begins_anew and not has_records(folder):
        from amtdesk.desk.beginning import refuse_to_begin

        refuse_to_begin(folder, is_chosen=False)
    return Desk.open(make_folder(folder), clock)


def _open_alone(folder: Path, clock: "Clock", *, place: WritersPlace | None) -> Opening:
    try:
        if _was_left_by_a_crash(folder):
            from amtdesk.storage.reading import refuse_damaged_by_crash

            refuse_damaged_by_crash(folder / FILE_NAME)
        return Opening(Desk.open(folder, clock), place, hindrance=None)
    except _READABLE as error:
        _let_go(place)
        return Opening(_read_all_the_same(folder, clock, why_not=error), None, hindrance=error)
    except BaseException:
        _let_go(place)
        raise


def _read_all_the_same(folder: Path, clock: "Clock", *, why_not: "UserFacingError") -> Desk:
    try:
        return Desk.open_to_read(folder, clock, is_copied=False)
    except _READABLE:
        raise why_not from None  # why they cannot be written says more


def _place_in(folder: Path) -> tuple[WritersPlace | None, Holder | None]:
    """Take the place of the one who writes. Neither, where no lock can be made: the records then say why."""
    try:
        taken = take_place(folder)
    except OSError:
        return None, None
    return (None, taken) if isinstance(taken, Holder) else (taken, None)


def _was_left_by_a_crash(folder: Path) -> bool:
    try:
        return (folder / f"{FILE_NAME}-wal").exists()
    except OSError:  # the folder may not be entered: opening the records says so
        return False


def _let_go(place: WritersPlace | None) -> None:
    if place is not None:
        place.give_back()


__all__ = ["Holder", "Opening", "open_for_line", "open_for_window"]
