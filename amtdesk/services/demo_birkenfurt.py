"""Birkenfurt, the demonstration town, as its records stood at a given time. Inside one command of the caller."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from amtdesk.domain.changes import Area
from amtdesk.domain.groups import Group, GroupMode
from amtdesk.domain.identifiers import GroupId, OccasionId, TemplateId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.office_calendar import OfficeCalendar, nationwide_holidays
from amtdesk.domain.pre_election import PreElectionPeriod
from amtdesk.domain.reply_templates import Agreement, NewTemplate
from amtdesk.domain.reports import WeeklyReport
from amtdesk.domain.town import ApprovalLevel, ApprovalTrigger, Department, FreeCase, Person
from amtdesk.domain.words import N_, Message
from amtdesk.services.demo_ideas import DemoIdeas
from amtdesk.services.demo_media import DemoMedia
from amtdesk.services.demo_posts import DemoPosts
from amtdesk.services.demo_questions import DemoQuestions
from amtdesk.services.demo_rounds import DemoRounds
from amtdesk.services.demo_tasks import DemoTasks
from amtdesk.services.demo_time import DemoTime
from amtdesk.services.group_list import EVERY_DAY, OWN_CHANNEL_KEY
from amtdesk.services.seed import BirkenfurtSeed, StarterPack
from amtdesk.services.town import DEFAULT_HOURS, TownRecords, TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.check_words import CheckWordsRepository
from amtdesk.storage.database import Database
from amtdesk.storage.demo import SHOWN_FROM, DemoRepository
from amtdesk.storage.groups import GroupRepository
from amtdesk.storage.occasions import OccasionRepository
from amtdesk.storage.report_content import packed
from amtdesk.storage.reports import FrozenVersion, ReportRepository
from amtdesk.storage.templates import TemplateRepository
from amtdesk.system.clock import Clock, instant_from_words

WEEKDAYS: Final = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_AUTHOR: Final = "p_sm"
_MAYOR: Final = "p_bm"


class Birkenfurt:
    """Writes the demonstration town."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self.zone = clock.zone
        self._town = town
        self.seed = BirkenfurtSeed()
        self._pack = StarterPack()

    def opening_time(self) -> datetime:
        """Return when the town opens if no other time is wished for."""
        return instant_from_words(self.seed.shown_at, zone=str(self.zone))

    def write(self, writer: CommandWriter, *, at: datetime) -> None:
        """Write all records as they stood at this time."""
        time = self._time(at)
        self._town.write(writer, self.town_records(at))
        templates = self._write_templates(writer, time.today)
        groups = self.write_groups(writer)
        by_key = {group.key: group.id for group in groups}
        town = self.town_as_written()
        questions = DemoQuestions(
            self._database, self.seed, demo_time=time, groups=by_key, templates=templates, town=town
        )
        questions.write(writer, {category.key: category.department for category in self._pack.categories})
        pictures = DemoMedia(self._database, self.seed, demo_time=time).write(writer)
        DemoPosts(self._database, self.seed, demo_time=time, pictures=pictures, town=town).write(writer)
        DemoRounds(self._database, self.seed, demo_time=time, groups=groups).write(writer)
        DemoTasks(self._database, self.seed, demo_time=time).write(writer)
        self._write_surroundings(writer, time)

    def town_as_written(self) -> TownService:
        """Return the town out of the records as the running command has them; the desk's own learns of it later."""
        return TownService(self._database, self._clock)

    def _time(self, at: datetime) -> DemoTime:
        closing_days: dict[date, str] = self.seed.town["closing_days"]
        years = range(self.seed.first_monday.year - 1, self.seed.first_monday.year + 2)
        holidays = {day: name for year in years for day, name in nationwide_holidays(year).items()}
        calendar = OfficeCalendar(hours=DEFAULT_HOURS, zone=self.zone, days_off=holidays | closing_days)
        return DemoTime(
            at=at,
            first_monday=self.seed.first_monday,
            described_day=calendar.local_day(self.opening_time()),
            calendar=calendar,
        )

    def town_records(self, at: datetime | None) -> TownRecords:
        """Return the town itself; with `at` its clock runs from there on."""
        town = self.seed.town
        people = {person["key"]: person for person in town["people"]}
        settings: dict[str, Any] = {
            "begun": "demo",
            "is_demo": True,
            "name": town["town"]["name"],
            "full_name": town["town"]["full_name"],
            "federal_state": town["town"]["state"],
            "channel": town["town"]["main_channel"],
            "channel_page_name": town["channel"]["page_name"],
            "channel_address": town["channel"]["address"],
            "recommended_length": town["channel"]["recommended_length"],
            "round_time": self.seed.rounds["start"],
            "user_name": people[_AUTHOR]["name"],
            "user_salutation": f"Frau {people[_AUTHOR]['name'].split()[-1]}",
            "mayor_name": people[_MAYOR]["name"],
            "mayor_title": "Bürgermeisterin",
            "service_hours": {str(day): spans for day, spans in town["service_hours"].items()},
            "variables": town["variables"],
        }
        if at is not None:
            settings[SHOWN_FROM] = at.isoformat()
        return TownRecords(
            settings=settings,
            people=tuple(
                Person(key=each["key"], name=each["name"], role=each["role"], deputy=each["deputy"] or "")
                for each in town["people"]
            ),
            departments=tuple(Department(**{**each, "topics": tuple(each["topics"])}) for each in town["departments"]),
            categories=self._pack.categories,
            levels=tuple(_level(each) for each in town["approval_levels"]),
            triggers=tuple(_trigger(each) for each in town["approval_triggers"]),
            free_cases=tuple(FreeCase(**each) for each in town["free_cases"]),
            closing_days=town["closing_days"],
            periods=tuple(_period(each) for each in town["pre_election_periods"]),
        )

    def agreed_templates(self, today: date) -> tuple[NewTemplate, ...]:
        """Return the starter pack as the departments agreed to it."""
        departments = {category.key: category.department for category in self._pack.categories}
        people = {person["key"]: person["name"] for person in self.seed.town["people"]}
        leads = {each["key"]: (each["name"], people[each["lead"]]) for each in self.seed.town["departments"]}
        return tuple(
            replace(new, agreement=self._agreement(new, leads[departments[new.category]], today=today))
            for new in self._pack.templates
        )

    def _agreement(self, new: NewTemplate, department: tuple[str, str], *, today: date) -> Agreement:
        agreed_on = min(self.seed.agreements["agreed_on"][new.review_months], today)
        return Agreement(
            agreed_with=department[1],
            department=department[0],
            agreed_on=agreed_on,
            valid_until=self.seed.agreements["valid_until"].get(new.key),
            next_review=agreed_on + relativedelta(months=new.review_months),
        )

    def _write_templates(self, writer: CommandWriter, today: date) -> dict[str, tuple[TemplateId, NewTemplate]]:
        repository = TemplateRepository(self._database)
        return {new.key: (repository.insert(writer, new), new) for new in self.agreed_templates(today)}

    def write_groups(self, writer: CommandWriter) -> tuple[Group, ...]:
        """Write the own channel and the local groups; return them with their ids."""
        repository = GroupRepository(self._database)
        groups = (self._own_channel(), *(_group(row, number) for number, row in enumerate(self.seed.groups, start=1)))
        return tuple(replace(group, id=repository.add_group(writer, group)) for group in groups)

    def _own_channel(self) -> Group:
        channel = self.seed.town["channel"]
        return Group(
            id=GroupId(0),
            key=OWN_CHANNEL_KEY,
            name=channel["page_name"],
            platform=self.seed.town["town"]["main_channel"],
            address=channel["address"],
            days=EVERY_DAY,
            minutes=channel["minutes"],
            mode=GroupMode.PUBLISH,
            is_own_channel=True,
        )

    def _write_surroundings(self, writer: CommandWriter, time: DemoTime) -> None:
        demo, occasions, reports = (
            DemoRepository(self._database),
            OccasionRepository(self._database),
            ReportRepository(self._database),
        )
        for goal in self.seed.ideas["goals"]:
            demo.add_goal(writer, goal)
        DemoIdeas(self._database, self.seed).write(writer)
        for row in self.seed.occasions["occasions"]:
            occasions.insert(writer, _occasion(row, time, source=self.seed.occasions["source"]))
        own_words, place = CheckWordsRepository(self._database), self.seed.town["town"]
        for word in (place["river"], *place["districts"]):
            own_words.add_word(writer, word, at=time.at)
        report = self.seed.report
        if time.has_passed(instant_from_words(report["written_at"], zone=str(self.zone))):
            for name, value in report["entries"].items():
                reports.put_entry(writer, report["week"], field=name, value=value)

    def finish_first_report(self, weekly: Callable[[str], WeeklyReport], *, at: datetime) -> None:
        """Finish the report of the week before the one that is shown, once its day has come."""
        week = self.seed.report["first"]["week"]
        finished_at = instant_from_words(self.seed.report["first"]["finished_at"], zone=str(self.zone))
        if finished_at > at:
            return
        version = FrozenVersion(number=1, finished_at=finished_at, content=packed(weekly(week)))
        label = Message(N_("Weekly report {week} finished"), {"week": week})
        with self._database.command(label, at=at, areas={Area.REPORTS}, undoable=False) as writer:
            ReportRepository(self._database).add_version(writer, week, version=version)


def _level(row: dict[str, Any]) -> ApprovalLevel:
    return ApprovalLevel(
        level=row["level"],
        name=row["name"],
        role=row["who"],
        reason=row["when"],
        target_minutes=row["target_minutes"],
    )


def _period(row: dict[str, Any]) -> PreElectionPeriod:
    return PreElectionPeriod(**{**row, "words": tuple(row["words"])})


def _trigger(row: dict[str, Any]) -> ApprovalTrigger:
    return ApprovalTrigger(**{**row, "words": tuple(row["words"]), "categories": tuple(row["categories"])})


def _group(row: dict[str, Any], position: int) -> Group:
    return Group(
        id=GroupId(0),
        key=row["id"],
        name=row["name"],
        platform=row["platform"],
        address=row.get("address", ""),
        privacy=row["privacy"],
        members=row["members"],
        days=frozenset(WEEKDAYS.index(day) for day in row["rhythm"]["days"]),
        minutes=row["rhythm"]["minutes"],
        mode=GroupMode(row["mode"]),
        house_rules=row["house_rules"],
        topics=", ".join(row["topics"]),
        risk=row["risk"],
        note=f"{row['note']}\nZugang: {row['joined_how']}",
        position=position,
    )


def _occasion(row: dict[str, Any], time: DemoTime, *, source: str) -> Occasion:
    day: date = row["day"]
    hours: list[str] = row.get("at", [])
    return Occasion(
        id=OccasionId(0),
        uid=f"birkenfurt-{row['key']}",
        title=row["title"],
        start=time.instant(day, hours[0]) if hours else day,
        end=time.instant(day, hours[1]) if hours else row.get("until", day) + timedelta(days=1),
        all_day=not hours,
        source=source,
        note=row.get("note", ""),
    )
