"""Packs of reply templates as files: YAML that a person can read, and a table for a German Excel.

Both say everything that `template_pack` reads back. Texts are written as a text file can carry them.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from amtdesk.domain.packs import act_of, as_text
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.domain.town import Category
from amtdesk.exchange.template_entry import HEADING, KINDS

if TYPE_CHECKING:
    from yaml import Node

#: A spreadsheet takes cells that begin like this for formulas; they get an apostrophe before them.
_FORMULA_BEGINNINGS: Final = ("=", "+", "-", "@")
_WIDTH: Final = 110

Versions = Mapping[str, Sequence[str]]
_Entry = dict[str, str | int | date | None]


def as_csv(templates: Iterable[ReplyTemplate], *, versions: Versions | None = None) -> bytes:
    """Return templates as a table that a German Excel opens by double click: semicolons, UTF-8 with its mark.

    `versions`: key of a template → the marks of its words, oldest first.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADING.values())
    for template in templates:
        kind = KINDS.get(template.kind, template.kind)
        cells = {**_entry(template, versions or {}), "category": template.category_name, "kind": kind}
        writer.writerow(guarded(cells[key]) for key in HEADING)
    return page.getvalue().encode("utf-8-sig")


def as_yaml(
    templates: Iterable[ReplyTemplate],
    categories: Iterable[Category],
    *,
    versions: Versions | None = None,
    heading: Sequence[str] = (),
) -> bytes:
    """Return templates as a pack with the subjects they belong to; `heading` are lines of comment above it."""
    kept = tuple(templates)
    used = {template.category for template in kept}
    subjects = [
        {"key": each.key, "name": each.name, "department": each.department} for each in categories if each.key in used
    ]
    entries = (_entry(template, versions or {}) for template in kept)
    content = {
        "categories": subjects,
        "templates": [{key: value for key, value in entry.items() if value not in ("", None)} for entry in entries],
    }
    comment = "".join(f"# {' '.join(line.split())}\n" for line in heading)
    return (comment + dumped(content)).encode()


def without_guard(cell: str) -> str:
    """Return what a cell says without the apostrophe that `guarded` put before it."""
    return cell[1:].strip() if cell.startswith("'") and _is_formula(cell) else cell


def _entry(template: ReplyTemplate, versions: Versions) -> _Entry:
    agreement = template.agreement
    entry: _Entry = {
        "key": template.key,
        "title": template.title,
        "text": template.text,
        "category": template.category,
        "kind": template.kind,
        "shortcut": template.shortcut,
        "approval": template.approval_level,
        "review_months": template.review_months,
        "facts": template.note,
        "agreed_with": agreement.agreed_with if agreement else "",
        "agreed_on": agreement.agreed_on if agreement else None,
        "department": agreement.department if agreement else "",
        "valid_until": agreement.valid_until if agreement else None,
        "next_review": agreement.next_review if agreement else None,
        "version": " ".join((*versions.get(template.key, ()), *((act_of(agreement),) if agreement else ()))),
    }
    return {key: as_text(value) if isinstance(value, str) else value for key, value in entry.items()}


def guarded(value: str | int | date | None) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    written = "" if value is None else str(value)
    return f"'{written}" if _is_formula(written) else written


def _is_formula(written: str) -> bool:
    """Whether it begins like a formula, behind any apostrophes: one that was there already must stay."""
    return written.lstrip("'").lstrip().startswith(_FORMULA_BEGINNINGS)


def dumped(content: object) -> str:
    """Return YAML as a person would write it."""
    import yaml

    class Writer(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the fast one where there is one
        """Writes texts of several lines as they look."""

    def as_it_looks(writer: Any, words: str) -> "Node":  # noqa: ANN401 - yaml has no types here
        style = "|" if "\n" in words else None
        return writer.represent_scalar("tag:yaml.org,2002:str", words, style=style)  # type: ignore[no-any-return]  # as above

    Writer.add_representer(str, as_it_looks)
    return str(yaml.dump(content, Dumper=Writer, allow_unicode=True, sort_keys=False, width=_WIDTH))
