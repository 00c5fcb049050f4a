"""Whom to ask at a department, and how someone is reached."""

from collections.abc import Collection

from amtdesk.domain.town import Department, Person
from amtdesk.domain.words import N_, Message


def whom_to_ask(department: Department, people: Collection[Person]) -> Message | None:
    """Say who leads a department, its telephone (else its mail), and who stands in. None when nothing is known."""
    by_key = {person.key: person for person in people}
    lead, deputy = by_key.get(department.lead), by_key.get(department.deputy)
    if deputy is None and lead is not None:
        deputy = by_key.get(lead.deputy)
    reached = (lead.name if lead else "", department.phone or department.mail)
    contact = ", ".join(part for part in reached if part)
    if not contact:
        return None if deputy is None else Message(N_("ask {deputy}, who stands in"), {"deputy": deputy.name})
    if deputy is None:
        return Message(N_("ask {contact}"), {"contact": contact})
    return Message(N_("ask {contact}; stands in: {deputy}"), {"contact": contact, "deputy": deputy.name})


def how_reached(name: str, people: Collection[Person], *, departments: Collection[Department]) -> Message | None:
    """Say how someone is reached: by the department that she or he leads. None when nothing is known."""
    key = next((person.key for person in people if person.name == name), None)
    contacts = (each.phone or each.mail for each in departments if key and each.lead == key)
    contact = next((each for each in contacts if each), "")
    return Message(N_("reached at {contact}"), {"contact": contact}) if contact else None
