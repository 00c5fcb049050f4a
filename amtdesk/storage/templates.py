"""Reply templates as rows: their words, who agreed to them, and how often they went out."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import Agreement, AgreementState, CategoryUse, NewTemplate, ReplyTemplate
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import day_text, instant_text, optional_day, optional_instant

_COLUMNS = """
    t.id, t.key, t.title, t.text, t.category, coalesce(c.name, t.category) AS category_name, t.kind, t.shortcut,
    t.approval_level, t.review_months, t.note, t.agreed_with, t.agreed_department, t.agreed_on, t.valid_until,
    t.next_review,
    (SELECT count(*) FROM template_uses u WHERE u.template_id = t.id AND u.withdrawn_at IS NULL) AS use_count,
    (SELECT max(used_at) FROM template_uses u WHERE u.template_id = t.id AND u.withdrawn_at IS NULL) AS last_used_at
"""
_FROM = "FROM templates t LEFT JOIN categories c ON c.key = t.category WHERE t.deleted_at IS NULL"


class TemplateFacts(NamedTuple):
    """What ordering and filtering need of each template, as stored: read anew after every change, so kept light."""

    id: TemplateId
    category: str
    shortcut: str
    agreed_on: str | None
    valid_until: str | None

    def state(self, *, today: date) -> AgreementState:
        """Say whether the words may be used today."""
        agreed_on = optional_day(self.agreed_on)
        if agreed_on is None:
            return AgreementState.DRAFT
        agreement = Agreement(agreed_with="", agreed_on=agreed_on, valid_until=optional_day(self.valid_until))
        return agreement.state(today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedWords:
    """Words that were agreed before someone changed them."""

    text: str
    agreement: Agreement


class TemplateRepository:
    """Reads and writes reply templates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(self) -> tuple[TemplateFacts, ...]:
        """Return all templates in the order of their last use, then by title."""
        rows = self._database.rows(
            "SELECT t.id, t.category, t.shortcut, t.agreed_on, t.valid_until FROM templates t "
            "LEFT JOIN (SELECT template_id, max(used_at) AS last FROM template_uses "
            "WHERE withdrawn_at IS NULL GROUP BY template_id) u ON u.template_id = t.id "
            "WHERE t.deleted_at IS NULL ORDER BY u.last DESC NULLS LAST, t.title COLLATE NOCASE, t.id"
        )
        return tuple(TemplateFacts._make(row) for row in rows)

    def get(self, template_id: TemplateId) -> ReplyTemplate | None:
        """Return one template, or None when it is not there or deleted."""
        row = self._database.row(f"SELECT {_COLUMNS} {_FROM} AND t.id = ?", (template_id,))
        return None if row is None else _template(row)

    def some(self, ids: Sequence[TemplateId]) -> tuple[ReplyTemplate, ...]:
        """Return these templates in this order; deleted ones are left out."""
        marks = ", ".join("?" * len(ids))
        rows = self._database.rows(f"SELECT {_COLUMNS} {_FROM} AND t.id IN ({marks})", ids)
        found = {row["id"]: _template(row) for row in rows}
        return tuple(found[number] for number in ids if number in found)

    def all(self) -> tuple[ReplyTemplate, ...]:
        """Return every template by key, for export."""
        return tuple(_template(row) for row in self._database.rows(f"SELECT {_COLUMNS} {_FROM} ORDER BY t.key"))

    def words_of(self, template_id: TemplateId) -> str:
        """Return everything of a template that the search looks through, as it is written."""
        row = self._database.row(
            "SELECT t.title || ' ' || t.text || ' ' || t.shortcut || ' ' || t.category || ' ' || coalesce(c.name, '') "
            "FROM templates t LEFT JOIN categories c ON c.key = t.category WHERE t.id = ?",
            (template_id,),
        )
        return "" if row is None else str(row[0])

    def keys_in_use(self) -> frozenset[str]:
        """Return every key that was ever given, also to templates that are deleted."""
        return frozenset(row["key"] for row in self._database.rows("SELECT key FROM templates"))

    def categories(self) -> tuple[CategoryUse, ...]:
        """Return the subjects that have templates: the most used first, then the fullest."""
        rows = self._database.rows(
            "SELECT t.category AS key, coalesce(c.name, t.category) AS name, count(*) AS number "
            "FROM templates t LEFT JOIN categories c ON c.key = t.category "
            "LEFT JOIN (SELECT template_id, count(*) AS uses FROM template_uses "
            "WHERE withdrawn_at IS NULL GROUP BY template_id) u ON u.template_id = t.id "
            "WHERE t.deleted_at IS NULL AND t.category <> '' GROUP BY t.category "
            "ORDER BY coalesce(sum(u.uses), 0) DESC, number DESC, name"
        )
        return tuple(CategoryUse(key=row["key"], name=row["name"], count=row["number"]) for row in rows)

    def count(self) -> int:
        """Return how many templates there are."""
        row = self._database.row("SELECT count(*) FROM templates WHERE deleted_at IS NULL")
        return 0 if row is None else row[0]

    def insert(self, writer: CommandWriter, new: NewTemplate) -> TemplateId:
        """Add a template."""
        return TemplateId(writer.insert("templates", template_columns(new)))

    def update(self, writer: CommandWriter, template_id: TemplateId, *, changes: Mapping[str, Value]) -> bool:
        """Change columns; return whether anything is different now."""
        return writer.update("templates", template_id, changes=changes)

    def delete(self, writer: CommandWriter, template_id: TemplateId, *, at: datetime) -> None:
        """Take a template out of sight; its uses and the replies made of it keep pointing at it."""
        writer.update("templates", template_id, changes={"deleted_at": instant_text(at)})

    def note_use(self, writer: CommandWriter, template_id: TemplateId, *, at: datetime) -> None:
        """Count one use. Append-only."""
        writer.insert("template_uses", {"template_id": template_id, "used_at": instant_text(at)})

    def remembered(self) -> dict[str, str]:
        """Return what was last put into each gap."""
        return {row["name"]: row["value"] for row in self._database.rows("SELECT name, value FROM gap_values")}

    def remember(self, writer: CommandWriter, name: str, *, value: str) -> None:
        """Keep what was put into a gap."""
        row = self._database.row("SELECT id FROM gap_values WHERE name = ?", (name,))
        if row is None:
            writer.insert("gap_values", {"name": name, "value": value})
        else:
            writer.update("gap_values", row["id"], changes={"value": value})

    def last_agreed(self, template_id: TemplateId) -> AgreedWords | None:
        """Return the words that last lost their stamp by an edit, as the change log keeps them, or None."""
        notes = self._database.rows(
            "SELECT before, after FROM changes WHERE table_name = 'templates' AND row_id = ? AND before IS NOT NULL "
            "AND after IS NOT NULL ORDER BY id DESC",
            (template_id,),
        )
        for note in notes:
            before, after = json.loads(note["before"]), json.loads(note["after"])
            if before.get("agreed_on") and "agreed_on" in after and after["agreed_on"] is None and "text" in before:
                agreement = _agreement(before)
                return None if agreement is None else AgreedWords(text=before["text"], agreement=agreement)
        return None


def template_columns(new: NewTemplate) -> dict[str, Value]:
    """Return a new template as its row has it."""
    return {
        "key": new.key,
        "title": new.title,
        "text": new.text,
        "category": new.category,
        "kind": new.kind,
        "shortcut": new.shortcut,
        "approval_level": new.approval_level,
        "review_months": new.review_months,
        "note": new.note,
        **agreement_columns(new.agreement),
    }


def agreement_columns(agreement: Agreement | None) -> dict[str, Value]:
    """Return an agreement as columns; all empty for None."""
    if agreement is None:
        return dict.fromkeys(("agreed_with", "agreed_department"), "") | dict.fromkeys(
            ("agreed_on", "valid_until", "next_review")
        )
    return {
        "agreed_with": agreement.agreed_with,
        "agreed_department": agreement.department,
        "agreed_on": day_text(agreement.agreed_on),
        "valid_until": day_text(agreement.valid_until),
        "next_review": day_text(agreement.next_review),
    }


def _agreement(row: sqlite3.Row | Mapping[str, str | None]) -> Agreement | None:
    kept = dict(row)  # a note of the change log holds only the columns that were different
    agreed_on: date | None = optional_day(kept["agreed_on"])
    if agreed_on is None:
        return None
    return Agreement(
        agreed_with=kept.get("agreed_with") or "",
        agreed_on=agreed_on,
        department=kept.get("agreed_department") or "",
        valid_until=optional_day(kept.get("valid_until")),
        next_review=optional_day(kept.get("next_review")),
    )


def _template(row: sqlite3.Row) -> ReplyTemplate:
    return ReplyTemplate(
        id=TemplateId(row["id"]),
        key=row["key"],
        title=row["title"],
        text=row["text"],
        category=row["category"],
        category_name=row["category_name"],
        kind=row["kind"],
        shortcut=row["shortcut"],
        approval_level=row["approval_level"],
        review_months=row["review_months"],
        note=row["note"],
        agreement=_agreement(row),
        use_count=row["use_count"],
        last_used_at=optional_instant(row["last_used_at"]),
    )
