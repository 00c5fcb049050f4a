"""Occasions as rows: local days for all-day entries, instants for the others."""

from datetime import date, datetime, timedelta
from pathlib import Path

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.words import Message
from amtdesk.storage.occasions import OccasionRepository
from amtdesk.storage.opening import open_database
from tests.builders import BERLIN, NOW

DAY = date(2027, 5, 20)


def an_occasion(title: str, start: date | datetime, *, all_day: bool) -> Occasion:
    end = start + (timedelta(days=1) if all_day else timedelta(hours=2))
    return Occasion(id=OccasionId(0), uid=title, title=title, start=start, end=end, all_day=all_day, source="rat.ics")


def test_what_begins_on_a_day_is_found_whatever_its_kind(tmp_path: Path) -> None:
    database = open_database(tmp_path / "amtdesk.sqlite3")
    repository = OccasionRepository(database)
    late = datetime(2027, 5, 20, 23, 30, tzinfo=BERLIN)
    with database.command(Message("Occasions"), at=NOW, areas={Area.OCCASIONS}) as writer:
        repository.insert(writer, an_occasion("Müllabfuhr", DAY, all_day=True))
        repository.insert(writer, an_occasion("Stadtrat", late, all_day=False))
        repository.insert(writer, an_occasion("Tags darauf", late + timedelta(hours=1), all_day=False))

    found = repository.between(DAY, DAY, zone=BERLIN)

    assert [(each.title, each.day, each.start) for each in found] == [
        ("Müllabfuhr", DAY, DAY),
        ("Stadtrat", DAY, late),
    ]
    database.close()


def test_what_begins_and_ends_at_midnight_runs_on_the_day_that_begins_then(tmp_path: Path) -> None:
    database = open_database(tmp_path / "amtdesk.sqlite3")
    repository = OccasionRepository(database)
    midnight = datetime(2027, 5, 20, tzinfo=BERLIN)
    moment = Occasion(
        id=OccasionId(0), uid="1", title="Fristende", start=midnight, end=midnight, all_day=False, source="rat.ics"
    )
    with database.command(Message("Occasions"), at=NOW, areas={Area.OCCASIONS}) as writer:
        repository.insert(writer, moment)

    days = [DAY + timedelta(days=number) for number in (-1, 0, 1)]

    assert [len(repository.running_between(day, day, zone=BERLIN)) for day in days] == [0, 1, 0]
    database.close()
