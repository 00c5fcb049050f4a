"""Which known words are kin to asked ones, and how telling they are."""

from amtdesk.domain.folding import fold
from amtdesk.domain.german import EverydayWords, WordSense
from amtdesk.domain.word_index import WordIndex

TABLE = EverydayWords({"identity_card": ["Ausweis", "Perso"]}, {}, says_nothing=["mein"], elsewhere=["Pizza"])


def index(rows: int = 100, **rows_with: int) -> WordIndex:
    known = {fold(word): number for word, number in rows_with.items()}
    return WordIndex(WordSense(TABLE, known), known, rows=rows)


def kin(asked: str, *known: str) -> dict[str, float]:
    """The known words that are kin to one asked word."""
    found = index(**dict.fromkeys(known, 1)).asked(asked)
    return dict(found[0].kin) if found else {}


def test_a_word_is_kin_to_its_forms_then_to_compounds_then_to_what_means_the_same() -> None:
    found = kin("Hund", "Hunde", "Hundesteuer", "Steuer", "Katze")

    assert found["hunde"] > found["hundesteur"] > 0
    assert "katze" not in found
    assert kin("Perso", "Ausweis")["ausweis"] > 0


def test_two_compounds_of_one_half_are_hardly_kin() -> None:
    found = kin("Hundefutter", "Hund", "Futter", "Hundesteuer", "Steuer")

    assert found["hund"] > 2 * found["hundesteur"] > 0


def test_what_stands_everywhere_says_nothing_and_rare_words_say_most() -> None:
    known = index(rows=100, guten=100, Quitte=1, Straße=30)

    assert known.telling("guten") == 0
    assert 0 < known.telling("strasse") < known.telling("quitte") <= 1
    assert known.telling("unknown") == 0


def test_with_a_handful_of_templates_words_still_tell() -> None:
    assert index(rows=1, Quitte=1).telling("quitte") > 0.5


def test_asked_words_keep_how_they_were_written_and_their_order() -> None:
    asked = index(Quitte=1, Ausweis=1).asked("Mein PERSO, die „Quitten“!")

    assert [word.spoken for word in asked] == ["PERSO", "die", "Quitten"]


def test_new_words_are_learned_without_reading_all_again() -> None:
    known = index(Quitte=1)
    assert known.telling("rosenrot") == 0

    known.learn(["rosenrot", "quitte"])

    assert known.telling("rosenrot") > 0


def test_words_of_small_ads_are_noticed() -> None:
    assert index().names_elsewhere("Gibt es hier gute Pizza?")
    assert not index().names_elsewhere("Mein Perso ist weg")
