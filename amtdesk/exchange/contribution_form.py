"""The form for contributions from outside as an Excel workbook: headings, lists to choose from, a page that explains.

German: it goes out to clubs and schools.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from amtdesk.domain.contributions import AT_HAND, EXAMPLE, LONGEST_TITLE, MISSING, NOBODY, Column

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: The sheets of the form that hold no contributions.
HELP_SHEET: Final = "So geht es"
LISTS_SHEET: Final = "Listen"
#: So many rows are prepared; more are read all the same.
_ROWS: Final = 200
_HEAD: Final = 3
_WIDTHS: Final = {
    Column.TITLE: 28,
    Column.TEXT: 60,
    Column.DAY: 13,
    Column.AT: 10,
    Column.TOPIC: 16,
    Column.DEPARTMENT: 20,
    Column.PICTURE: 22,
    Column.ALT_TEXT: 34,
    Column.AUTHOR: 20,
    Column.CONSENT: 24,
    Column.BY: 22,
    Column.NOTE: 30,
}
_MEANING: Final = {
    Column.TITLE: "Kurz, woran man den Beitrag erkennt. Pflicht.",
    Column.TEXT: "Der Text, wie er erscheinen soll. Pflicht, wenn kein Bild geliefert wird.",
    Column.DAY: "Wunsch, zum Beispiel 21.04.2027. Die Stadt entscheidet.",
    Column.AT: "Wunsch, zum Beispiel 9:30.",
    Column.TOPIC: "Aus der Liste, oder leer.",
    Column.DEPARTMENT: "Welches Amt fachlich zuständig ist, falls bekannt.",
    Column.PICTURE: "Name der Bilddatei. Sie liegt im selben Ordner wie dieses Formular.",
    Column.ALT_TEXT: "Ein bis zwei Sätze: Was ist zu sehen? Für Menschen, die das Bild nicht sehen.",
    Column.AUTHOR: "Wer das Foto gemacht hat. Der Name steht später unter dem Bild.",
    Column.CONSENT: "Sind Menschen erkennbar, braucht es deren schriftliche Einwilligung.",
    Column.BY: "Verein, Schule oder Büro, das den Beitrag liefert.",
    Column.NOTE: "Was die Stadt sonst wissen sollte. Erscheint nicht.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """What of the office stands in the form."""

    town: str
    departments: Sequence[str]
    topics: Sequence[str]
    today: date
    written_at: datetime


def contribution_form(facts: FormFacts) -> bytes:
    """Return the form as an XLSX file."""
    from xlsxwriter import Workbook as NewBook

    page = io.BytesIO()
    book = NewBook(page, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": "Beiträge für die Stadt",
            "author": facts.town,
            "comments": "Formular aus AmtDesk",
            "created": facts.written_at.replace(tzinfo=None),
        }
    )
    sheet = book.add_worksheet("Beiträge")
    _write_help(book, book.add_worksheet(HELP_SHEET))
    lists = book.add_worksheet(LISTS_SHEET)
    lists.hide()
    _write_table(book, sheet, facts=facts)
    _add_lists(sheet, lists, facts=facts)
    sheet.activate()
    book.close()
    return page.getvalue()


def _write_table(book: "Workbook", sheet: "Worksheet", *, facts: FormFacts) -> None:
    title = book.add_format({"bold": True, "font_size": 14})
    quiet = book.add_format({"font_color": "#55606E", "text_wrap": False})
    head = book.add_format(
        {"bold": True, "bg_color": "#E8EDF5", "border": 1, "border_color": "#9AA5B4", "valign": "top"}
    )
    sheet.write_string(0, 0, f"Beiträge für {facts.town or 'die Stadt'}", title)
    sheet.write_string(1, 0, "Eine Zeile je Beitrag. Die Zeile „Beispiel“ bleibt stehen oder wird gelöscht.", quiet)
    cells = book.add_format({"text_wrap": True, "valign": "top"})
    days = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    times = book.add_format({"num_format": "hh:mm", "valign": "top", "align": "left"})
    formats: dict[Column, Format] = {Column.DAY: days, Column.AT: times}
    for place, column in enumerate(Column):
        sheet.set_column(place, place, _WIDTHS[column])
        sheet.write_string(_HEAD - 1, place, column.value, head)
        for row in range(_HEAD + 1, _HEAD + 1 + _ROWS):
            sheet.write_blank(row, place, None, formats.get(column, cells))
    _write_example(book, sheet, facts=facts)
    sheet.freeze_panes(_HEAD, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD - 1)


def _write_example(book: "Workbook", sheet: "Worksheet", *, facts: FormFacts) -> None:
    look = {"italic": True, "font_color": "#55606E", "bg_color": "#F4F4F4", "text_wrap": True, "valign": "top"}
    words = book.add_format(look)
    day, at = book.add_format(look | {"num_format": "dd.mm.yyyy"}), book.add_format(look | {"num_format": "hh:mm"})
    example = {
        Column.TITLE: f"{EXAMPLE} Tag der offenen Tür",
        Column.TEXT: "Am Samstag öffnet die Feuerwehr ihr Gerätehaus. Von 10 bis 16 Uhr zeigen wir die Fahrzeuge.",
        Column.TOPIC: facts.topics[0] if facts.topics else "",
        Column.DEPARTMENT: facts.departments[0] if facts.departments else "",
        Column.PICTURE: "geraetehaus.jpg",
        Column.ALT_TEXT: "Rotes Löschfahrzeug vor dem offenen Tor des Gerätehauses.",
        Column.AUTHOR: "Freiwillige Feuerwehr",
        Column.CONSENT: NOBODY,
        Column.BY: "Freiwillige Feuerwehr",
        Column.NOTE: "Diese Zeile zeigt nur, wie es geht.",
    }
    for place, column in enumerate(Column):
        sheet.write_string(_HEAD, place, example.get(column, ""), words)
    places = {column: place for place, column in enumerate(Column)}
    sheet.write_datetime(_HEAD, places[Column.DAY], _wished(facts.today), day)
    sheet.write_number(_HEAD, places[Column.AT], 10 / 24, at)


_SATURDAY: Final = 5


def _wished(today: date) -> datetime:
    day = today + timedelta(days=21)
    day += timedelta(days=(_SATURDAY - day.weekday()) % 7)  # as the example's words say
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a spreadsheet's day has no zone


def _add_lists(sheet: "Worksheet", lists: "Worksheet", *, facts: FormFacts) -> None:
    first, last = _HEAD, _HEAD + _ROWS
    places = {column: place for place, column in enumerate(Column)}
    choices = {
        Column.TOPIC: facts.topics,
        Column.DEPARTMENT: facts.departments,
        Column.CONSENT: (NOBODY, AT_HAND, MISSING),
    }
    for number, (column, words) in enumerate(choices.items()):
        for row, word in enumerate(words):
            lists.write_string(row, number, word)
        if words:
            letter = "ABC"[number]
            wanted = {"validate": "list", "source": f"={LISTS_SHEET}!${letter}$1:${letter}${len(words)}"}
            if column is not Column.CONSENT:  # other words are welcome there; the desk says what it does not know
                wanted |= {"error_type": "warning"}
            sheet.data_validation(first, places[column], last, places[column], wanted)
    sheet.data_validation(first, places[Column.DAY], last, places[Column.DAY], _day_rule(facts.today))
    sheet.data_validation(first, places[Column.AT], last, places[Column.AT], _TIME_RULE)
    sheet.data_validation(first, places[Column.TITLE], last, places[Column.TITLE], _TITLE_RULE)


def _day_rule(today: date) -> dict[str, object]:
    return {
        "validate": "date",
        "criteria": ">=",
        "value": today,
        "error_type": "warning",
        "error_title": "Wunschtag",
        "error_message": "Bitte ein Datum wie 21.04.2027, nicht in der Vergangenheit.",
    }


_TIME_RULE: Final[dict[str, object]] = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "maximum": 0.99999,
    "error_type": "warning",
    "error_title": "Uhrzeit",
    "error_message": "Bitte eine Uhrzeit wie 9:30.",
}
_TITLE_RULE: Final[dict[str, object]] = {
    "validate": "length",
    "criteria": "<=",
    "value": LONGEST_TITLE,
    "error_title": "Titel",
    "error_message": "Bitte kürzer.",
}


def _write_help(book: "Workbook", sheet: "Worksheet") -> None:
    strong = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 14})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, "So geht es", title)
    lines = (
        ("1", "Füllen Sie im Blatt „Beiträge“ eine Zeile je Beitrag aus."),
        ("2", "Legen Sie die Bilder in denselben Ordner wie dieses Formular."),
        ("3", "Schicken Sie Formular und Bilder zusammen, zum Beispiel als ZIP-Datei oder auf einem Stick."),
        ("4", "Bitte keine Namen von Privatpersonen in Texten, außer sie haben zugestimmt."),
        ("5", "Jeder Text wird im Rathaus geprüft und freigegeben, bevor er erscheint."),
    )
    for row, (number, line) in enumerate(lines, start=2):
        sheet.write_string(row, 0, number, strong)
        sheet.write_string(row, 1, line, words)
    for row, column in enumerate(Column, start=len(lines) + 4):
        sheet.write_string(row, 0, column.value, strong)
        sheet.write_string(row, 1, _MEANING[column], words)
