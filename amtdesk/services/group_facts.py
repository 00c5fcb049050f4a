"""What may be told about a group, tidied: a sentence for each fact that cannot be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.groups import Group, GroupFacts
from amtdesk.domain.words import N_

LONGEST_VISIT_MINUTES: Final = 120

_WEB: Final = ("https://", "http://")
_MONTH_DAY: Final = re.compile(r"\d{2}-\d{2}")
#: A season may begin or end on the 29th of February, so its days are tried in a leap year.
_LEAP_YEAR: Final = 2024


def with_facts(group: Group, facts: GroupFacts) -> Group:
    """Return the group with these facts, tidied. Raises NotAllowed with a sentence when one cannot be."""
    told: dict[str, object] = dict(facts)
    for name, tidy in _TIDY.items():
        if name in told:
            told[name] = tidy(told[name])
    changed = replace(group, **told)  # type: ignore[arg-type]  # GroupFacts has the names and types of Group
    changed = replace(changed, name=" ".join(changed.name.split()))
    if not changed.name:
        raise NotAllowed(N_("Please give the group a name."))
    _check_times(changed)
    if changed.rhythm and changed.rhythm_from is None:
        changed = replace(changed, rhythm_from=changed.rhythm_starts_on)  # else a list elsewhere counts other weeks
    return changed


def _check_times(group: Group) -> None:
    if not group.days and not group.rhythm:
        raise NotAllowed(N_("Please choose at least one day of the week."))
    if not 1 <= group.minutes <= LONGEST_VISIT_MINUTES:
        raise NotAllowed(
            N_("Please give 1 to {most} minutes for “{name}”."),
            most=LONGEST_VISIT_MINUTES,
            name=group.name,
        )
    if group.paused_from is not None and group.paused_until is not None and group.paused_until < group.paused_from:
        raise NotAllowed(N_("The pause ends before it begins. Please correct one of the two days."))


def web_address(value: object) -> str:
    """Return an address as a browser takes it; empty for none. Raises NotAllowed with a sentence."""
    address = str(value or "").strip()
    if not address or address.lower().startswith(_WEB):
        return address
    if ":" in address.split("/")[0] or " " in address or "." not in address:
        raise NotAllowed(
            N_("“{address}” is no web address. It begins with https:// and can be copied from the browser."),
            address=address,
        )
    return f"https://{address}"


def _rule(value: object) -> str:
    from amtdesk.domain.recurrence import checked_rule

    return checked_rule(str(value or ""))


def _month_day(value: object) -> str:
    told = str(value or "").strip()
    if not told:
        return ""
    try:
        if _MONTH_DAY.fullmatch(told):
            return f"{date.fromisoformat(f'{_LEAP_YEAR}-{told}'):%m-%d}"
    except ValueError as error:
        raise _no_day_of_a_year(told) from error
    raise _no_day_of_a_year(told)


def _no_day_of_a_year(told: str) -> NotAllowed:
    return NotAllowed(N_("“{day}” is no day of the year. Please write day and month, such as 1.4."), day=told)


def _text(value: object) -> str:
    return str(value or "").strip()


_TIDY: Final[Mapping[str, Callable[[object], object]]] = {
    "platform": _text,
    "address": web_address,
    "rhythm": _rule,
    "season_begins": _month_day,
    "season_ends": _month_day,
    "house_rules": _text,
    "topics": _text,
    "risk": _text,
    "note": _text,
}
