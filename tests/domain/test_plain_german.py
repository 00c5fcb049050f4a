"""What is said about the words of a post: office German, hard reading, and what does not work when read aloud (P7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.office_german import OfficeWords, unplain_places
from amtdesk.domain.post_checks import MOST_PLACES, Check, CheckKind, check_post
from amtdesk.domain.posts import Post
from amtdesk.domain.reading_ease import count_syllables, text_figures, words_of
from amtdesk.domain.style_remarks import style_remarks
from amtdesk.services.everyday_words import office_words

TABLE = office_words()
#: Before and after of the table's own examples: each names what must be found, the better words have nothing.
EXAMPLES = [
    (
        "Es wird darauf hingewiesen, dass im Rahmen der Baumaßnahme die Sperrung erfolgt. Für Unannehmlichkeiten …",
        {"W29", "W21", "W22", "W06", "W65"},
        "Wir bauen und müssen dafür die Mühlenstraße sperren. Das ist lästig. Bitte entschuldigen Sie.",
    ),
    (
        "Anträge auf Inanspruchnahme der Notbetreuung sind durch Personensorgeberechtigte fristgerecht einzureichen.",
        {"W07", "W32", "W41", "W27"},
        "Sie brauchen Notbetreuung für Ihr Kind? Bitte stellen Sie den Antrag bis zum 14. Mai.",
    ),
    (
        "Aufgrund dessen hat die Entfernung des Straßenbegleitgrüns seitens des Bauhofs in der 20. KW zu erfolgen.",
        {"W20", "W45", "W18", "W59", "W33", "W06"},
        "Deshalb schneidet der Bauhof vom 17. bis 21. Mai die Sträucher an der Straße.",
    ),
    (
        "Zuwiderhandlungen gegen die Räum- und Streupflicht gemäß Satzung werden unverzüglich geahndet.",
        {"W61", "W19", "W26"},
        "Wer nicht räumt, muss mit einem Bußgeld rechnen. Bitte denken Sie an Ihre Nachbarn.",
    ),
]


def a_post(text: str) -> Post:
    return Post(id=PostId(1), key="P1", title="Titel", text=text)


def advice(text: str, table: OfficeWords | None = TABLE) -> list[Check]:
    return [check for check in check_post(a_post(text), recommended=9000, table=table) if not check.is_fine]


@pytest.mark.parametrize(("before", "keys", "after"), EXAMPLES)
def test_office_german_is_found_and_plain_words_are_left_alone(before: str, keys: set[str], after: str) -> None:
    assert keys == {place.key for place in unplain_places(before, TABLE)}
    assert unplain_places(after, TABLE) == ()


def test_a_place_is_the_whole_word_with_what_to_say_instead() -> None:
    text = "Die Baumaßnahmen beginnen im Mai."

    [place] = unplain_places(text, TABLE)

    assert (text[place.start : place.end], place.words) == ("Baumaßnahmen", "Baumaßnahmen")
    assert place.instead == "sagen, was gemacht wird"


@pytest.mark.parametrize("text", ["i. d. R.", "i.d.R.", "I. d. R."])
def test_an_abbreviation_is_found_however_it_is_spaced(text: str) -> None:
    assert [place.instead for place in unplain_places(f"Wir öffnen {text} um acht.", TABLE)] == ["meist"]


def test_an_abbreviation_is_no_part_of_a_word() -> None:
    assert unplain_places("Der Bau begann, gem essen wurde nicht.", TABLE) == ()


def test_without_a_table_nothing_is_said_about_words() -> None:
    assert CheckKind.OFFICE_GERMAN not in {check.kind for check in check_post(a_post("Maßnahme"), recommended=400)}


def test_plain_words_are_praised_and_an_empty_text_is_not() -> None:
    fine = {check.kind for check in check_post(a_post("Wir bauen."), recommended=400, table=TABLE) if check.is_fine}

    assert CheckKind.OFFICE_GERMAN in fine
    assert CheckKind.OFFICE_GERMAN not in {c.kind for c in check_post(a_post(" "), recommended=400, table=TABLE)}


def test_of_many_places_the_first_are_named_and_the_rest_counted() -> None:
    named = [c for c in advice("Maßnahme. " * (MOST_PLACES + 3)) if c.kind is CheckKind.OFFICE_GERMAN]

    assert len(named) == MOST_PLACES + 1
    assert named[-1].words.values == {"n": 3}
    assert named[-1].span == (MOST_PLACES * 10, MOST_PLACES * 10 + 8)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("Haus", 1), ("Sie", 1), ("Uhr", 1), ("zwei", 1), ("Mai", 1), ("Straße", 2), ("Feuer", 2), ("bauen", 2),
        ("Idee", 2), ("Quelle", 2), ("Freibad", 2), ("Ferien", 3), ("Theater", 3), ("Museum", 3), ("geehrte", 3),
        ("Station", 3), ("Industrie", 3), ("Familie", 4), ("Italien", 4), ("Geometrie", 4), ("Bürgerbüro", 4),
        ("Baumaßnahme", 4), ("Kommunalwahl", 4), ("Kooperation", 5), ("Bürgermeisterin", 5), ("Räumpflicht", 2),
        ("Verleumdung", 3),
        ("Personensorgeberechtigte", 9), ("Nr", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_what_is_heard(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_the_formula_counts_as_its_authors_wrote_it() -> None:
    # 11 words in 2 sentences; three syllables and more: Freibades, Temperatur, angenehme (3); longer than six letters:
    # Freibades, Temperatur, angenehme, beträgt (4); one syllable: Das, hat, auf, Die, im (5).
    figures = text_figures(["Das Tor des Freibades ist auf.", "Seine Temperatur beträgt angenehme 24 Grad."])

    assert figures == (11, 2, 3, 4, 6)
    by_hand = 0.1935 * 300 / 11 + 0.1672 * 11 / 2 + 0.1297 * 400 / 11 - 0.0327 * 600 / 11 - 0.875
    assert figures.formula == pytest.approx(by_hand)


def test_a_text_without_words_has_no_figure() -> None:
    assert text_figures(["24 %", "…"]).formula == 0.0


@given(st.text(max_size=60))
def test_every_word_has_a_syllable_and_none_has_more_than_letters(text: str) -> None:
    for word in words_of(text):
        assert 1 <= count_syllables(word) <= len(word.casefold())


@pytest.mark.parametrize(
    ("sentence", "times", "begins"),
    [
        ("Das Bad ist auf. Es ist warm. Wir sind da. ", 8, "Easy to read"),
        ("Die Öffnungszeiten der Einrichtung gelten unverändert. ", 14, "Hard to read"),
        ("Wir sperren am Samstag die Mühlenstraße wegen dringender Arbeiten am Kanal. ", 9, "Not"),
    ],
)  # fmt: skip
def test_a_text_of_sixty_words_is_told_how_hard_it_is(sentence: str, times: int, begins: str) -> None:
    reading = [c for c in check_post(a_post(sentence * times), recommended=9000) if c.kind is CheckKind.READING]

    assert [str(check.words.source).startswith(begins) for check in reading] == [True]
    assert [check.is_fine for check in reading] == [begins == "Easy to read"]


def test_a_short_text_is_not_judged_by_a_formula() -> None:
    assert CheckKind.READING not in {c.kind for c in check_post(a_post("Inanspruchnahme erfolgt."), recommended=400)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kommst du auch?", "du"),
        ("Bringt eure Kinder mit.", "eure"),
        ("Freibad 𝐡𝐞𝐮𝐭𝐞 offen", "𝐡𝐞𝐮𝐭𝐞"),
        ("Offen ☀️ heute 🎉 und 😀 ja 🎈", "🎈"),
        ("Das 🎉 Fest beginnt.", "🎉"),
        ("Bis morgen. #freibadbirkenfurt", "#freibadbirkenfurt"),
        ("#Eins #Zwei #Drei #Vier", "#Vier"),
        ("ACHTUNG SPERRUNG heute", "ACHTUNG SPERRUNG"),
        ("Pressemitteilung der Stadt", "Pressemitteilung"),
    ],
)
def test_what_does_not_work_when_read_aloud_is_shown_where_it_stands(text: str, place: str) -> None:
    assert place in {text[begin:end].rstrip("\ufe0f") for _words, (begin, end) in style_remarks(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Kommen Sie vorbei. Das Bad ist auf. ☀️",
        "☀️ Freibad: offen\n🎉 Fest: Samstag",
        "Mehr unter #FreibadBirkenfurt und #Sommer",
        "Der TÜV prüft. Die THW-Jugend hilft dem DRK.",
        "Dublin, Durst und Euchariuskirche",
        "Familie 👨‍👩‍👧‍👦",
    ],
)
def test_good_words_stay_unmarked(text: str) -> None:
    assert list(style_remarks(text)) == []


def test_a_long_text_that_asks_nothing_is_taken_for_a_press_release() -> None:
    [(words, span)] = style_remarks("Wir bauen. " * 150)

    assert "press release" in str(words.source)
    assert span == (1200, 1650)


def test_a_long_text_that_asks_people_something_is_none() -> None:
    assert list(style_remarks("Wir bauen. " * 150 + "Was meinen Sie?")) == []


@given(st.text(max_size=200))
def test_every_remark_points_into_the_text(text: str) -> None:
    spans = [span for _words, span in style_remarks(text)]
    spans += [(place.start, place.end) for place in unplain_places(text, TABLE)]

    assert all(0 <= begin < end <= len(text) for begin, end in spans)
