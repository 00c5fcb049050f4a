"""Lists of local groups as files: YAML that a person can read, and a table for a German Excel.

Both say everything that `group_file` reads back. The own channel is no group and stands in neither.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from amtdesk.domain.groups import Group
from amtdesk.exchange.group_entry import DAYS, HEADING, MODES, NO, PLATFORMS, YES, written_month_day
from amtdesk.exchange.template_writing import dumped, guarded

_Value = str | int | date | bool | list[str] | None
_Entry = dict[str, _Value]
#: Known since the beginning, and what goes without saying: left out of YAML.
_USUAL: Final[_Entry] = {"in_every_round": False, "archived": False, "answer_level": 0}


def as_csv(groups: Iterable[Group]) -> bytes:
    """Return groups as a table that a German Excel opens by double click: semicolons, UTF-8 with its mark."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADING.values())
    for group in groups:
        entry = _entry(group)
        writer.writerow(_cell(entry[key]) for key in HEADING)
    return page.getvalue().encode("utf-8-sig")


def as_yaml(groups: Iterable[Group], *, heading: Sequence[str] = ()) -> bytes:
    """Return groups as a list that a person can read; `heading` are lines of comment above it."""
    entries = [_kept({**_entry(group), "platform": group.platform, "mode": group.mode.value}) for group in groups]
    comment = "".join(f"# {' '.join(line.split())}\n" for line in heading)
    return (comment + dumped({"groups": entries})).encode()


def written(group: Group) -> dict[str, str]:
    """Return what a table says of a group, by its German headings."""
    entry = _entry(group)
    return {heading: _cell(entry[key]) for key, heading in HEADING.items()}


def _kept(entry: _Entry) -> _Entry:
    return {
        key: value for key, value in entry.items() if value not in ("", None, []) and value != _USUAL.get(key, object())
    }


def _entry(group: Group) -> _Entry:
    return {
        "id": group.key,
        "name": group.name,
        "platform": PLATFORMS.get(group.platform, group.platform),
        "address": group.address,
        "days": [DAYS[day] for day in sorted(group.days)],
        "rule": group.rhythm,
        "rule_from": group.rhythm_from if group.rhythm else None,
        "minutes": group.minutes,
        "in_every_round": group.in_every_round,
        "season_begins": written_month_day(group.season_begins),
        "season_ends": written_month_day(group.season_ends),
        "paused_from": group.paused_from,
        "paused_until": group.paused_until,
        "mode": MODES[group.mode],
        "answer_level": group.answer_level,
        "privacy": group.privacy,
        "members": group.members,
        "house_rules": group.house_rules,
        "topics": group.topics,
        "risk": group.risk,
        "note": group.note,
        "archived": group.archived_at is not None,
    }


def _cell(value: _Value) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return ", ".join(value)
    return guarded(value)
