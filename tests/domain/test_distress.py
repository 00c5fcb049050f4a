"""How alarming words are found, and what is advised."""

import pytest

from amtdesk.domain.distress import ALARMS, LONGEST_READ, AlarmingWords, AlarmKind

RULES = AlarmingWords(
    {
        AlarmKind.DISTRESS: ["nicht mehr leben", "<person> … vermisst", "Suizid*", "brennt + *haus"],
        AlarmKind.THREAT: ["bring*/bringe … euch … um"],
    },
    harmless=["um … Verstand", "vermisst … Kater"],
    lists={"person": "Oma Opa"},
)


@pytest.mark.parametrize(
    "words",
    [
        "Ich will NICHT mehr leben.",
        "Meine Oma wird seit gestern vermisst",
        "Sie hat Suizidgedanken",
        "Opa vermisst!",
        "Das Rathaus brennt",
        "Es brennt im Haus",
    ],
)
def test_a_rule_finds_its_words_in_their_order(words: str) -> None:
    assert RULES.kind_of(words) is AlarmKind.DISTRESS


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Leben will ich nicht mehr anders",
        "Oma hat heute wieder ihren roten Schlüssel vermisst",
        "Tante vermisst",
        "Hier brennt " + "wirklich " * 12 + "das Haus",
    ],
)
def test_other_orders_wider_gaps_and_other_words_are_not_found(words: str) -> None:
    assert RULES.kind_of(words) is None


def test_what_is_harmless_is_taken_out_first() -> None:
    assert RULES.kind_of("Ich bringe euch noch um") is AlarmKind.THREAT
    assert RULES.kind_of("Ich bringe euch noch um den Verstand") is None
    assert RULES.kind_of("Oma vermisst ihren Kater") is None


def test_a_threat_counts_more_than_distress() -> None:
    assert RULES.kind_of("Ich will nicht mehr leben und bringe euch um") is AlarmKind.THREAT


def test_words_without_an_alarm_raise_none() -> None:
    assert RULES.alarm_in("Wann öffnet das Freibad?") is None


@pytest.mark.parametrize("kind", AlarmKind)
def test_each_alarm_says_what_to_do_in_order(kind: AlarmKind) -> None:
    advice = [str(message) for message in ALARMS[kind].advice]

    assert "110" in advice[0]
    assert any("head of office" in line for line in advice)
    assert any("Save the message" in line for line in advice)
    assert any("Do not answer" in line for line in advice)


def test_in_distress_help_at_any_hour_is_named() -> None:
    alarm = RULES.alarm_in("Ich will nicht mehr leben")

    assert alarm is not None
    assert any("0800 1110111" in str(message) for message in alarm.advice)


def test_a_rule_that_begins_with_a_gap_is_a_slip_of_its_writer() -> None:
    for rule in ("… um", "*haus brennt"):
        with pytest.raises(ValueError, match="begins with a word"):
            AlarmingWords({AlarmKind.THREAT: [rule]})


def test_a_pasted_book_is_read_at_its_beginning_only() -> None:
    assert RULES.kind_of("wort " * LONGEST_READ + "nicht mehr leben") is None
