"""Reads what was written into a report's fields: stored as JSON of the report form's own shapes, or as plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from amtdesk.domain.reports import LISTS, Entry, ReportField, TopicLine
from amtdesk.domain.words import N_, Message

#: Moods of a topic as the report form names them.
_TOPIC_MOOD = {
    "positiv": N_("positive"),
    "neutral": N_("neutral"),
    "kritisch": N_("critical"),
    "besorgt": N_("worried"),
    "wütend": N_("angry"),
}


def edited_entry(entry: Entry, written: Mapping[str, object]) -> Entry:
    """Return the entry with her words in it, if she wrote any."""
    value = written.get(entry.field.value)
    if value is None:
        return entry
    return replace(entry, edited=_items(value, is_list=entry.field in LISTS))


def _items(value: object, *, is_list: bool) -> tuple[str, ...]:
    match value:
        case str():
            return tuple(value.split("\n")) if is_list else (value,)
        case list():
            return tuple(map(str, value))
        case dict():
            return tuple(_counts(value))
    return (str(value),)


def _counts(value: Mapping[str, object]) -> list[str]:
    """The form's incidents: a sentence of its own, or the counts that are not zero."""
    note = str(value.get("note") or "")
    return [note] if note else [f"{key}: {count}" for key, count in value.items() if count]


def edited_hours(written: Mapping[str, object], field: ReportField) -> float | None:
    """Return a number of hours she put down."""
    value = written.get(field.value)
    return float(value) if isinstance(value, int | float) else None


def corrected_figures(written: Mapping[str, object]) -> dict[str, float]:
    """Return the figures that she put right: [{"figure": …, "value": …}]."""
    value = written.get(ReportField.CORRECTED.value)
    lines = [line for line in value if isinstance(line, dict)] if isinstance(value, list) else []
    return {str(line["figure"]): line["value"] for line in lines if isinstance(line.get("value"), int | float)}


def edited_topics(written: Mapping[str, object]) -> tuple[TopicLine, ...] | None:
    """Return the topics she counted herself: [{"name": …, "count": …, "mood": …}]; () once she emptied the field."""
    value = written.get(ReportField.TOPICS.value)
    if not isinstance(value, list):
        return None
    return tuple(_topic(line) for line in value if isinstance(line, dict) and line.get("name"))


def topics_entry(topics: Sequence[TopicLine], written: Mapping[str, object]) -> Entry:
    """Return the topics as lines to edit, "Freibad: 6", exactly as she typed them if she did."""
    value = written.get(ReportField.TOPICS.value)
    if not isinstance(value, list):
        proposed = tuple(Message(N_("{name}: {n}"), {"name": each.name, "n": each.count}) for each in topics)
        return Entry(field=ReportField.TOPICS, proposed=proposed)
    lines = [line for line in value if isinstance(line, dict)]
    return Entry(field=ReportField.TOPICS, edited=tuple(str(line.get("line", _as_line(line))) for line in lines))


def topics_from(text: str, written: Mapping[str, object]) -> list[dict[str, object]]:
    """Return lines such as "Freibad: 6" in the report form's shape; a mood noted earlier stays with its topic."""
    value = written.get(ReportField.TOPICS.value)
    known = [line for line in value if isinstance(line, dict)] if isinstance(value, list) else []
    moods = {line.get("name"): line["mood"] for line in known if line.get("mood")}
    found: list[dict[str, object]] = []
    for line in text.split("\n"):
        name, count = _name_and_count(line)
        mood = {"mood": moods[name]} if name in moods else {}
        found.append({"name": name, "count": count, "line": line, **mood})
    return found


def _name_and_count(line: str) -> tuple[str, int]:
    name, _colon, count = line.rpartition(":")
    return (name.strip(), int(count)) if name and count.strip().isdecimal() else (line.strip(), 0)


def _as_line(line: Mapping[str, object]) -> str:
    return f"{line.get('name')}: {line.get('count')}"


def _topic(line: Mapping[str, object]) -> TopicLine:
    count, mood = line.get("count"), str(line.get("mood") or "")
    known = _TOPIC_MOOD.get(mood)
    return TopicLine(
        name=str(line["name"]),
        count=count if isinstance(count, int) else 0,
        state=Message(known) if known else None,
    )
