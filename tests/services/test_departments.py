"""Departments: who is asked about what, kept, changed and removed with undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.town import ApprovalTrigger, Category, Department, FreeCase
from amtdesk.services.town import TownRecords
from tests.builders import open_desk

BAUHOF = Department(
    key="bauhof",
    name="Bauhof",
    lead="p_bh",
    deputy="p_ba",
    phone="069 90009-130",
    mail="bauhof@birkenfurt.example",
    topics=("Schlaglöcher", "Müll"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        yield desk


def test_a_department_keeps_contact_topics_and_deputy(desk: Desk) -> None:
    assert desk.departments.save(BAUHOF) == BAUHOF
    assert desk.departments.all() == desk.town.departments() == (BAUHOF,)
    assert desk.departments.get("bauhof") == BAUHOF


def test_what_is_typed_is_tidied(desk: Desk) -> None:
    kept = desk.departments.save(
        BAUHOF._replace(name="  Der   Bauhof ", phone=" 1 ", mail=" a ", topics=("", " Laub "))
    )
    assert (kept.name, kept.phone, kept.mail, kept.topics) == ("Der Bauhof", "1", "a", ("Laub",))


@pytest.mark.parametrize("faulty", [BAUHOF._replace(name=" "), BAUHOF._replace(key="")])
def test_a_department_needs_a_name_and_a_key(desk: Desk, faulty: Department) -> None:
    with pytest.raises(NotAllowed):
        desk.departments.save(faulty)


def test_it_is_changed_and_removed_with_undo(desk: Desk) -> None:
    desk.departments.save(BAUHOF)
    desk.departments.save(BAUHOF._replace(phone="069 90009-131"))
    assert desk.departments.get("bauhof").phone == "069 90009-131"
    desk.departments.remove("bauhof")
    assert desk.departments.all() == ()
    desk.history.undo()
    desk.history.undo()
    assert desk.departments.all() == (BAUHOF,)


def test_what_is_not_there_is_said(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.departments.remove("forst")


def test_a_subject_leads_to_its_department(desk: Desk) -> None:
    muell = Category(key="muell", name="Müllabfuhr", department="bauhof")
    desk.town.record(TownRecords(settings={}, departments=(BAUHOF,), categories=(muell,)))
    assert desk.departments.for_category("muell") == BAUHOF
    assert desk.departments.for_category("lob") is None


def test_the_offices_own_table_and_what_it_has_freed_are_kept_and_changed(desk: Desk) -> None:
    costs = ApprovalTrigger(key="costs", name="Kosten", level=2, words=("Kosten", "Rat der Stadt"), categories=("rat",))
    figures = ApprovalTrigger(key="figures", name="Zahlen", level=1)
    desk.town.record(TownRecords(settings={}, triggers=(costs, figures), free_cases=(FreeCase(category="lob"),)))
    changed = FreeCase(category="lob", reason="Dank ist frei")
    desk.town.record(TownRecords(settings={}, triggers=(costs._replace(level=3),), free_cases=(changed,)))

    assert desk.town.approval_triggers() == (figures, costs._replace(level=3))
    assert desk.town.free_cases() == (changed,)
