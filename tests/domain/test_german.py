"""What words are about: stems, compounds, everyday words, slips of the finger."""

import json

import pytest

from amtdesk.domain.folding import fold, query_words
from amtdesk.domain.german import EverydayWords, WordSense, stem

WORDS = EverydayWords(
    {"identity_card": ["Ausweis", "Perso"], "swimming": ["Bad", "Freibad"], "office": ["hat auf", "Rathaus"]},
    {"why": ["warum"], "lost": ["weg", "verloren", "der"]},
    says_nothing=["der", "die", "das", "ist", "mein"],
    elsewhere=["Pizza"],
)


def about(text: str, *known: str) -> set[str]:
    """What a text is about, to someone who knows these words."""
    sense = WordSense(WORDS, map(fold, known))
    return {name for meaning in sense.of_text(query_words(text)).values() for name in meaning}


@pytest.mark.parametrize(
    "forms",
    [
        ("anmelden", "Anmeldung", "angemeldet", "anzumelden", "Anmeldungen"),
        ("Ausweis", "Ausweise", "Ausweises", "Ausweisen"),
        ("Grab", "Gräber", "Gräbern"),
        ("Nachbar", "Nachbarn"),
        ("sperren", "gesperrt", "Sperrung"),
        ("leeren", "Leerung", "Leerungen"),
        ("speichern", "speichert", "gespeichert"),
        ("abholen", "abgeholt", "Abholung"),
        ("Straße", "Strasse", "Straßen"),
        ("Haus", "Häuser", "Hauses"),
        ("Wahlhelfer", "Wahlhelferin", "Wahlhelferinnen"),
        ("Kosten", "kostet", "koste"),
    ],
)
def test_the_forms_of_a_word_share_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(fold(form)) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("Markt", "Marke"), ("Wahl", "Wal"), ("Termin", "Tier"), ("gelb", "Leben")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


def test_a_short_word_is_its_own_stem() -> None:
    assert [stem(word) for word in ("bus", "amt", "see", "garn")] == ["bus", "amt", "see", "garn"]


def test_an_everyday_word_means_what_the_office_calls_otherwise() -> None:
    assert "#identity_card" in about("Mein Perso")


def test_a_phrase_means_what_its_words_alone_do_not() -> None:
    assert "#office" in about("Wer hat auf?")
    assert "#office" not in about("Wer hat das?")


def test_a_compound_is_about_both_of_its_halves() -> None:
    assert {"-person", "-auswei", "#identity_card"} <= about("Personenausweis", "Person")


def test_a_short_half_counts_only_where_the_table_knows_it() -> None:
    assert "-bad" in about("Hallenbad", "Halle")
    assert about("Hallenhof", "Halle", "Hof") == {"hallenhof"}


def test_a_verb_whose_halves_stand_apart_is_understood() -> None:
    assert "anmeld" in about("Wie melde ich Sperrmüll an?", "anmelden")
    assert "anmeld" not in about("Wie melde ich Sperrmüll?", "anmelden")


def test_one_slip_in_a_long_word_is_forgiven() -> None:
    assert "fahrrad" in about("Mein Fahrad", "Fahrrad")
    assert "#identity_card" in about("Mein Ausweiß", "Ausweis")
    assert "#swimming" in about("Fraibad", "Freibad")


def test_a_short_or_known_word_is_taken_as_it_stands() -> None:
    assert about("Reise", "Reise", "Preise") == {"reis"}
    assert about("Buss", "Bass") == {"buss"}


def test_words_of_any_sentence_numbers_and_letters_say_nothing() -> None:
    assert about("Das ist mein 12. A") == set()


def test_what_is_asked_is_told_from_what_it_is_asked_about() -> None:
    sense = WordSense(WORDS, ())

    assert sense.is_aspect(sense.of_word("warum"))
    assert not sense.is_aspect(sense.of_word("ausweis"))
    assert not sense.is_aspect(sense.of_word("quitte"))


def test_a_table_without_phrases_and_without_words_is_no_trouble() -> None:
    sense = WordSense(EverydayWords({}, {}), ["quitte"])

    assert list(sense.of_text(["quitten"]).values()) == [{"quit": 1.0}]


def test_a_table_that_was_kept_is_read_as_it_was() -> None:
    again = EverydayWords.read(json.loads(json.dumps(WORDS.kept())))

    assert again.kept() == WORDS.kept()
    assert (again.stems, again.forms, again.aspects) == (WORDS.stems, WORDS.forms, WORDS.aspects)
    assert (again.says_nothing, again.elsewhere) == (WORDS.says_nothing, WORDS.elsewhere)
    assert [*again.things_said(["wer", "hat", "auf"])] == [(1, "#office")]
    assert [*again.things("perso")] == ["#identity_card"]


def test_of_a_compound_with_one_known_end_that_end_counts() -> None:
    assert "-feurwehr" in about("Feuerwehrauto", "Feuerwehr")
    assert "-perso" in about("Persoverlust")
    assert about("Persxyz") == {"persxyz"}


def test_a_participle_is_no_compound() -> None:
    assert "-zug" not in about("zugeparkt", "Zug", "Park")
