"""The first run (S5): each answer becomes an ordinary setting at once, as one step of undo.

How far she has come, and what is typed and not answered yet, is kept apart: it is no step of undo.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.first_run import (
    OWN_CHANNEL,
    ApproverAnswer,
    ChannelAnswer,
    OfficeAnswer,
    Progress,
    StarterSubject,
    Week,
    checked_times,
    progress_from,
    proposed_times,
    refuse_same_name,
    wrong_with,
)
from amtdesk.domain.groups import Group
from amtdesk.domain.matters import MatterKind
from amtdesk.domain.rounds import round_times
from amtdesk.domain.service_hours import checked_week
from amtdesk.domain.town import ApprovalLevel, Person
from amtdesk.domain.words import N_, Message
from amtdesk.services.group_facts import web_address
from amtdesk.services.starters import FREQUENT
from amtdesk.services.town import TownRecords, TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.town import Setting, TownRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.begun_forms import BegunForms
    from amtdesk.services.channels import ChannelService
    from amtdesk.services.people import PeopleService
    from amtdesk.services.reminders import ReminderService
    from amtdesk.services.rounds import RoundService
    from amtdesk.services.starters import StarterService

#: '' never begun, '1' to '5', 'later' (then the other says at which question), 'done'.
STEP: Final = "first_run.step"
RESUME_AT: Final = "first_run.resume_at"
#: One time for each day of service, as the settings keep it where all days are alike.
_ROUND_TIME: Final = "round_time"
_YEAR: Final = timedelta(days=365)
#: The shortest and the longest text that an office may recommend for a channel of its own.
_LENGTHS: Final = range(20, 100_001)


class FirstRunRooms(NamedTuple):
    """The services whose settings the answers are; each is loaded when its question comes."""

    channels: "Callable[[], ChannelService]"
    rounds: "Callable[[], RoundService]"
    people: "Callable[[], PeopleService]"
    reminders: "Callable[[], ReminderService]"
    starters: "Callable[[], StarterService]"
    forms: "Callable[[], BegunForms]"


class FirstRunService:
    """Asks nothing itself: it keeps answers, what is typed, and how far she has come."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, rooms: FirstRunRooms) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._rooms = rooms
        self._repository = TownRepository(database)

    # how far

    def progress(self) -> Progress:
        """Return how far she has come."""
        settings = self._repository.settings()
        return progress_from(settings.get(STEP), settings.get(RESUME_AT))

    def go_to(self, step: int) -> None:
        """Remember the question she is at; a first run that is done stays so while it is looked through again."""
        if not self.progress().is_done:
            self._keep_progress({STEP: str(step)})

    def put_off(self, step: int) -> None:
        """Leave the rest for later: the desk can be used, and Heute offers to go on."""
        if self.progress().is_done:
            return
        self._keep_progress({STEP: "later", RESUME_AT: str(step), **self._beginning()})

    def finish(self) -> None:
        """All questions are answered or passed over."""
        self._keep_progress({STEP: "done", **self._beginning()})

    # what is typed and not answered yet

    def typed(self, step: int) -> Mapping[str, str]:
        """Return what stands in the fields of a question and is no answer yet; empty when nothing is."""
        return self._rooms.forms().get(_form(step))

    def keep_typed(self, step: int, values: Mapping[str, str]) -> None:
        """Keep what stands in the fields; nothing, once it is an answer."""
        self._rooms.forms().keep(_form(step), values)

    # the five answers

    def keep_office(self, answer: OfficeAnswer) -> None:
        """Keep name, Land and service hours. Raises NotAllowed with a sentence."""
        name, full_name = _tidy(answer.name), _tidy(answer.full_name)
        if not name:
            raise NotAllowed(N_("Please write down what your town is called."))
        week = checked_week(answer.hours)
        town = self._town.town()
        new: dict[str, Setting] = {}
        if name != town.name:
            new["name"] = name
        if full_name != town.full_name:
            new["full_name"] = full_name
        if answer.federal_state != self._town.federal_state():
            new["federal_state"] = answer.federal_state
        if week != {day: spans for day, spans in self._town.calendar().hours.items() if spans}:
            new["service_hours"] = {
                str(day): [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in spans] for day, spans in week.items()
            }
        if new:
            with self._answer(N_("Office set up: {name}"), name=name) as writer:
                self._town.write(writer, TownRecords(settings=new))

    def keep_channel(self, answer: ChannelAnswer) -> None:
        """Keep the one channel, and what the office is called there. Raises NotAllowed with a sentence."""
        address = web_address(answer.address)
        channels = self._rooms.channels()
        main = channels.main()
        wished: dict[str, Setting] = {"channel": answer.key, **self._described(answer)}
        wished |= {"channel_page_name": _tidy(answer.page_name), "channel_address": address}
        known: dict[str, Setting] = {
            "channel": main.key,
            "channel_name": main.name,
            "recommended_length": main.text_recommended,
            "channel_page_name": self._town.town().channel_page_name,
            "channel_address": main.address,
        }
        is_other = answer.key != main.key
        new = {name: value for name, value in wished.items() if is_other or value != known[name]}
        if new:
            name = str(wished.get("channel_name") or main.name)
            with self._answer(N_("Main channel: {name}"), name=name) as writer:
                self._town.write(writer, TownRecords(settings=new))

    def add_group(self, name: str, *, address: str = "", platform: str = "") -> Group:
        """Add a local group. Raises NotAllowed for an empty name, one that is there, or an address that is none."""
        refuse_same_name(name, (each.name for each in self.groups()))
        return self._rooms.rounds().add_group(name=_tidy(name), address=address, platform=platform)

    def groups(self) -> tuple[Group, ...]:
        """Return the groups that stand on the list, without the own channel."""
        return tuple(each for each in self._rooms.rounds().groups() if not each.is_own_channel)

    def approvers(self) -> tuple[tuple[ApprovalLevel, ApproverAnswer], ...]:
        """Return who says yes at each level from 1 on, and that person's deputy; empty names where nobody is told."""
        people = self._town.people()
        names = {each.key: each.name for each in people}
        return tuple(
            (level, _approver(level, people, names=names)) for level in self._town.approval_levels() if level.level
        )

    def keep_approvers(self, answers: Iterable[ApproverAnswer], *, user_name: str = "") -> None:
        """Keep who says yes, with deputies. Whoever is on the list already is not added again. Raises NotAllowed."""
        told = _all_tidy(answers)
        for each in told:
            if (wrong := wrong_with(each, user_name=_tidy(user_name))) is not None:
                raise NotAllowed(wrong.source, **wrong.values)
        before = tuple(answer for _level, answer in self.approvers())
        same_name = _tidy(user_name) == self._town.town().user_name
        if told == before and same_name:
            return
        with self._answer(N_("Who approves was told")) as writer:
            if not same_name:
                self._repository.put_setting(writer, "user_name", value=_tidy(user_name))
            self._write_approvers(writer, told, before=before)

    def faulty_approver(self, answers: Iterable[ApproverAnswer], *, user_name: str) -> int:
        """Return the first level whose answer would not be taken; 0 where all would."""
        told = _all_tidy(answers)
        return next((each.level for each in told if wrong_with(each, user_name=_tidy(user_name)) is not None), 0)

    def times(self) -> Week:
        """Return when the round is proposed: her own times, or what fits the service hours."""
        settings = self._rooms.reminders().settings()
        if MatterKind.ROUND in settings.kinds_off:
            return {}
        return self._own_times() or self.proposed_times()

    def proposed_times(self) -> Week:
        """Return what fits the service hours."""
        return proposed_times(self._town.calendar().hours)

    def keep_times(self, week: Week) -> None:
        """Keep when she is reminded of the round; without any time not at all. Raises NotAllowed."""
        times = checked_times(week, self._town.calendar().hours)
        reminders = self._rooms.reminders()
        before = reminders.settings()
        if times and times == self._own_times() and MatterKind.ROUND not in before.kinds_off:
            return
        off = before.kinds_off - {MatterKind.ROUND}
        after = replace(before, times=times, kinds_off=off if times else off | {MatterKind.ROUND})
        if after != before:
            reminders.change(after)

    # starters

    def starter_subjects(self) -> tuple[StarterSubject, ...]:
        """Return the subjects of the starter pack that still hold replies, what every town hall is asked first."""
        offered = self._rooms.starters().offered()
        counts = Counter(each.template.category for each in offered)
        frequent = {each.template.category for each in offered if each.template.key in FREQUENT}
        names = {each.template.category: each.category_name for each in offered}
        subjects = (
            StarterSubject(key=key, name=names[key], replies=counts[key], is_frequent=key in frequent) for key in names
        )
        return tuple(sorted(subjects, key=lambda each: (not each.is_frequent, each.name.casefold())))

    def adopt_starters(self, subjects: Iterable[str]) -> int:
        """Take over the replies of these subjects as drafts, with these subjects alone. Return how many."""
        wanted = frozenset(subjects)
        starters = self._rooms.starters()
        chosen = [each for each in starters.offered() if each.template.category in wanted]
        return starters.adopt(chosen) if chosen else 0

    def holidays_ahead(self, state: str) -> tuple[tuple[date, str], ...]:
        """Return the public holidays of a Land in the coming twelve months, the next one first."""
        from amtdesk.services.public_holidays import holidays_of

        today = self._clock.today()
        found = sorted(holidays_of(state, (today.year, today.year + 1)).items())
        return tuple((day, name) for day, name in found if today <= day < today + _YEAR)

    # within

    def _own_times(self) -> Week:
        """Return when the round is due where she has said so, here or in the settings; one time may hold each day."""
        week = self._rooms.reminders().settings().times
        if not week and _ROUND_TIME in self._repository.settings():
            week = round_times({}, self._town.town().round_time, calendar=self._town.calendar())
        return {day: times for day, times in sorted(week.items()) if times}

    def _beginning(self) -> dict[str, Setting]:
        return {} if self._town.is_begun() else {"begun": "empty"}

    def _described(self, answer: ChannelAnswer) -> dict[str, Setting]:
        """How the channel is called and, where AmtDesk does not know it, how long a text may be there."""
        if answer.key != OWN_CHANNEL:
            return {"channel_name": self._rooms.channels().get(answer.key).name}
        name = _tidy(answer.own_name)
        if not name:
            raise NotAllowed(N_("Please give the channel a name."))
        if answer.own_length is not None and answer.own_length not in _LENGTHS:
            raise NotAllowed(N_("Please write how many characters a text has there, such as 500."))
        return {"channel_name": name, "recommended_length": answer.own_length}

    def _write_approvers(
        self, writer: CommandWriter, told: tuple[ApproverAnswer, ...], *, before: tuple[ApproverAnswer, ...]
    ) -> None:
        levels = {each.level: each for each in self._town.approval_levels()}
        roles = _roles(told, levels)
        for level in levels.values():  # all of them: from now on they are the office's own
            self._repository.put_level(writer, level._replace(role=roles.get(level.level, level.role)))
        book = _AddressBook(self._rooms.people())
        for name in {each.name for each in before if each.name} - {each.name for each in told}:
            book.take_role(name)
        deputies: dict[str, str] = {}
        for answer in told:  # whoever approves at two levels has one deputy: the one that is named first
            deputies[answer.name] = deputies.get(answer.name, "") or answer.deputy
        for answer in told:
            if answer.name:
                book.put(answer.name, role=roles[answer.level], deputy=deputies[answer.name])
        for person in book.changed():
            self._repository.put_person(writer, person)

    def _answer(self, label: str, **values: object) -> AbstractContextManager[CommandWriter]:
        return self._database.command(Message(label, values), at=self._clock.now(), areas={Area.TOWN})

    def _keep_progress(self, settings: Mapping[str, Setting]) -> None:
        known = self._repository.settings()
        new = {name: value for name, value in settings.items() if known.get(name) != value}
        if new:
            with self._database.command(
                Message(N_("First run")), at=self._clock.now(), areas={Area.TOWN}, undoable=False
            ) as writer:
                for name, value in new.items():
                    self._repository.put_setting(writer, name, value=value)


class _AddressBook:
    """The people of the house while answers are written: each name once, each with a key of its own."""

    def __init__(self, people: "PeopleService") -> None:
        self._people = people
        self._before = {each.key: each for each in people.all()}
        self._now = dict(self._before)

    def put(self, name: str, *, role: str, deputy: str) -> None:
        """Let someone have this role, and a deputy where one is named."""
        person = self._person(name)
        stands_in = self._person(deputy).key if deputy else ""
        self._now[person.key] = self._now[person.key]._replace(role=role, deputy=stands_in)

    def take_role(self, name: str) -> None:
        """Let someone have no role any longer."""
        person = self._person(name)
        self._now[person.key] = person._replace(role="")

    def changed(self) -> tuple[Person, ...]:
        """Return who is new or different."""
        return tuple(each for key, each in self._now.items() if self._before.get(key) != each)

    def _person(self, name: str) -> Person:
        found = next((each for each in self._now.values() if each.name.casefold() == name.casefold()), None)
        if found is None:
            key = self._people.free_key(name, besides=self._now)
            found = self._now[key] = Person(key=key, name=name, role="")
        return found


def _roles(told: Iterable[ApproverAnswer], levels: Mapping[int, ApprovalLevel]) -> dict[int, str]:
    """Return the role of each level. Whoever approves at two levels has one role, and both levels ask for it."""
    by_name: dict[str, str] = {}
    roles: dict[int, str] = {}
    for answer in told:
        level = levels[answer.level]
        role = level.role or level.name
        if answer.name:
            is_taken = role in by_name.values()
            role = by_name.setdefault(answer.name, level.name if is_taken else role)
        roles[answer.level] = role
    return roles


def _approver(level: ApprovalLevel, people: tuple[Person, ...], *, names: Mapping[str, str]) -> ApproverAnswer:
    role = level.role or level.name
    found = next((each for each in people if each.role == role), None)
    if found is None:
        return ApproverAnswer(level=level.level, name="")
    return ApproverAnswer(level=level.level, name=found.name, deputy=names.get(found.deputy, ""))


def _all_tidy(answers: Iterable[ApproverAnswer]) -> tuple[ApproverAnswer, ...]:
    return tuple(each._replace(name=_tidy(each.name), deputy=_tidy(each.deputy)) for each in answers)


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _form(step: int) -> str:
    return f"first_run.{step}"
