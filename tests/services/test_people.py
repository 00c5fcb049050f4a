"""The people of the house: added, changed and removed with undo; whoever goes stands in for nobody any more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.town import ApprovalLevel, Department, Person
from amtdesk.services.town import TownRecords
from tests.builders import open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        yield desk


def test_a_person_keeps_name_role_and_deputy(desk: Desk) -> None:
    lead = desk.people.add("  Petra   Lüders ", role="hauptamtsleitung")
    jana = desk.people.add("Jana Wolter", deputy=lead.key)

    assert lead == Person(key="petra_luders", name="Petra Lüders", role="hauptamtsleitung")
    assert desk.people.all() == desk.town.people() == (lead, jana)
    assert desk.people.get(jana.key).deputy == lead.key


def test_two_names_that_read_alike_have_keys_of_their_own(desk: Desk) -> None:
    keys = [desk.people.add(name).key for name in ("Jana Müller", "Jana Mueller", "Jana Muller", "?")]

    assert keys == ["jana_muller", "jana_muller_2", "jana_muller_3", "person"]


@pytest.mark.parametrize(
    ("name", "deputy", "says"),
    [(" ", "", "name of the person"), ("petra lüders", "", "already"), ("Jana Wolter", "nobody", "somebody else")],
)
def test_what_will_not_do_is_refused(desk: Desk, name: str, deputy: str, says: str) -> None:
    desk.people.add("Petra Lüders")

    with pytest.raises(NotAllowed, match=says):
        desk.people.add(name, deputy=deputy)


def test_nobody_stands_in_for_herself(desk: Desk) -> None:
    petra = desk.people.add("Petra Lüders")

    with pytest.raises(NotAllowed, match="somebody else"):
        desk.people.edit(petra._replace(deputy=petra.key))


def test_a_change_can_be_undone(desk: Desk) -> None:
    petra = desk.people.add("Petra Lüders")
    desk.people.edit(petra._replace(name="Petra Lüders-Vogt"))
    assert desk.people.get(petra.key).name == "Petra Lüders-Vogt"

    desk.history.undo()

    assert desk.people.all() == (petra,)


def test_whoever_goes_leads_nothing_and_stands_in_for_nobody_until_undo(desk: Desk) -> None:
    petra = desk.people.add("Petra Lüders")
    jana = desk.people.add("Jana Wolter", deputy=petra.key)
    uwe = desk.people.add("Uwe Harms")
    bauhof = desk.departments.save(Department(key="bauhof", name="Bauhof", lead=uwe.key, deputy=petra.key))
    desk.departments.save(Department(key="baeder", name="Bäder", lead=petra.key))
    forst = desk.departments.save(Department(key="forst", name="Forst", lead=uwe.key))

    desk.people.remove(petra.key)

    assert desk.people.all() == (jana._replace(deputy=""), uwe)
    assert desk.departments.get("bauhof") == bauhof._replace(deputy="")
    assert desk.departments.get("baeder").lead == ""
    assert desk.departments.get("forst") == forst
    desk.history.undo()
    assert desk.people.all() == (petra, jana, uwe)
    assert desk.departments.get("bauhof") == bauhof


def test_who_is_not_there_cannot_be_changed_or_removed(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.people.remove("nobody")
    with pytest.raises(NotFound):
        desk.people.edit(Person(key="nobody", name="N", role=""))


def test_roles_are_those_that_levels_ask_for_and_that_someone_has(desk: Desk) -> None:
    level = ApprovalLevel(level=2, name="Hauptamt", role="hauptamtsleitung", reason="", target_minutes=240)
    desk.town.record(TownRecords(settings={}, levels=(level,)))
    desk.people.add("Petra Lüders", role="hauptamtsleitung")
    desk.people.add("Uwe Harms", role="bauhofleitung")
    desk.people.add("Jana Wolter")

    assert desk.people.roles() == ("hauptamtsleitung", "bauhofleitung")


def test_who_has_the_role_of_a_level_is_asked_first(desk: Desk) -> None:
    level = ApprovalLevel(level=2, name="Hauptamt", role="hauptamtsleitung", reason="", target_minutes=240)
    desk.town.record(TownRecords(settings={}, levels=(level,)))
    desk.people.add("Uwe Harms", role="bauhofleitung")
    desk.people.add("Petra Lüders", role="hauptamtsleitung")
    question = desk.questions.note("Was kostet das?", source=QuestionSource.PAGE_COMMENT)

    assert desk.answer_approvals.approvers(question, 2)[0].name == "Petra Lüders"
