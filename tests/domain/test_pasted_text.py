"""What is pasted loses what cannot be seen and what looks like a name, and keeps every word of the question."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.pasted_text import MOST_PASTED, cleaned, without_name_line

QUESTION = "Wann macht das Freibad auf?"
FAMILY = "👨‍👩‍👧‍👦"
MEGABYTE = 1_000_000
NAMED = (
    f"Max Mustermann\n2 Std. · \n{QUESTION}",
    f"Max Mustermann\n2 Std. · Bearbeitet\n{QUESTION}\nAntworten Gefällt mir 3 Std.",
    f"Xaver Zufall\n{QUESTION}\nGefällt mir\nAntworten\n3 Std.",
    f"Xaver Zufall\nTop-Fan\n{QUESTION}\nGefällt mir · Antworten · 3 Std.",
    f"Max Mustermann\n{QUESTION}",
    f"Erika M.\n{QUESTION}",
    f"Jörg von der Heide\n{QUESTION}",
    f"Ute Müller-Schmidt\n\n{QUESTION}",
    f"[12:03, 5.5.2027] Max M.: {QUESTION}",
    f"[05.05.27, 12:03:11] Max M.: {QUESTION}",
    f"5.5.27, 12:03 - Max M.: {QUESTION}",
    f"05.05.2027, 12:03 - +49 170 1234567: {QUESTION}",
    f"max_mustermann\n2 Std.\n{QUESTION}\nGefällt 3 Mal\nAntworten",
    f"xaver.zufall\n3 Tage\n{QUESTION}",
    f"@xaver_z\n{QUESTION}\nAntworten",
    f"Xaver Zufall\nAltenrode · Vor 2 Std.\n{QUESTION}",
    f"Xaver Zufall\nAltenrode • gestern\n{QUESTION}\nTeilen\nKommentieren\n12",
    f"Xaver Zufall\n5. Mai um 12:03\n{QUESTION}",
    f"Xaver Zufall\ngestern um 18:40\n{QUESTION}\n2 Antworten ansehen",
    f"{QUESTION}\nGefällt mir\nAntworten",
    f"Xaver Zufall\nTop-Fan\nAutor\nFolgen\n2 Std.\n{QUESTION}",
)
KEPT = (
    QUESTION,
    f"Hallo Stadt\n{QUESTION}",
    f"Liebe Stadtverwaltung\n{QUESTION}",
    f"Freibad Birkenfurt\n{QUESTION}",
    f"Guten Tag\n{QUESTION}",
    f"Guten Morgen Frau Wolter\n{QUESTION}",
    f"Sperrmüll Altenrode\n{QUESTION}",
    f"Sehr geehrte Damen und Herren,\n{QUESTION}",
    f"{QUESTION}\nDanke",
    f"{QUESTION}\nDanke.",
    f"Eltern\n{QUESTION}",
    f"Frage:\n{QUESTION}",
    f"{QUESTION}\n12",
    f"{QUESTION}\nMax Mustermann",
    "Max Mustermann",
    "Max Mustermann\n",
    "Antworten",
    "[12:03] Probe: eins",
    "",
    f"Wann wird gemäht\n{QUESTION}",
    f"Heute\n{QUESTION}",
)


@pytest.mark.parametrize("pasted", NAMED)
def test_a_comment_loses_what_a_platform_wrote_around_it(pasted: str) -> None:
    words, name_line = without_name_line(pasted)

    assert words == QUESTION
    assert name_line


@pytest.mark.parametrize("pasted", KEPT)
def test_a_greeting_a_heading_and_a_name_alone_stay(pasted: str) -> None:
    assert without_name_line(pasted) == (pasted, None)


def test_what_was_taken_away_can_be_told() -> None:
    _words, name_line = without_name_line(f"Max Mustermann\n2 Std.\n{QUESTION}\nAntworten")

    assert name_line == "Max Mustermann\n2 Std.\nAntworten"


def test_every_message_of_a_chat_loses_its_sender() -> None:
    chat = "[12:03, 5.5.2027] Max M.: Ist offen?\n[12:04, 5.5.2027] Erika: Nein"

    assert without_name_line(chat)[0] == "Ist offen?\nNein"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Eins\r\nzwei\rdrei", "Eins\nzwei\ndrei"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("Frei\u200bbad \ufeffauf", "Freibad auf"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("Frei\u200fbad", "Freibad"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("a\u200db\u200cc", "abc"),
        ("\u200dAnfang und Ende\u200d", "Anfang und Ende"),
        (FAMILY, FAMILY),
        ("🏳️‍🌈 und 👩🏽‍🚒", "🏳️‍🌈 und 👩🏽‍🚒"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Mu\u0308ll", "Müll"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("\n\nText\n", "Text"),
        ("Tab\tzwischen", "Tab zwischen"),
        ("weich\u00adgetrennt", "weichgetrennt"),
        ("a\u200d1", "a1"),
    ],
)
def test_each_odd_sign_has_its_answer(pasted: str, kept: str) -> None:
    assert cleaned(pasted).text == kept


@pytest.mark.parametrize("pasted", ["a\x00b", "Frei\u200bbad", "\u202eabc", "a\u200db"])
def test_that_something_invisible_went_is_said(pasted: str) -> None:
    assert [str(said) for said in cleaned(pasted).removed] == ["Invisible characters removed."]


@pytest.mark.parametrize("pasted", [QUESTION, "Eins\r\nzwei", "Mu\u0308ll", FAMILY, "a\tb", "weich\u00adgetrennt", ""])
def test_other_ways_to_write_the_same_are_not_worth_a_word(pasted: str) -> None:
    assert cleaned(pasted).removed == ()


def test_of_a_megabyte_the_beginning_is_kept_and_that_is_said() -> None:
    kept = cleaned("Wort " * (MEGABYTE // 5))

    assert MOST_PASTED - 10 < len(kept.text) <= MOST_PASTED
    assert kept.text.endswith("Wort")
    assert [said.values["count"] for said in kept.removed] == [len(kept.text)]


def test_a_megabyte_of_nothing_leaves_the_words_before_it() -> None:
    assert cleaned("Freibad" + "\x00" * MEGABYTE).text == "Freibad"


@pytest.mark.parametrize("sign", [FAMILY, "e\u0301\u0302", "👍🏽", "❤️"])
def test_a_cut_never_goes_through_a_sign(sign: str) -> None:
    kept = cleaned(sign * (MEGABYTE // len(sign))).text

    assert len(kept) <= MOST_PASTED
    assert kept == unicodedata.normalize("NFC", sign) * (len(kept) // len(unicodedata.normalize("NFC", sign)))


@pytest.mark.parametrize(
    "piece", ["a", "A ", "\n", "Max M\n", "\u200d", "\u0301", "[12:03, 5.5.2027] M: ", "Antworten\n"]
)
def test_a_megabyte_is_cleaned_at_once(piece: str) -> None:
    began = time.process_time()

    without_name_line(cleaned(piece * (MEGABYTE // len(piece))).text)

    assert time.process_time() - began < 20  # a pattern that looks twice takes hours


@given(st.text())
def test_what_is_clean_stays_as_it_is(words: str) -> None:
    once = cleaned(words).text

    assert cleaned(once).text == once
    assert cleaned(once).removed == ()


@given(st.text(alphabet="abcÄ .:\n·", max_size=60))
def test_a_question_is_never_emptied(words: str) -> None:
    body, _name_line = without_name_line(words)

    assert body.strip() or not words.strip()
