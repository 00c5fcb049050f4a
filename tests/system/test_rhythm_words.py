"""A rhythm as a sentence, as one would say it."""

import re
from datetime import date

import pytest
from hypothesis import given, settings

from amtdesk.domain.recurrence import checked_rule
from amtdesk.domain.rule_parts import rule_parts
from amtdesk.domain.rule_shapes import plainest
from amtdesk.system.language import Language
from amtdesk.system.rhythm_words import rhythm_sentence
from tests.builders import BERLIN
from tests.builders_rules import FIRST_DAYS, rules

GERMAN = Language("de", BERLIN)
ENGLISH = Language("en", BERLIN)
A_WEDNESDAY = date(2027, 5, 12)

SENTENCES = (
    ("DAILY", "Jeden Tag", "Every day"),
    ("DAILY;INTERVAL=2", "Alle zwei Tage", "Every two days"),
    ("DAILY;INTERVAL=14", "Alle zwei Wochen am Mittwoch", "Every two weeks on Wednesday"),
    ("DAILY;BYDAY=MO,TU,WE,TH,FR", "Jeden Tag von Montag bis Freitag", "Every day from Monday to Friday"),
    (
        "DAILY;INTERVAL=2;BYDAY=MO,TU",
        "Alle zwei Tage, wenn es ein Montag oder Dienstag ist",
        "Every two days, if it is a Monday or Tuesday",
    ),
    (
        "DAILY;INTERVAL=2;BYMONTHDAY=1,2,-1;BYMONTH=5",
        "Alle zwei Tage, wenn es am 1., 2. und letzten Tag des Monats ist, nur im Mai",
        "Every two days, if it is the 1st, 2nd and the last day of the month, only in May",
    ),
    ("WEEKLY;BYDAY=TU,TH", "Jeden Dienstag und Donnerstag", "Every Tuesday and Thursday"),
    ("WEEKLY;BYDAY=MO,TU,WE", "Jeden Montag, Dienstag und Mittwoch", "Every Monday, Tuesday and Wednesday"),
    ("WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Jeden Tag von Montag bis Freitag", "Every day from Monday to Friday"),
    ("WEEKLY;INTERVAL=2;BYDAY=WE", "Alle zwei Wochen am Mittwoch", "Every two weeks on Wednesday"),
    (
        "WEEKLY;INTERVAL=3;BYDAY=MO,WE,FR",
        "Alle drei Wochen am Montag, Mittwoch und Freitag",
        "Every three weeks on Monday, Wednesday and Friday",
    ),
    ("WEEKLY;INTERVAL=14", "Alle 14 Wochen am Mittwoch", "Every 14 weeks on Wednesday"),
    (
        "WEEKLY;BYDAY=MO;BYMONTH=5,6,7,8,9",
        "Jeden Montag, nur von Mai bis September",
        "Every Monday, only from May to September",
    ),
    ("WEEKLY;BYDAY=MO;BYMONTH=5,12", "Jeden Montag, nur im Mai und Dezember", "Every Monday, only in May and December"),
    (
        "WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;BYSETPOS=1,-1",
        "Alle zwei Wochen am Montag, Mittwoch und Freitag, davon nur am ersten und letzten",
        "Every two weeks on Monday, Wednesday and Friday, of these only the first and last",
    ),
    ("MONTHLY;BYMONTHDAY=15", "Am 15. jedes Monats", "On the 15th of each month"),
    ("MONTHLY", "Am 12. jedes Monats", "On the 12th of each month"),
    ("MONTHLY;BYMONTHDAY=1,15", "Am 1. und 15. jedes Monats", "On the 1st and 15th of each month"),
    (
        "MONTHLY;BYMONTHDAY=1,15,-1",
        "Am 1., 15. und letzten Tag jedes Monats",
        "On the 1st, 15th and the last day of each month",
    ),
    (
        "MONTHLY;BYMONTHDAY=31",
        "Am 31. jedes Monats, nicht in kürzeren Monaten",
        "On the 31st of each month, not in shorter months",
    ),
    ("MONTHLY;BYMONTHDAY=-1", "Am letzten Tag jedes Monats", "On the last day of each month"),
    ("MONTHLY;BYMONTHDAY=-2", "Am vorletzten Tag jedes Monats", "On the second to last day of each month"),
    ("MONTHLY;BYDAY=-1FR", "Am letzten Freitag im Monat", "On the last Friday of the month"),
    ("MONTHLY;BYDAY=1MO,3MO", "Am ersten und dritten Montag im Monat", "On the first and third Monday of the month"),
    ("MONTHLY;BYDAY=1MO,1TU", "Am ersten Montag und Dienstag im Monat", "On the first Monday and Tuesday of the month"),
    (
        "MONTHLY;BYDAY=1MO,-1FR",
        "Am ersten Montag und letzten Freitag im Monat",
        "On the first Monday and the last Friday of the month",
    ),
    (
        "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "Am letzten Werktag (Montag bis Freitag) im Monat",
        "On the last weekday (Monday to Friday) of the month",
    ),
    (
        "MONTHLY;BYDAY=MO,TU;BYSETPOS=2",
        "Am zweiten Montag oder Dienstag im Monat",
        "On the second Monday or Tuesday of the month",
    ),
    (
        "MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "Am 13. jedes Monats, wenn es ein Freitag ist",
        "On the 13th of each month, if it is a Friday",
    ),
    ("MONTHLY;BYDAY=MO;BYMONTHDAY=1,2,3,4,5,6,7", "Am ersten Montag im Monat", "On the first Monday of the month"),
    (
        "MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "Am 28., 29. und 30. jedes Monats, davon nur am letzten",
        "On the 28th, 29th and 30th of each month, of these only the last",
    ),
    ("MONTHLY;INTERVAL=2;BYMONTHDAY=15", "Alle zwei Monate am 15.", "Every two months on the 15th"),
    ("MONTHLY;INTERVAL=2;BYDAY=1MO", "Alle zwei Monate am ersten Montag", "Every two months on the first Monday"),
    ("MONTHLY;INTERVAL=2;BYDAY=MO", "Alle zwei Monate an jedem Montag", "Every two months on each Monday"),
    (
        "MONTHLY;INTERVAL=3;BYDAY=1MO",
        "Im zweiten Monat jedes Quartals am ersten Montag",
        "In the second month of every quarter on the first Monday",
    ),
    ("MONTHLY;INTERVAL=6;BYMONTHDAY=1", "Alle sechs Monate am 1.", "Every six months on the 1st"),
    ("MONTHLY;INTERVAL=12;BYMONTHDAY=1", "Jedes Jahr am 1. Mai", "Every year on 1 May"),
    ("YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO", "Jedes Quartal am ersten Montag", "Every quarter on the first Monday"),
    ("YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1", "Jedes Quartal am ersten Tag", "Every quarter on the first day"),
    ("YEARLY;BYMONTH=3,6,9,12;BYDAY=-1FR", "Jedes Quartal am letzten Freitag", "Every quarter on the last Friday"),
    ("YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "Jedes Quartal am letzten Tag", "Every quarter on the last day"),
    (
        "YEARLY;BYMONTH=2,5,8,11;BYMONTHDAY=15",
        "Im zweiten Monat jedes Quartals am 15.",
        "In the second month of every quarter on the 15th",
    ),
    ("YEARLY;BYMONTH=1;BYMONTHDAY=15", "Jedes Jahr am 15. Januar", "Every year on 15 January"),
    ("YEARLY", "Jedes Jahr am 12. Mai", "Every year on 12 May"),
    ("YEARLY;INTERVAL=2", "Alle zwei Jahre am 12. Mai", "Every two years on 12 May"),
    (
        "YEARLY;BYMONTH=1,7;BYMONTHDAY=15",
        "Jedes Jahr am 15. Januar und 15. Juli",
        "Every year on 15 January and 15 July",
    ),
    (
        "YEARLY;BYMONTH=1,7;BYMONTHDAY=1,15,-1",
        "Am 1., 15. und letzten Tag jedes Monats, nur im Januar und Juli",
        "On the 1st, 15th and the last day of each month, only in January and July",
    ),
    (
        "YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        "Jedes Jahr am letzten Tag im Februar",
        "Every year on the last day of February",
    ),
    (
        "YEARLY;BYMONTH=5,6,7,8,9;BYMONTHDAY=15",
        "Am 15. jedes Monats, nur von Mai bis September",
        "On the 15th of each month, only from May to September",
    ),
    ("YEARLY;BYMONTH=5;BYDAY=1MO", "Jedes Jahr am ersten Montag im Mai", "Every year on the first Monday of May"),
    (
        "YEARLY;BYMONTH=5,10;BYDAY=1MO",
        "Jedes Jahr am ersten Montag im Mai und Oktober",
        "Every year on the first Monday of May and October",
    ),
    (
        "YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=MO",
        "Alle zwei Jahre an jedem Montag im Mai",
        "Every two years on each Monday of May",
    ),
    ("YEARLY;BYDAY=20MO", "Jedes Jahr am 20. Montag im Jahr", "Every year on the 20th Monday of the year"),
    (
        "YEARLY;BYDAY=-20MO",
        "Jedes Jahr am 20.-letzten Montag im Jahr",
        "Every year on the 20th to last Monday of the year",
    ),
    ("YEARLY;BYDAY=1MO", "Jedes Jahr am ersten Montag im Jahr", "Every year on the first Monday of the year"),
    ("YEARLY;BYDAY=MO", "Jeden Montag", "Every Monday"),
    ("YEARLY;BYYEARDAY=100", "Jedes Jahr am 100. Tag im Jahr", "Every year on the 100th day of the year"),
    ("YEARLY;BYYEARDAY=-1", "Jedes Jahr am letzten Tag im Jahr", "Every year on the last day of the year"),
    ("YEARLY;BYWEEKNO=20", "Jedes Jahr am Mittwoch in Kalenderwoche 20", "Every year on Wednesday in calendar week 20"),
    (
        "YEARLY;BYWEEKNO=20,40;BYDAY=MO,TU",
        "Jedes Jahr am Montag und Dienstag in den Kalenderwochen 20 und 40",
        "Every year on Monday and Tuesday in calendar weeks 20 and 40",
    ),
    (
        "YEARLY;BYWEEKNO=-1;BYDAY=MO",
        "Nach einer eigenen Regel, zum ersten Mal am 27. Dezember 2027",
        "By a rule of its own, for the first time on 27 December 2027",
    ),
    (
        "YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "Jedes Jahr am ersten Werktag (Montag bis Freitag) im Jahr",
        "Every year on the first weekday (Monday to Friday) of the year",
    ),
    ("MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1", "Am letzten Tag im Monat", "On the last day of the month"),
    (
        "WEEKLY;BYDAY=TU;UNTIL=20271231",
        "Jeden Dienstag, bis zum 31. Dezember 2027",
        "Every Tuesday, until 31 December 2027",
    ),
    ("WEEKLY;BYDAY=TU;COUNT=3", "Jeden Dienstag, insgesamt dreimal", "Every Tuesday, three times in all"),
    ("WEEKLY;BYDAY=TU;COUNT=1", "Jeden Dienstag, insgesamt einmal", "Every Tuesday, once in all"),
    ("WEEKLY;BYDAY=TU;COUNT=13", "Jeden Dienstag, insgesamt 13-mal", "Every Tuesday, 13 times in all"),
    ("MONTHLY;BYMONTH=5,6;BYMONTHDAY=15", "Jedes Jahr am 15. Mai und 15. Juni", "Every year on 15 May and 15 June"),
    ("", "Einmal, am 12. Mai 2027", "Once, on 12 May 2027"),
    (
        "DAILY;INTERVAL=3;BYMONTH=5,6,7,8",
        "Alle drei Tage, nur von Mai bis August",
        "Every three days, only from May to August",
    ),
    (
        "WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR",
        "Alle zwei Wochen von Montag bis Freitag",
        "Every two weeks from Monday to Friday",
    ),
    ("MONTHLY;BYMONTHDAY=-6", "Am 6.-letzten Tag jedes Monats", "On the 6th to last day of each month"),
    (
        "YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=31",
        "Im ersten Monat jedes Quartals am 31., nicht in kürzeren Monaten",
        "In the first month of every quarter on the 31st, not in shorter months",
    ),
    (
        "MONTHLY;INTERVAL=2;BYMONTH=1,3,5;BYMONTHDAY=1",
        "Nach einer eigenen Regel, zum ersten Mal am 1. Januar 2028",
        "By a rule of its own, for the first time on 1 January 2028",
    ),
    (
        "MONTHLY;BYDAY=1MO;BYMONTHDAY=1,2,3",
        "Nach einer eigenen Regel, zum ersten Mal am 2. August 2027",
        "By a rule of its own, for the first time on 2 August 2027",
    ),
    (
        "YEARLY;BYMONTH=5,6;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "Nach einer eigenen Regel, zum ersten Mal am 1. Mai 2028",
        "By a rule of its own, for the first time on 1 May 2028",
    ),
    (
        "YEARLY;BYMONTH=5;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "Jedes Jahr am letzten Werktag (Montag bis Freitag) im Mai",
        "Every year on the last weekday (Monday to Friday) of May",
    ),
    (
        "YEARLY;BYWEEKNO=20;BYMONTH=5;BYDAY=MO",
        "Nach einer eigenen Regel, zum ersten Mal am 17. Mai 2027",
        "By a rule of its own, for the first time on 17 May 2027",
    ),
    (
        "YEARLY;BYYEARDAY=1,100;BYDAY=MO",
        "Jedes Jahr am ersten und 100. Tag im Jahr, wenn es ein Montag ist",
        "Every year on the first and 100th day of the year, if it is a Monday",
    ),
    ("WEEKLY;BYDAY=TU;COUNT=2", "Jeden Dienstag, insgesamt zweimal", "Every Tuesday, twice in all"),
    (
        "YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=10,11,12,13,14;BYDAY=TH",
        "Alle zwei Jahre am 10., 11., 12., 13. und 14. Mai, wenn es ein Donnerstag ist",
        "Every two years on 10, 11, 12, 13 and 14 May, if it is a Thursday",
    ),
    (
        "MONTHLY;BYDAY=1MO;BYMONTHDAY=1,2,3;UNTIL=20000101",
        "Nach einer eigenen Regel, bis zum 1. Januar 2000",
        "By a rule of its own, until 1 January 2000",
    ),
    ("WEEKLY;BYDAY=SA,SU", "Jeden Samstag und Sonntag", "Every Saturday and Sunday"),
    ("WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Jeden Tag", "Every day"),
    ("MONTHLY;BYMONTHDAY=22,23", "Am 22. und 23. jedes Monats", "On the 22nd and 23rd of each month"),
    (
        "YEARLY;INTERVAL=2;BYMONTHDAY=15",
        "Alle zwei Jahre am 15. jedes Monats",
        "Every two years on the 15th of each month",
    ),
    (
        "MONTHLY;BYMONTH=1,4,7,10;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "Jedes Quartal am ersten Werktag (Montag bis Freitag)",
        "Every quarter on the first weekday (Monday to Friday)",
    ),
    (
        "MONTHLY;BYMONTH=2,5,8,11;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "Im zweiten Monat jedes Quartals am letzten Werktag (Montag bis Freitag)",
        "In the second month of every quarter on the last weekday (Monday to Friday)",
    ),
    (
        "MONTHLY;BYMONTH=5,6;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "Am ersten Werktag (Montag bis Freitag) im Monat, nur im Mai und Juni",
        "On the first weekday (Monday to Friday) of the month, only in May and June",
    ),
    ("YEARLY;BYMONTH=1,4,7,10;BYDAY=2MO", "Jedes Quartal am zweiten Montag", "Every quarter on the second Monday"),
    (
        "YEARLY;BYMONTH=1,4,7,10;BYDAY=5MO",
        "Im ersten Monat jedes Quartals am fünften Montag",
        "In the first month of every quarter on the fifth Monday",
    ),
    (
        "YEARLY;BYMONTH=3,6,9,12;BYDAY=-2FR",
        "Jedes Quartal am vorletzten Freitag",
        "Every quarter on the second to last Friday",
    ),
)


@pytest.mark.parametrize(("rule", "german", "english"), SENTENCES)
def test_a_rhythm_is_said_as_one_would_say_it(rule: str, german: str, english: str) -> None:
    told = checked_rule(rule and f"FREQ={rule}")

    assert rhythm_sentence(told, starts_on=A_WEDNESDAY, language=GERMAN) == german
    assert rhythm_sentence(told, starts_on=A_WEDNESDAY, language=ENGLISH) == english


@settings(max_examples=50, deadline=None)
@given(rules(), FIRST_DAYS)
def test_every_rhythm_is_said_in_words_never_as_its_rule(rule: str, starts_on: date) -> None:
    plain = plainest(rule_parts(rule), starts_on).text

    for language in (GERMAN, ENGLISH):
        said = rhythm_sentence(rule, starts_on=starts_on, language=language)
        assert not re.search(r"[={};_]|FREQ|None|  |\bMO\b", said), said
        assert said[0].isupper()
        assert rhythm_sentence(plain, starts_on=starts_on, language=language) == said
