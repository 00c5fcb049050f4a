"""Weeks for the report: the invented week 19 of Birkenfurt, and rows as the other rooms write them."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from amtdesk.desk import Desk
from amtdesk.domain.changes import Area
from amtdesk.domain.report_weeks import week_of
from amtdesk.domain.words import Message
from amtdesk.services.town import TownRecords
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.opening import open_database
from amtdesk.storage.rows import instant_text
from tests.builders import berlin
from tests.builders_rounds import BIRKENFURT

WEEK = "2027-W19"
FRIDAY = berlin(14, "12:00")
Row = Mapping[str, str | int | float | None]

# day of May, time, service hours to the first reaction, category, unchanged template, source, text
_QUESTIONS = (
    (8, "14:20", 1.5, "freibad", True, "page_comment", "Macht das Freibad nächste Woche auf oder wird es wieder Juni?"),
    (9, "21:15", 1.0, "beleuchtung", True, "dm", "Drei Laternen in der Gartenstraße sind seit Tagen aus."),
    (
        10,
        "08:05",
        3.0,
        "baustelle",
        False,
        "group",
        "Warum erfahren wir erst aus der Zeitung, dass ab dem 18. gesperrt wird?",
    ),
    (10, "09:12", 2.5, "baustelle", True, "group", "Wie komme ich während der Sperrung zu meiner Garage?"),
    (10, "13:00", 1.0, "veranstaltung", True, "page_comment", "Könnt ihr unser Vereinsfest teilen? Plakat hängt an."),
    (
        11,
        "07:35",
        4.5,
        "falschmeldung",
        False,
        "group",
        "Hab gehört die Grundschule Kirchbach wird zugemacht. Weiß da wer was?",
    ),
    (11, "10:45", 2.0, "knoellchen", True, "page_comment", "20 Euro für 5 Minuten vor der Apotheke. Abzocke!"),
    (11, "16:40", 0.5, "lob", True, "page_comment", "Großes Lob an den Bauhof, die Beete am Markt sehen klasse aus!"),
    (12, "08:20", 0.5, "ausweis", True, "group", "Kann man Passbilder noch selbst mitbringen?"),
    (
        12,
        "09:55",
        2.5,
        "stadtrat",
        True,
        "page_comment",
        "Wo kann man nachlesen, was der Stadtrat zum Radweg beschlossen hat?",
    ),
    (
        12,
        "12:30",
        6.0,
        "beschwerde",
        False,
        "dm",
        "Ich hab gestern 50 Minuten gewartet, obwohl ich einen Termin hatte.",
    ),
    (13, "08:50", 3.0, "fund", True, "group", "Katze zugelaufen, grau, sehr zutraulich. Wohin damit?"),
    (13, "15:15", 3.5, "zustaendigkeit", True, "page_comment", "Wann kommt endlich der Bus nach Mahretal öfter?"),
    (14, "07:50", 3.0, "freibad", False, "page_comment", "Was kostet die Familienkarte?"),
    (14, "11:40", None, "veranstaltung", True, "group", "Gibt es wieder ein Ferienprogramm und wann ist Anmeldung?"),
)
_GROUPS = {name: days for name, days, _minutes in BIRKENFURT}
_SKIPPED = {(13, "Blitzer, Unfälle, Sperrungen – Mahreland"): "no_time", (14, "Mahretal aktuell"): "nothing_due"}
_MOODS = {
    (10, "Pro Mühlenstraße – Bürgerinitiative"): "aufgeheizt",
    (10, "Blitzer, Unfälle, Sperrungen – Mahreland"): "angespannt",
    (11, "Du kommst aus Birkenfurt, wenn …"): "angespannt",
    (11, "Eltern in Birkenfurt"): "angespannt",
    (12, "Pro Mühlenstraße – Bürgerinitiative"): "angespannt",
    (12, "Du kommst aus Birkenfurt, wenn …"): "angespannt",
    (14, "Pro Mühlenstraße – Bürgerinitiative"): "angespannt",
}
_POSTS = (
    (10, "08:30", "Baustelle Mühlenstraße – Ankündigung", "published", 1),
    (11, "12:00", "Frage der Woche: Passfoto", "published", 1),
    (12, "17:30", "Feuerwehr: Übungsabend zum Zuschauen", "published", 1),
    (14, "10:00", "Freibad öffnet am Samstag", "published", 1),
    (18, "07:00", "Heute beginnt die Sperrung", "in_review", 2),
    (19, "16:00", "Ausbildung im Rathaus", "draft", 2),
    (21, "11:00", "Ratsbericht", "in_review", 3),
)
#: What the report says of this week, under the keys of its form.
FIGURES: Mapping[str, object] = {
    "questions_received": 14,
    "answered_within_24h": 13,
    "median_response_hours": 2.5,
    "open_items": 1,
    "posts_planned": 4,
    "posts_published": 4,
    "group_rounds_done": 19,
    "group_rounds_planned": 21,
    "snippet_share": 0.69,
    "planning_horizon": "2027-05-14",
}
#: What she wrote on Friday morning, in the report form's own shapes.
WRITTEN: Mapping[str, object] = {
    "headline": (
        "Die Sperrung der Mühlenstraße war das Thema der Woche. Viele Anlieger fühlten sich zu spät informiert; "
        "wir haben das eingeräumt und alle Fragen beantwortet. Das Gerücht über die Grundschule Kirchbach ist seit "
        "Dienstagmittag richtiggestellt."
    ),
    "decisions": [
        (
            "Darf das Bauamt am 18.05. von 7 bis 16 Uhr unter dem Beitrag selbst antworten (Stufe 1)? "
            "Bitte bis Montag, 12 Uhr."
        ),
        "Ratsbericht am 21.05.: Freigabe durch Sie bis 10:30 Uhr eingeplant. Passt das?",
    ],
    "topics": [
        {"name": "Baustelle Mühlenstraße", "count": 21, "mood": "kritisch"},
        {"name": "Grundschule Kirchbach (Gerücht)", "count": 9, "mood": "besorgt"},
        {"name": "Freibad-Öffnung", "count": 6, "mood": "positiv"},
        {"name": "Wartezeit Bürgerbüro", "count": 2, "mood": "kritisch"},
        {"name": "Knöllchen Apotheke", "count": 2, "mood": "kritisch"},
    ],
    "tips_to_departments": [
        "Bauamt: Anliegerbriefe künftig vor der Pressemitteilung zustellen.",
        "Bürgerbüro: Beschwerde über 50 Minuten Wartezeit trotz Termin.",
        "Verkehr/Landkreis: Wunsch nach mehr Fahrten Bus 12 weitergegeben.",
    ],
    "incidents": {
        "hidden": 1,
        "note": "Ein Werbekommentar viermal wiederholt, drei Wiederholungen ausgeblendet (Netiquette Nr. 4).",
    },
    "benefit": "Alle Fragen zur Sperrung online beantwortet; das Bauamt meldet an diesem Tag nur 6 Anrufe.",
    "outlook": [
        "Di 18.05. Sperrung beginnt – Beitrag 7 Uhr, Gruppenrunde stündlich bis 12 Uhr",
        "Do 20.05. Stadtrat, Fr 21.05. Bericht",
        "Mi 19.05. Ausbildung im Rathaus (nur mit Einwilligung)",
        "Vertretung: Fr 28.05. Herr Aydin",
    ],
    "time_spent_hours": 6.25,
    "time_planned_hours": 5.5,
}


def add_rows(desk: Desk, table: str, rows: Iterable[Row]) -> list[int]:
    """Write rows as another room would, in one command, and return their ids."""
    database = open_database(desk.folder / FILE_NAME)
    try:
        with database.command(Message("rows"), at=desk.clock.now(), areas={Area.REPORTS}, undoable=False) as writer:
            return [writer.insert(table, row) for row in rows]
    finally:
        database.close()


def a_question_row(number: int, asked: datetime, reacted: datetime | None = None, **more: str | int | None) -> Row:
    """One question as it is stored."""
    row: dict[str, str | int | float | None] = {
        "key": f"F-{number}",
        "text": "Wann öffnet das Freibad?",
        "source": "page_comment",
        "asked_at": instant_text(asked),
        "noted_at": instant_text(asked),
        "status": "new" if reacted is None else "answered",
        "first_reaction_at": None if reacted is None else instant_text(reacted),
        "first_reaction_origin": None if reacted is None else "own_words",
        "closed_at": None if reacted is None else instant_text(reacted),
    }
    return row | more


def birkenfurt_week(desk: Desk, *, written: bool = True) -> None:
    """Write the invented week 19: 14 questions that count, 4 posts, 19 of 21 visits."""
    desk.town.record(_town())
    _write_questions(desk)
    _write_round(desk)
    _write_posts(desk)
    if written:
        add_entries(desk, WRITTEN)


def add_entries(desk: Desk, entries: Mapping[str, object], *, week: str = WEEK) -> None:
    """Write into the report's fields."""
    add_rows(
        desk,
        "report_entries",
        [{"week": week, "field": k, "value": json.dumps(v, ensure_ascii=False)} for k, v in entries.items()],
    )


def add_finished_weeks(desk: Desk, count: int) -> None:
    """Finished reports of so many weeks before week 19; what they say can be listed, but not be opened."""
    rows: list[Row] = []
    for weeks in range(1, count + 1):
        end = FRIDAY - timedelta(weeks=weeks)
        period = {
            "week": week_of(end.date()),
            "start": (end - timedelta(days=7)).isoformat(),
            "end": end.isoformat(),
        }
        content = json.dumps({"as_of": "not read", "period": period})
        rows.append({"week": period["week"], "number": 1, "finished_at": instant_text(end), "content": content})
    add_rows(desk, "report_versions", rows)


def _town() -> TownRecords:
    return TownRecords(
        settings={
            "name": "Birkenfurt",
            "full_name": "Stadt Birkenfurt",
            "mayor_title": "Bürgermeisterin",
            "mayor_name": "Karin Ahlers",
            "user_name": "Jana Wolter",
            "round_time": "08:15",
        },
        closing_days={berlin(7, "12:00").date(): "Brückentag"},
    )


def _write_questions(desk: Desk) -> None:
    calendar = desk.town.calendar()
    rows = []
    for number, (day, clock, hours, category, unchanged, source, text) in enumerate(_QUESTIONS):
        asked = berlin(day, clock)
        reacted = None if hours is None else calendar.add_service_time(asked, timedelta(hours=hours))
        origin = None if reacted is None else ("template" if unchanged else "own_words")
        more = {"category": category, "source": source, "text": text, "first_reaction_origin": origin}
        rows.append(a_question_row(number, asked, reacted, **more))
    add_rows(desk, "questions", rows)


def _write_round(desk: Desk) -> None:
    groups: list[Row] = [
        {"key": f"G{n}", "name": name, "days": days, "position": n} for n, (name, days) in enumerate(_GROUPS.items(), 1)
    ]
    # the rooms make the own channel themselves; visits to it never count
    ids = dict(zip(_GROUPS, add_rows(desk, "groups", groups), strict=True))
    for day in range(10, 15):
        started = berlin(day, "08:15")
        round_row = {"day": started.date().isoformat(), "started_at": instant_text(started)}
        (round_id,) = add_rows(desk, "rounds", [round_row])
        due = [name for name, days in _GROUPS.items() if str(started.weekday()) in days]
        add_rows(desk, "visits", [_visit(day, name, round_id=round_id, group_id=ids[name]) for name in due])


def _visit(day: int, name: str, *, round_id: int, group_id: int) -> Row:
    started = berlin(day, "08:20")
    reason = _SKIPPED.get((day, name))
    return {
        "round_id": round_id,
        "group_id": group_id,
        "day": started.date().isoformat(),
        "at": instant_text(started),
        "skip_reason": reason,
        "mood": None if reason else _MOODS.get((day, name), "ruhig"),
        "seconds": 240,
    }


def _write_posts(desk: Desk) -> None:
    now = instant_text(berlin(3, "09:00"))
    posts: list[Row] = [
        {
            "key": f"P{n}",
            "title": title,
            "status": status,
            "day": berlin(day, clock).date().isoformat(),
            "at": clock,
            "approval_level": level,
            "created_at": now,
            "changed_at": now,
        }
        for n, (day, clock, title, status, level) in enumerate(_POSTS, 5)
    ]
    ids = add_rows(desk, "posts", posts)
    out: list[Row] = [
        {"post_id": post_id, "text": title, "published_at": instant_text(berlin(day, clock))}
        for post_id, (day, clock, title, status, _level) in zip(ids, _POSTS, strict=True)
        if status == "published"
    ]
    add_rows(desk, "publications", out)
