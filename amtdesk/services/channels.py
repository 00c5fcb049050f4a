"""Channels: exactly one main channel, a second only with its reason, and what each of them takes (P6)."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.channels import (
    FIGURES,
    Certainty,
    ChannelPlace,
    ChannelRules,
    Counting,
    checked_opening,
    checked_rules,
    sizes_from_words,
)
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.town import USUAL_CHANNEL
from amtdesk.domain.words import N_, Message
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.channels import ChannelRepository
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock
from amtdesk.system.resources import resource

_ORDER: Final = (ChannelPlace.MAIN, ChannelPlace.SECOND, ChannelPlace.UNUSED)
#: What stands with the figures: it is the office's own as soon as one of them is.
_WITH_FIGURES: Final = (*FIGURES, "hints", "certainty", "doubts", "checked_on", "sources")


class ChannelService:
    """Which channels the office writes for, and their rules. Shipped figures hold until the office changes them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._repository = ChannelRepository(database)
        self._known: tuple[ChannelRules, ...] = ()
        database.on_commit.append(self._forget)

    def all(self) -> tuple[ChannelRules, ...]:
        """Return every channel that is known: the main one, then those opened beside it, then the others."""
        if not self._known:
            self._known = tuple(sorted(self._merged(), key=lambda each: _ORDER.index(each.place)))
        return self._known

    def main(self) -> ChannelRules:
        """Return the one main channel."""
        return self.all()[0]

    def used(self) -> tuple[ChannelRules, ...]:
        """Return the main channel and those beside it."""
        return tuple(each for each in self.all() if each.is_used)

    def get(self, key: str) -> ChannelRules:
        """Return one channel. Raises NotFound."""
        found = next((each for each in self.all() if each.key == key), None)
        if found is None:
            raise NotFound(N_("This channel is not known."))
        return found

    def shipped(self, key: str) -> ChannelRules | None:
        """Return the shipped facts about a channel, whatever the office made of them; None for one of its own."""
        return _shipped().get(key)

    def newer_facts(self, key: str) -> ChannelRules | None:
        """Return shipped figures that were checked later than the office's own, if there are any."""
        own, shipped = self.get(key), self.shipped(key)
        if shipped is None or not own.is_edited or own.checked_on is None or shipped.checked_on is None:
            return None
        return shipped if shipped.checked_on > own.checked_on else None

    # what changes it

    def edit(self, rules: ChannelRules) -> ChannelRules:
        """Keep what the office knows of a channel; figures that differ are its own from then on. Raises NotAllowed."""
        before = self.get(rules.key)
        tidy = checked_rules(rules)
        is_other = any(getattr(tidy, name) != getattr(before, name) for name in _WITH_FIGURES)
        kept = replace(
            tidy,
            place=before.place,
            reason=before.reason,
            hours_a_week=before.hours_a_week,
            is_edited=before.is_edited or is_other,
        )
        if kept != before:
            is_address = kept == replace(before, address=kept.address)
            label = N_("Address of the page changed: {name}") if is_address else N_("Channel changed: {name}")
            with self._change(label, kept) as writer:
                self._repository.put(writer, kept)
        return self.get(rules.key)

    def recommend(self, key: str, length: int | None) -> ChannelRules:
        """Keep up to which length the office finds a text easy to read; None: what is shipped. Raises NotAllowed.

        That is a matter of taste and no figure of the channel: those stay the shipped ones.
        """
        before = self.get(key)
        after = checked_rules(replace(before, text_recommended=length))
        with self._change(N_("Recommended length changed: {name}"), after) as writer:
            self._repository.put(writer, _as_stored(after))
        return self.get(key)

    def reset(self, key: str) -> ChannelRules:
        """Let the shipped figures hold again. Raises NotAllowed for a channel that none are shipped of."""
        before, shipped = self.get(key), self.shipped(key)
        if shipped is None:
            raise NotAllowed(N_("No figures are shipped for {name}."), name=before.name)
        after = replace(
            shipped,
            place=before.place,
            address=before.address,
            reason=before.reason,
            hours_a_week=before.hours_a_week,
        )
        with self._change(N_("Shipped figures taken: {name}"), after) as writer:
            self._repository.put(writer, replace(after, text_recommended=None))
        return self.get(key)

    def make_main(self, key: str) -> ChannelRules:
        """Make a channel the one main channel; the one before is not used any more. Raises NotFound."""
        after, before = self.get(key), self.main()
        if after.key == before.key:
            return before
        with self._change(N_("Main channel: {name}"), after) as writer:
            self._place(writer, before, place=ChannelPlace.UNUSED)
            self._place(writer, after, place=ChannelPlace.MAIN)
        return self.main()

    def open_second(self, key: str, *, reason: str, hours_a_week: float) -> ChannelRules:
        """Open a channel beside the main one, with its reason and the hours someone has for it. Raises NotAllowed."""
        channel = self.get(key)
        if channel.place is ChannelPlace.MAIN:
            raise NotAllowed(N_("{name} is the main channel already."), name=channel.name)
        tidy, hours = checked_opening(reason, hours_a_week)
        with self._change(N_("Second channel opened: {name}"), channel) as writer:
            second = replace(channel, reason=tidy, hours_a_week=hours)
            self._place(writer, second, place=ChannelPlace.SECOND)
        return self.get(key)

    def close(self, key: str) -> ChannelRules:
        """Stop using a channel beside the main one; its reason stays on record. Raises NotAllowed for the main one."""
        channel = self.get(key)
        if channel.place is ChannelPlace.MAIN:
            raise NotAllowed(N_("Choose another main channel first; one of them always is."))
        with self._change(N_("Channel closed: {name}"), channel) as writer:
            self._place(writer, channel, place=ChannelPlace.UNUSED)
        return self.get(key)

    def _place(self, writer: CommandWriter, channel: ChannelRules, *, place: ChannelPlace) -> None:
        self._repository.put(writer, _as_stored(replace(channel, place=place)))

    def _change(self, label: str, channel: ChannelRules) -> AbstractContextManager[CommandWriter]:
        message = Message(label, {"name": channel.name})
        return self._database.command(message, at=self._clock.now(), areas={Area.TOWN})

    def _merged(self) -> tuple[ChannelRules, ...]:
        rows = {each.key: each for each in self._repository.all()}
        found = {key: _overlaid(shipped, rows.get(key)) for key, shipped in _shipped().items()}
        found |= {key: row for key, row in rows.items() if key not in found}
        if not any(each.place is ChannelPlace.MAIN for each in found.values()):
            found[USUAL_CHANNEL] = replace(found[USUAL_CHANNEL], place=ChannelPlace.MAIN)
        return tuple(found.values())

    def _forget(self, changed: Changed) -> None:
        if Area.TOWN in changed.areas:
            self._known = ()


def _overlaid(shipped: ChannelRules, row: ChannelRules | None) -> ChannelRules:
    if row is None:
        return shipped
    if row.is_edited:
        return replace(row, counting=shipped.counting, bare_links=shipped.bare_links, bytes_max=shipped.bytes_max)
    return replace(
        shipped,
        name=row.name or shipped.name,
        place=row.place,
        address=row.address,
        text_recommended=row.text_recommended or shipped.text_recommended,
        reason=row.reason,
        hours_a_week=row.hours_a_week,
    )


def _as_stored(channel: ChannelRules) -> ChannelRules:
    """Leave out a recommendation that is only the shipped one, so that a newer one may hold later."""
    shipped = _shipped().get(channel.key)
    is_shipped = not channel.is_edited and shipped is not None and shipped.text_recommended == channel.text_recommended
    return replace(channel, text_recommended=None) if is_shipped else channel


@cache
def _shipped() -> Mapping[str, ChannelRules]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    kept = yaml.load(resource("words", "channels.yaml").read_bytes(), Loader=loader)  # noqa: S506 - a safe loader
    return {row["key"]: _rules_from(row, checked_on=kept["checked_on"]) for row in kept["channels"]}


def _rules_from(row: Mapping[str, Any], *, checked_on: date) -> ChannelRules:
    facts = dict(row)
    facts |= {
        "image_sizes": sizes_from_words(row.get("image_sizes", "").replace(" ", ",")),
        "certainty": Certainty(row["certainty"]),
        "doubts": {name: Certainty(word) for name, word in row.get("doubts", {}).items()},
        "counting": Counting(row.get("counting", Counting.GRAPHEMES)),
        "sources": tuple(row.get("sources", ())),
        "checked_on": checked_on,
    }
    return ChannelRules(**facts)
