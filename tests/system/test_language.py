"""Dates, times and numbers as people here write them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from amtdesk.domain.errors import NotFound
from amtdesk.domain.words import Message
from amtdesk.system.language import Language, language_of_the_system
from tests.builders import BERLIN

GERMAN = Language("de", BERLIN)
ENGLISH = Language("en", BERLIN)
DAY = date(2026, 4, 16)
TODAY = date(2026, 4, 16)
TEN = datetime(2026, 4, 15, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("german", "english", "wanted"),
    [
        (GERMAN.long_date(DAY), ENGLISH.long_date(DAY), ("Donnerstag, 16. April", "Thursday 16 April")),
        (GERMAN.short_date(DAY), ENGLISH.short_date(DAY), ("Do, 16. April", "Thu 16 April")),
        (GERMAN.full_date(DAY), ENGLISH.full_date(DAY), ("16. April 2026", "16 April 2026")),
        (GERMAN.numeric_date(DAY), ENGLISH.numeric_date(DAY), ("16.04.2026", "16/04/2026")),
        (GERMAN.day_and_month(DAY), ENGLISH.day_and_month(DAY), ("16.04.", "16/04")),
        (GERMAN.weekday(DAY), ENGLISH.weekday(DAY), ("Do", "Thu")),
        (GERMAN.weekday_name(0), ENGLISH.weekday_name(6, short=True), ("Montag", "Sun")),
        (GERMAN.week(DAY), ENGLISH.week(DAY), ("KW\u00a016", "week 16")),
        (GERMAN.percent(0.692), ENGLISH.percent(0.692), ("69\u00a0%", "69%")),
        (GERMAN.number(1234.5, digits=1), ENGLISH.number(1234.5, digits=1), ("1.234,5", "1,234.5")),
        (
            GERMAN.relative_time(TEN, today=TODAY),
            ENGLISH.relative_time(TEN, today=TODAY),
            ("gestern, 10:00", "yesterday, 10:00"),
        ),
        (GERMAN.day_and_time(TEN), ENGLISH.day_and_time(TEN), ("15.04., 10:00", "15/04, 10:00")),
    ],
)
def test_both_languages_write_it_their_own_way(german: str, english: str, wanted: tuple[str, str]) -> None:
    assert (german, english) == wanted


@pytest.mark.parametrize(
    ("span", "german", "english"),
    [
        (timedelta(minutes=35), "35 Min.", "35 min"),
        (timedelta(hours=1, minutes=48), "1 Std. 48 Min.", "1 h 48 min"),
        (timedelta(hours=2), "2 Std.", "2 h"),
        (timedelta(days=1), "1 Tag", "1 day"),
        (timedelta(days=2, hours=3), "2 Tage 3 Std.", "2 days 3 h"),
        (timedelta(minutes=-5), "0 Min.", "0 min"),
    ],
)
def test_durations_are_said_in_words(span: timedelta, german: str, english: str) -> None:
    assert GERMAN.duration(span) == german
    assert ENGLISH.duration(span) == english


def test_time_that_has_gone_by_stands_in_the_dative() -> None:
    assert [GERMAN.elapsed(timedelta(days=days, hours=3)) for days in (0, 1, 2)] == [
        "3 Std.",
        "1 Tag 3 Std.",
        "2 Tagen 3 Std.",
    ]
    assert ENGLISH.elapsed(timedelta(days=2)) == "2 days"


def test_near_days_have_names_and_far_ones_dates() -> None:
    names = [GERMAN.relative_day(TODAY + timedelta(days=n), today=TODAY) for n in (-1, 0, 1, 5)]

    assert names == ["gestern", "heute", "morgen", "Di, 21. April"]


def test_a_time_of_day_needs_no_zone() -> None:
    assert GERMAN.clock_time(time(8, 5)) == "08:05"
    assert GERMAN.clock_time(TEN) == "10:00"


def test_a_value_is_never_read_as_part_of_the_sentence() -> None:
    assert GERMAN.sentence(Message("{title}", {"title": "{name} %1"})) == "{name} %1"


def test_a_fault_is_told_in_her_language() -> None:
    fault = NotFound("Setting changed")

    assert GERMAN.sentence(fault) == "Einstellung geändert"
    assert str(fault) == "Setting changed"


def test_unknown_languages_fall_back_to_english() -> None:
    assert Language("fr", BERLIN).code == "en"
    assert ENGLISH.has("whatever")
    assert GERMAN.has("Setting changed")
    assert not GERMAN.has("whatever nobody translated")
    assert not GERMAN.text("")


@pytest.mark.parametrize(("words", "code"), [("en_GB.UTF-8", "en"), ("de_DE.UTF-8", "de"), ("C", "de")])
def test_the_language_follows_the_system(monkeypatch: pytest.MonkeyPatch, words: str, code: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", words)

    assert language_of_the_system() == code


def test_a_message_in_the_gap_of_another_is_translated_too() -> None:
    message = Message("Taken back: {what}", {"what": Message("Reopened")})
    assert Language("de", UTC).sentence(message) == "Rückgängig gemacht: Wieder geöffnet"
    assert str(message) == "Taken back: Reopened"
