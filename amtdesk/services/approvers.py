"""Who may say yes, and what must be known about a yes before it is recorded: for posts (P8) and answers (Q8) alike."""

from dataclasses import dataclass
from datetime import datetime

from amtdesk.domain.town import ApprovalTrigger, Person
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService


def approvers_of(town: TownService, *, level: int, department: str) -> tuple[Person, ...]:
    """Return who may approve: those of the level first, then the levels above, then everyone else.

    Up to level 1 the department's lead comes before them. The person at the desk stands first at level 0 and
    nowhere else.
    """
    everyone, user = town.people(), town.town().user_name
    myself = tuple(person for person in everyone if person.name == user)
    others = [person for person in everyone if person not in myself]
    lead = {each.key: each.lead for each in town.departments()}.get(department, "")
    roles = [each.role for each in town.approval_levels() if each.level >= level]

    def place(person: Person) -> int:
        if level <= 1 and lead and person.key == lead:
            return 0
        return roles.index(person.role) + 1 if person.role and person.role in roles else len(roles) + 2

    others.sort(key=place)
    if level > 0 or not user:
        return tuple(others)
    # the first questions ask for her name, and write nobody for it into the list of the house
    return (*(myself or (Person(key="", name=user, role=""),)), *others)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRules:
    """The office's own table (P8) and the categories that it has freed (K3)."""

    triggers: tuple[ApprovalTrigger, ...]
    free_categories: frozenset[str]


def office_rules(town: TownService) -> OfficeRules:
    """Return what the office says about who must be asked."""
    free = frozenset(case.category for case in town.free_cases())
    return OfficeRules(triggers=town.approval_triggers(), free_categories=free)


def why_not_recorded(*, by: str, at: datetime, level: int, now: datetime, user: str) -> Message | None:
    """Return what is missing or wrong about a yes before it can be recorded."""
    if not by.strip():
        return Message(N_("Please say who approved."))
    if at > now:
        return Message(N_("The date is in the future. An approval can be given today at the latest."))
    if level > 0 and user and by.strip().casefold() == user.casefold():
        return Message(N_("From level 1 on someone else approves. Please say who approved."))
    return None
