"""Rows written for other programs: CSV as a German Excel opens it, and YAML. What columns mean is not known here."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

Cell = str | int | float | date | datetime | time | None
#: A spreadsheet takes cells that begin like this for formulas; exported ones get an apostrophe before them.
_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def csv_table(heading: Mapping[str, str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """Return rows as CSV that opens by double click: semicolons, UTF-8 with its mark, German dates.

    `heading`: key of the rows → name of the column, in order.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading.values())
    for row in rows:
        writer.writerow([_cell(row.get(key)) for key in heading])
    return page.getvalue().encode("utf-8-sig")


def yaml_list(name: str, rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """Return rows as one named list in YAML; what is empty is left out."""
    import yaml

    kept = [{key: _plain(value) for key, value in row.items() if value not in ("", None)} for row in rows]
    return yaml.safe_dump({name: kept}, allow_unicode=True, sort_keys=False, width=120).encode()


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%d.%m.%Y %H:%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case time():
            return f"{value:%H:%M}"
        case float():
            return f"{value}".replace(".", ",")
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_BEGINNINGS) else text


def _plain(value: Cell) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return f"{value:%H:%M}" if isinstance(value, time) else value
