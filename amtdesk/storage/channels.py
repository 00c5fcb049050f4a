"""Channels as rows: which are used, and the figures that the office made its own.

A row without a certainty has no figures of its own: it says only how the channel is used, and the shipped figures hold.
"""

import json
import sqlite3
from dataclasses import replace
from typing import Final

from amtdesk.domain.channels import FIGURES, Certainty, ChannelPlace, ChannelRules
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text, optional_day

_WHOLE: Final = "channel"  # in the list of certainties: that of the channel as a whole


class ChannelRepository:
    """Reads and writes what is known of channels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[ChannelRules, ...]:
        """Return the channels that have a row, in the order they got one."""
        return tuple(_rules(row) for row in self._database.rows("SELECT * FROM channel_rules ORDER BY id"))

    def put(self, writer: CommandWriter, rules: ChannelRules) -> None:
        """Add a channel's row, or change it. Its figures are kept where they are the office's own."""
        row = self._database.row("SELECT id FROM channel_rules WHERE key = ?", (rules.key,))
        if row is None:
            writer.insert("channel_rules", {"key": rules.key, **_columns(rules)})
        else:
            writer.update("channel_rules", row["id"], changes=_columns(rules))


def _columns(rules: ChannelRules) -> dict[str, Value]:
    used: dict[str, Value] = {
        "name": rules.name,
        "place": rules.place.value,
        "address": rules.address,
        "text_recommended": rules.text_recommended,
        "reason": rules.reason,
        "hours_a_week": rules.hours_a_week,
    }
    known = rules if rules.is_edited else ChannelRules(key=rules.key, name=rules.name)
    own: dict[str, Value] = {name: getattr(known, name) for name in FIGURES if name != "text_recommended"}
    return {
        **own,
        **used,
        "image_sizes": " ".join(f"{width}x{height}" for width, height in known.image_sizes),
        "hints": json.dumps(dict(known.hints), ensure_ascii=False),
        "certainty": _certainties(known) if known.is_edited else "",
        "checked_on": day_text(known.checked_on),
        "sources": "\n".join(known.sources),
    }


def _certainties(rules: ChannelRules) -> str:
    doubts = (f"{figure}={certainty.value}" for figure, certainty in rules.doubts.items())
    return "\n".join((f"{_WHOLE}={rules.certainty.value}", *doubts))


def _rules(row: sqlite3.Row) -> ChannelRules:
    said = dict(line.split("=", 1) for line in row["certainty"].splitlines())
    doubts = {name: Certainty(value) for name, value in said.items()}
    sizes = (size.split("x") for size in row["image_sizes"].split())
    rules = ChannelRules(
        key=row["key"],
        name=row["name"],
        place=ChannelPlace(row["place"]),
        address=row["address"],
        text_recommended=row["text_recommended"],
        reason=row["reason"],
        hours_a_week=row["hours_a_week"],
        is_edited=bool(said),
    )
    if not said:
        return rules
    return replace(
        rules,
        **{name: row[name] for name in ("text_max", "fold_after", "link_length", "hashtags_max", "alt_max")},
        image_sizes=tuple((int(width), int(height)) for width, height in sizes),
        hints=json.loads(row["hints"]),
        certainty=doubts.pop(_WHOLE),
        doubts=doubts,
        checked_on=optional_day(row["checked_on"]),
        sources=tuple(row["sources"].splitlines()),
    )
