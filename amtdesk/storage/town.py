"""The office's settings, people, departments, categories and days off, as rows."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from amtdesk.domain.town import (
    USUAL_CHANNEL,
    ApprovalLevel,
    ApprovalTrigger,
    Category,
    Department,
    FreeCase,
    Person,
)
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database

Setting = str | int | float | bool | list[object] | dict[str, object] | None

#: What the office says of its main channel lives with the channels, and is read here as its other words are.
_OF_CHANNEL: Final = {
    "channel": "key",
    "channel_name": "name",
    "channel_address": "address",
    "recommended_length": "text_recommended",
}
_MAIN: Final = "SELECT id, key, name, address, text_recommended FROM channel_rules WHERE place = 'main'"


class TownRepository:
    """Reads and writes what the office has told about itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def settings(self) -> dict[str, Setting]:
        """Return all settings by name, with those of the main channel that are told."""
        found = {
            row["name"]: json.loads(row["value"]) for row in self._database.rows("SELECT name, value FROM settings")
        }
        main = self._database.row(_MAIN)
        if main is not None:
            told = {name: main[column] for name, column in _OF_CHANNEL.items()}
            found |= {name: value for name, value in told.items() if value}
        return found

    def put_setting(self, writer: CommandWriter, name: str, *, value: Setting) -> None:
        """Keep one setting."""
        if name in _OF_CHANNEL:
            self._put_main_channel(writer, {_OF_CHANNEL[name]: value})  # type: ignore[dict-item]  # plain words and numbers
            return
        text = json.dumps(value, ensure_ascii=False)
        row = self._database.row("SELECT id FROM settings WHERE name = ?", (name,))
        if row is None:
            writer.insert("settings", {"name": name, "value": text})
        else:
            writer.update("settings", row["id"], changes={"value": text})

    def _put_main_channel(self, writer: CommandWriter, told: Mapping[str, str | int | None]) -> None:
        """Keep something about the main channel; another one becomes it by its key."""
        main = self._database.row(_MAIN)
        key = told.get("key", None if main is None else main["key"]) or USUAL_CHANNEL
        if main is not None and main["key"] != key:
            writer.update("channel_rules", main["id"], changes={"place": ""})
        row = self._database.row("SELECT id, name FROM channel_rules WHERE key = ?", (key,))
        if row is None:
            writer.insert("channel_rules", {"name": "", **told, "key": key, "place": "main"})
        else:
            writer.update("channel_rules", row["id"], changes={**told, "key": key, "place": "main"})

    def put(self, writer: CommandWriter, table: str, *, key: str, row: Mapping[str, str | int | None]) -> None:
        """Add or change a person, department or category by its readable key."""
        found = self._database.row(f"SELECT id FROM {table} WHERE key = ?", (key,))
        if found is None:
            writer.insert(table, {"key": key, **row})
        else:
            writer.update(table, found["id"], changes=row)

    def put_level(self, writer: CommandWriter, level: ApprovalLevel) -> None:
        """Add or change an approval level."""
        row: dict[str, str | int | None] = {
            "name": level.name,
            "role": level.role,
            "reason": level.reason,
            "target_minutes": level.target_minutes,
        }
        found = self._database.row("SELECT id FROM approval_levels WHERE level = ?", (level.level,))
        if found is None:
            writer.insert("approval_levels", {"level": level.level, **row})
        else:
            writer.update("approval_levels", found["id"], changes=row)

    def add_closing_day(self, writer: CommandWriter, day: date, *, name: str) -> None:
        """Keep a day on which the office is closed."""
        if self._database.row("SELECT id FROM closing_days WHERE day = ?", (day.isoformat(),)) is None:
            writer.insert("closing_days", {"day": day.isoformat(), "name": name})

    def remove_closing_day(self, writer: CommandWriter, day: date, *, name: str) -> None:
        """Open the office again on a day that was closed under this name."""
        values = (day.isoformat(), name)
        row = self._database.row("SELECT id FROM closing_days WHERE day = ? AND name = ?", values)
        if row is not None:
            writer.delete("closing_days", row["id"])

    def closing_days(self) -> dict[date, str]:
        """Return the office's own closing days with their names."""
        rows = self._database.rows("SELECT day, name FROM closing_days ORDER BY day")
        return {date.fromisoformat(row["day"]): row["name"] for row in rows}

    def people(self) -> tuple[Person, ...]:
        """Return everyone in the house in the order they were entered."""
        rows = self._database.rows("SELECT key, name, role, deputy FROM people ORDER BY id")
        return tuple(Person(**dict(row)) for row in rows)

    def put_person(self, writer: CommandWriter, person: Person) -> None:
        """Add or change a person."""
        row = {"name": person.name, "role": person.role, "deputy": person.deputy}
        self.put(writer, "people", key=person.key, row=row)

    def remove_person(self, writer: CommandWriter, key: str) -> None:
        """Take a person off the list."""
        row = self._database.row("SELECT id FROM people WHERE key = ?", (key,))
        if row is not None:
            writer.delete("people", row["id"])

    def departments(self) -> tuple[Department, ...]:
        """Return the departments by name."""
        rows = self._database.rows("SELECT key, name, lead, mail, phone, topics, deputy FROM departments ORDER BY name")
        return tuple(Department(**{**dict(row), "topics": _listed(row["topics"])}) for row in rows)

    def put_department(self, writer: CommandWriter, department: Department) -> None:
        """Add or change a department."""
        row = {name: getattr(department, name) for name in ("name", "lead", "mail", "phone", "deputy")}
        self.put(writer, "departments", key=department.key, row={**row, "topics": "\n".join(department.topics)})

    def remove_department(self, writer: CommandWriter, key: str) -> None:
        """Take a department off the list; what was recorded about it keeps its key."""
        row = self._database.row("SELECT id FROM departments WHERE key = ?", (key,))
        if row is not None:
            writer.delete("departments", row["id"])

    def approval_triggers(self) -> tuple[ApprovalTrigger, ...]:
        """Return the rows of the office's own table, from the lowest level up."""
        rows = self._database.rows(
            "SELECT key, name, level, words, categories, figures FROM approval_triggers ORDER BY level, id"
        )
        return tuple(
            ApprovalTrigger(
                key=row["key"],
                name=row["name"],
                level=row["level"],
                words=_listed(row["words"]),
                categories=_listed(row["categories"]),
                figures=bool(row["figures"]),
            )
            for row in rows
        )

    def put_rules(
        self, writer: CommandWriter, *, triggers: Iterable[ApprovalTrigger], free_cases: Iterable[FreeCase]
    ) -> None:
        """Add or change rows of the office's own table, and what it has freed."""
        for trigger in triggers:
            self.put_trigger(writer, trigger)
        for case in free_cases:
            self.put_free_case(writer, case)

    def put_trigger(self, writer: CommandWriter, trigger: ApprovalTrigger) -> None:
        """Add or change a row of the office's own table."""
        row: dict[str, str | int | None] = {
            "name": trigger.name,
            "level": trigger.level,
            "words": "\n".join(trigger.words),
            "categories": "\n".join(trigger.categories),
            "figures": int(trigger.figures),
        }
        self.put(writer, "approval_triggers", key=trigger.key, row=row)

    def remove_trigger(self, writer: CommandWriter, key: str) -> None:
        """Take a row off the office's own table."""
        row = self._database.row("SELECT id FROM approval_triggers WHERE key = ?", (key,))
        if row is not None:
            writer.delete("approval_triggers", row["id"])

    def free_cases(self) -> tuple[FreeCase, ...]:
        """Return the categories that the office has freed."""
        rows = self._database.rows("SELECT category, reason FROM free_cases ORDER BY category")
        return tuple(FreeCase(**dict(row)) for row in rows)

    def put_free_case(self, writer: CommandWriter, case: FreeCase) -> None:
        """Free a category, or change the reason."""
        found = self._database.row("SELECT id FROM free_cases WHERE category = ?", (case.category,))
        if found is None:
            writer.insert("free_cases", {"category": case.category, "reason": case.reason})
        else:
            writer.update("free_cases", found["id"], changes={"reason": case.reason})

    def remove_free_case(self, writer: CommandWriter, category: str) -> None:
        """Let a category need approval again."""
        row = self._database.row("SELECT id FROM free_cases WHERE category = ?", (category,))
        if row is not None:
            writer.delete("free_cases", row["id"])

    def categories(self) -> tuple[Category, ...]:
        """Return the categories by name."""
        rows = self._database.rows("SELECT key, name, department FROM categories ORDER BY name")
        return tuple(Category(**dict(row)) for row in rows)

    def approval_levels(self) -> tuple[ApprovalLevel, ...]:
        """Return the approval levels from free to head."""
        rows = self._database.rows(
            "SELECT level, name, role, reason, target_minutes FROM approval_levels ORDER BY level"
        )
        return tuple(ApprovalLevel(**dict(row)) for row in rows)


def _listed(lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines.splitlines() if line)
