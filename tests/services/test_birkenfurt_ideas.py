"""The twenty-seven recurring ideas of Birkenfurt: each is one of three kinds, and comes when its words say."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Final

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.recurrence import checked_rule
from amtdesk.domain.recurring_ideas import RecurringIdea
from tests.builders import berlin, open_birkenfurt

TODAY = date(2027, 5, 12)


def may(day: int) -> date:
    return date(2027, 5, day)


def days(text: str) -> list[date]:
    return [date.fromisoformat(each) for each in text.split()]


#: Key → kind, and the next days from 12 May 2027 on that its words name.
BIRKENFURT: Final = {
    "R01": ("by_rule", "2027-05-13 2027-05-20 2027-05-27"),
    "R02": ("by_offset", "2027-05-12 2028-04-05 2028-04-12"),  # Whitsun; Good Friday, Easter Monday
    "R03": ("by_offset", "2027-05-18 2027-06-14 2027-07-12"),  # 17 May is a holiday
    "R04": ("by_offset", "2027-05-21 2027-06-18 2027-07-16"),
    "R05": ("by_offset", "2027-06-01 2027-07-06 2027-08-03"),
    "R06": ("by_rule", "2027-05-14 2027-05-21 2027-05-28"),
    "R07": ("by_offset", "2027-05-24 2027-06-21 2027-07-12"),
    "R08": ("by_rule", "2027-05-12 2027-07-14 2027-09-08"),
    "R09": ("by_offset", "2027-05-14 2027-05-18 2027-07-09"),  # two days before is a Sunday
    "R10": ("by_hand", ""),
    "R11": ("by_rule", "2027-05-19 2027-09-15 2028-03-15"),
    "R12": ("by_rule", "2027-05-28 2027-06-25 2027-07-30"),
    "R13": ("by_rule", "2027-05-13 2027-05-20 2027-05-27"),
    "R14": ("by_offset", "2027-06-02 2027-06-05 2027-06-30"),
    "R15": ("by_rule", "2027-09-09"),
    "R16": ("by_offset", "2027-07-02 2027-07-30 2027-08-27"),  # Sundays
    "R17": ("by_offset", "2027-08-20 2027-08-27 2027-09-03"),
    "R18": ("by_rule", "2027-05-25 2027-06-29 2027-07-27"),
    "R19": ("by_offset", "2027-05-12 2027-05-17 2028-04-09"),
    "R20": ("by_rule", "2027-05-27 2027-08-26 2027-11-25"),
    "R21": ("by_offset", "2027-07-09"),
    "R22": ("by_rule", "2027-10-05 2027-11-02 2027-12-07"),
    "R23": ("by_rule", "2027-06-02 2027-07-07 2027-08-04"),
    "R24": ("by_rule", "2027-05-21 2027-06-18 2027-07-16"),
    "R25": ("by_rule", "2027-05-25 2027-06-08 2027-06-22"),
    "R26": ("by_hand", ""),
    "R27": ("by_rule", "2027-10-05 2028-03-07"),
}


@pytest.fixture(scope="module")
def birkenfurt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration town, only looked at."""
    with open_birkenfurt(tmp_path_factory.mktemp("town")) as desk:
        yield desk


def of(desk: Desk, key: str) -> RecurringIdea:
    return next(idea for idea in desk.ideas.all() if idea.key == key)


@pytest.mark.parametrize("key", BIRKENFURT)
def test_an_idea_of_birkenfurt_is_one_of_three_and_comes_when_its_words_say(birkenfurt: Desk, key: str) -> None:
    idea = of(birkenfurt, key)
    kind, expected = BIRKENFURT[key]

    assert idea.kind == kind
    assert (bool(idea.rhythm), bool(idea.offsets or idea.end_offsets)) == (kind == "by_rule", kind == "by_offset")
    assert checked_rule(idea.rhythm) == idea.rhythm
    assert [each.day for each in birkenfurt.ideas.preview(idea, count=3)] == days(expected)


def test_birkenfurt_has_twenty_seven_ideas_with_text_department_and_topic(birkenfurt: Desk) -> None:
    ideas = birkenfurt.ideas.all()

    assert {idea.key for idea in ideas} == set(BIRKENFURT)
    assert all(idea.skeleton and idea.department and idea.topic and idea.goal for idea in ideas)
    assert of(birkenfurt, "R06").title == "Freibad – Saisonstart, Temperaturen, Schließung"


def test_the_siren_is_told_two_hours_before(birkenfurt: Desk) -> None:
    siren = next(
        each for each in birkenfurt.occasions.between(date(2027, 6, 5), date(2027, 6, 5)) if each.kind == "siren"
    )

    proposed = birkenfurt.ideas.proposed(date(2027, 6, 5), date(2027, 6, 5))[0]

    assert siren.start - timedelta(hours=2) == berlin(5, "10:00", month=6)
    assert (proposed.title, proposed.at) == ("Sirenen-Probealarm", time(10))


def test_what_was_begun_already_is_not_proposed_in_birkenfurt(birkenfurt: Desk) -> None:
    proposed = {(each.title, each.day) for each in birkenfurt.ideas.proposed(TODAY, date(2027, 6, 15))}

    assert ("Stadtrat – Vorschau", may(18)) not in proposed
    assert ("Stadtrat – Vorschau", date(2027, 6, 14)) in proposed
    post = next(each for each in birkenfurt.posts.list() if each.key == "P11")
    assert birkenfurt.posts.get(post.id).idea_id == of(birkenfurt, "R03").id


def test_a_draft_from_a_date_names_the_department_by_title_or_kind(birkenfurt: Desk) -> None:
    drafts = birkenfurt.ideas._drafts  # noqa: SLF001 - nothing is written into the town that others look at

    def department(title: str, kind: str) -> str:
        occasion = Occasion(
            id=OccasionId(0), uid="x", title=title, start=may(20), end=may(21), all_day=True, source="x", kind=kind
        )
        return drafts.from_occasion(occasion).department

    assert department("Übungsabend der Feuerwehr", "") == "feuerwehr"
    assert department("Sitzung", "council") == "hauptamt"
    assert department("Irgendetwas", "") == ""
    assert department("Abholung", "waste") == "bauhof"
