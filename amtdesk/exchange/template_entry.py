"""One entry of a template file, row or mapping: what its values mean, and which will not do."""

from collections.abc import Mapping
from datetime import date, datetime

from amtdesk.domain.folding import fold
from amtdesk.domain.imports import Fault
from amtdesk.domain.reply_templates import Agreement, NewTemplate, as_shortcut
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.yaml_files import Record

#: The German heading of a table, in order, by the keys of a YAML entry.
HEADING = {
    "key": "Schlüssel",
    "title": "Titel",
    "text": "Text",
    "category": "Thema",
    "kind": "Art",
    "shortcut": "Kürzel",
    "approval": "Freigabestufe",
    "review_months": "Prüfmonate",
    "facts": "Hinweis",
    "agreed_with": "Abgestimmt mit",
    "agreed_on": "Abgestimmt am",
    "department": "Amt",
    "valid_until": "Gültig bis",
    "next_review": "Prüfen am",
    "version": "Fassung",
}
#: Where a text is meant to be used: code → the word in an office's table.
KINDS = {"comment": "Kommentar", "dm": "Direktnachricht", "group": "Gruppe", "press": "Presse"}
_KIND_CODES = {fold(word): code for code, word in KINDS.items()} | {code: code for code in KINDS}
_DATE_FORMS = ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S")
_MOST_MONTHS = 120
_LONGEST_NUMBER = 4


class BadEntry(Exception):
    """An entry that is left out, with its fault."""

    def __init__(self, line: int, source: str, **values: object) -> None:
        super().__init__(source)
        self.fault = Fault(line=line, message=Message(source, values))


def template_of(record: Record, levels: Mapping[str, int]) -> NewTemplate:
    """Return what an entry says. Raises BadEntry with the line and what to do.

    Only an entry that AmtDesk wrote (it has marks of its words) may be a template without words yet.
    """
    _refuse_nested(record)
    return NewTemplate(
        key=record.text("key"),
        title=_needed(record, "title"),
        text=record.text("text") if record.text("version") else _needed(record, "text"),
        category=record.text("category"),
        kind=_kind(record),
        shortcut=as_shortcut(record.text("shortcut")),
        approval_level=_level(record, levels),
        review_months=_months(record),
        note=_facts(record),
        agreement=_agreement(record),
    )


def _refuse_nested(record: Record) -> None:
    """Refuse a list or mapping where words belong; only facts may be listed."""
    for key, value in record.values.items():
        parts = value if key == "facts" and isinstance(value, list) else (value,)
        if any(isinstance(part, list | dict) for part in parts):
            raise BadEntry(
                record.line_of(key),
                N_("The value of “{key}” cannot be understood. Please correct it; the entry was left out."),
                key=key,
            )


def _needed(record: Record, key: str) -> str:
    value = record.text(key)
    if not value:
        raise BadEntry(
            record.line_of(key),
            N_("“{column}” is empty. Please fill it in; the entry was left out."),
            column=HEADING[key],
        )
    return value


def _kind(record: Record) -> str:
    written = record.text("kind")
    if written and fold(written) not in _KIND_CODES:
        raise BadEntry(
            record.line_of("kind"),
            N_("“{value}” is no kind of template. Possible are: {known}. The entry was left out."),
            value=written,
            known=", ".join(KINDS.values()),
        )
    return _KIND_CODES.get(fold(written), "comment")


def _level(record: Record, levels: Mapping[str, int]) -> int:
    written = record.text("approval")
    if not written:
        return 1  # nobody said that it may go out freely
    number = int(written) if _is_number(written) else levels.get(fold(written), -1)
    if number not in levels.values():
        raise BadEntry(
            record.line_of("approval"),
            N_("“{value}” is no approval level. Possible are the numbers 0 to 3. The entry was left out."),
            value=written,
        )
    return number


def _months(record: Record) -> int:
    written = record.text("review_months") or "12"
    if not _is_number(written) or not 1 <= int(written) <= _MOST_MONTHS:
        raise BadEntry(
            record.line_of("review_months"),
            N_("“{value}” is no number of months between 1 and {most}. The entry was left out."),
            value=written,
            most=_MOST_MONTHS,
        )
    return int(written)


def _is_number(written: str) -> bool:
    return written.isdecimal() and len(written) <= _LONGEST_NUMBER


def _facts(record: Record) -> str:
    facts = record.values.get("facts")
    return "; ".join(str(fact) for fact in facts) if isinstance(facts, list) else record.text("facts")


def _agreement(record: Record) -> Agreement | None:
    agreed_with, agreed_on = record.text("agreed_with"), _day(record, "agreed_on")
    valid_until, next_review = _day(record, "valid_until"), _day(record, "next_review")
    if not agreed_with and agreed_on is None:
        return None
    if not agreed_with or agreed_on is None:
        missing = "agreed_with" if not agreed_with else "agreed_on"
        raise BadEntry(
            record.line_of(missing),
            N_("An agreement needs “Abgestimmt mit” and “Abgestimmt am”; “{column}” is empty. The entry was left out."),
            column=HEADING[missing],
        )
    return Agreement(
        agreed_with=agreed_with,
        agreed_on=agreed_on,
        department=record.text("department"),
        valid_until=valid_until,
        next_review=next_review,
    )


def _day(record: Record, key: str) -> date | None:
    value = record.values.get(key)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = record.text(key)
    if not written:
        return None
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise BadEntry(
        record.line_of(key),
        N_("“{value}” under “{column}” is no date. Please write it as 16.04.2026; the entry was left out."),
        value=written,
        column=HEADING[key],
    )
