"""Office German, its cures, and how hard a text is to read: the table's own examples, and figures counted by hand."""

from datetime import date

import pytest
import textstat  # type: ignore[import-untyped]  # it carries no types
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.check_ground import CheckGround
from amtdesk.domain.checks import Check, CheckKind, CheckLevel
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.office_german import OfficePhrase, OfficeWords, short_places, unplain_places
from amtdesk.domain.post_checks import check_post
from amtdesk.domain.posts import Post
from amtdesk.domain.reading_ease import count_syllables, text_figures, words_of
from amtdesk.domain.sentences import sentences
from amtdesk.services.everyday_words import office_words

TABLE = office_words()
WEDNESDAY = date(2027, 5, 12)
#: What the table calls each phrase: all 65, as they stand in phrases.yaml.
SAID = (
    """
in Anrechnung bringen|zur Anwendung kommen|in Kenntnis setzen|einer Prüfung unterziehen|die Durchführung der Arbeiten
die Sperrung erfolgt|Inanspruchnahme|in Abzug bringen|unter Beweis stellen|Antragstellung|Rückantwort|bereits schon
Zurverfügungstellung|zwecks|mittels|bezüglich|hinsichtlich|seitens der Stadt|gemäß|aufgrund dessen
im Rahmen der Baustelle|Maßnahme|diesbezüglich|obige Nummer|anliegend erhalten Sie|unverzüglich|fristgerecht
vorbehaltlich|Es wird darauf hingewiesen, dass|Es wird gebeten|Der Antrag wurde abgelehnt|Er ist bis Mai einzureichen
Die Räumung hat bald zu erfolgen|Sie werden aufgefordert|hiermit|nach Maßgabe|unter Zugrundelegung
zum jetzigen Zeitpunkt|im Falle, dass|sofern|Personensorgeberechtigte|Lichtzeichenanlage|Fahrtrichtungsanzeiger
raumübergreifendes Großgrün|Straßenbegleitgrün|Kraftfahrzeugführer|Restabfallbehälter|Wertstoffhof|Vordruck
wohnhaft in|verauslagen|Ermessensentscheidung|Bescheid ergeht|ortsüblich bekannt gemacht|Öffentlichkeitsbeteiligung
Verkehrsteilnehmer|witterungsbedingt|Inbetriebnahme|in der 20. KW|bis auf Weiteres|Zuwiderhandlungen
wir bitten um Kenntnisnahme|wir bitten um Beachtung|Für Rückfragen stehen wir|Unannehmlichkeiten
""".strip()
    .replace("\n", "|")
    .split("|")
)
#: Before and after of the table's own examples: each names what must be found, the better words have nothing.
EXAMPLES = [
    (
        (
            "Es wird darauf hingewiesen, dass im Rahmen der Baumaßnahme die Sperrung der Mühlenstraße erfolgt. "
            "Für etwaige Unannehmlichkeiten bitten wir um Verständnis."
        ),
        {"W29", "W21", "W22", "W06", "W65"},
        "Wir bauen und müssen dafür die Mühlenstraße sperren. Das ist lästig. Bitte entschuldigen Sie.",
    ),
    (
        (
            "Anträge auf Inanspruchnahme der Notbetreuung sind durch die Personensorgeberechtigten fristgerecht "
            "einzureichen."
        ),
        {"W07", "W32", "W41", "W27"},
        "Sie brauchen Notbetreuung für Ihr Kind? Bitte stellen Sie den Antrag bis zum 14. Mai.",
    ),
    (
        "Aufgrund dessen hat die Entfernung des Straßenbegleitgrüns seitens des Bauhofs in der 20. KW zu erfolgen.",
        {"W20", "W45", "W18", "W59", "W33", "W06"},
        "Deshalb schneidet der Bauhof vom 17. bis 21. Mai die Sträucher an der Straße.",
    ),
    (
        (
            "Hiermit setzen wir Sie in Kenntnis, dass zum jetzigen Zeitpunkt diesbezüglich keine Auskunft erteilt "
            "werden kann."
        ),
        {"W35", "W38", "W23"},
        "Dazu können wir jetzt noch nichts sagen. Am Freitag wissen wir mehr.",
    ),
    (
        "Zuwiderhandlungen gegen die Räum- und Streupflicht gemäß Satzung werden unverzüglich geahndet.",
        {"W61", "W19", "W26"},
        "Wer nicht räumt, muss mit einem Bußgeld rechnen. Bitte denken Sie an Ihre Nachbarn.",
    ),
]
CURES = [
    ("Wir können das in Anrechnung bringen.", "Wir können das anrechnen."),
    ("Sofern es regnet, bleibt das Bad zu.", "Wenn es regnet, bleibt das Bad zu."),
    ("Bitte melden Sie den Schaden unverzüglich.", "Bitte melden Sie den Schaden sofort."),
    ("Wir laden Sie hiermit ein.", "Wir laden Sie ein."),
    ("Das Bad ist witterungsbedingt zu.", "Das Bad ist wegen des Wetters zu."),
    ("Der Bauhof schneidet in der 20. KW die Hecken.", "Der Bauhof schneidet vom 17. bis 21. Mai die Hecken."),
    ("In der 20. KW ist offen.", "Vom 17. bis 21. Mai ist offen."),
    ("Ab KW 22 ist wieder offen.", "Ab 31. Mai ist wieder offen."),
    ("Offen ist seit der 14. KW.", "Offen ist seit 5. April."),
    ("Zu ist bis zur 22. KW.", "Zu ist bis 4. Juni."),
    ("Termin: KW 22", "Termin: 31. Mai bis 4. Juni"),
    ("Das war in der 18. KW.", "Das war vom 3. bis 7. Mai."),
    ("Das gilt in der 2. KW.", "Das gilt vom 10. bis 14. Januar."),
    ("Die Lichtsignalanlagen sind aus.", "Die Ampeln sind aus."),
    ("Kommen Sie ggf. früher.", "Kommen Sie gegebenenfalls früher."),
    ("Bzw. mit dem Rad.", "Oder mit dem Rad."),
    ("Wir haben Kuchen, Kaffee u. a.", "Wir haben Kuchen, Kaffee unter anderem."),
]


def a_post(text: str) -> Post:
    return Post(id=PostId(1), key="P1", title="Titel", text=text)


def remarks(text: str, table: OfficeWords = TABLE) -> list[Check]:
    ground = CheckGround(recommended=9000, today=WEDNESDAY)
    found = check_post(a_post(text), ground, table=table, knows=lambda word: len(word) > 4)
    wanted = {CheckKind.OFFICE_GERMAN, CheckKind.ABBREVIATIONS}
    return [check for check in found if not check.is_fine and check.kind in wanted]


def cured(text: str, check: Check) -> str:
    assert check.cure is not None
    start, end = check.cure.span
    return text[:start] + check.cure.replacement + text[end:]


def test_every_phrase_of_the_table_is_found_by_its_own_words() -> None:
    assert len(SAID) == len(TABLE.phrases) == 65

    for phrase, said in zip(TABLE.phrases, SAID, strict=True):
        assert phrase.key in {place.key for place in unplain_places(said, TABLE)}, said


@pytest.mark.parametrize(("before", "keys", "after"), EXAMPLES)
def test_office_german_is_found_and_plain_words_are_left_alone(before: str, keys: set[str], after: str) -> None:
    assert keys == {place.key for place in unplain_places(before, TABLE)}
    assert unplain_places(after, TABLE) == ()


@pytest.mark.parametrize(("before", "after"), CURES)
def test_a_cure_fits_in_the_place_of_what_it_replaces(before: str, after: str) -> None:
    check = next(check for check in remarks(before) if check.cure)

    assert cured(before, check) == after


@pytest.mark.parametrize(
    "text",
    [
        "Hiermit laden wir Sie ein.",  # the sentence has to begin anew
        "Die unverzügliche Meldung hilft.",
        "Die Maßnahmen beginnen im Mai.",
        "Das ist in der 60. KW.",
        "Für die 20. KW ist etwas geplant.",
        "Offen ist während der 20. KW.",
        "Offen ist in KW 20/21.",
        "Offen ist vom 19. bis 21. KW.",
        "Offen ist 19./21. KW.",
    ],
)
def test_what_has_to_be_said_anew_has_no_cure(text: str) -> None:
    assert all(check.cure is None for check in remarks(text))


def test_a_week_that_the_year_does_not_have_keeps_its_number() -> None:
    [place] = unplain_places("In der 53. KW", TABLE, today=date(2027, 12, 31))

    assert place.cure is None
    assert unplain_places("In der 20. KW", TABLE)[0].cure is None


def test_a_place_is_the_whole_word_with_what_to_say_instead() -> None:
    text = "Die Baumaßnahmen beginnen im Mai."

    [place] = unplain_places(text, TABLE)

    assert (text[place.start : place.end], place.words) == ("Baumaßnahmen", "Baumaßnahmen")
    assert place.instead == "sagen, was gemacht wird"


def test_a_note_tells_when_a_phrase_may_stand_and_a_hint_is_one() -> None:
    [noted] = remarks("Das gilt nach der Satzung gemäß Absatz 2.")
    [hint] = remarks("Der Wertstoffhof ist offen.")

    assert noted.words.values["note"] == "in Zitaten von Vorschriften erlaubt"
    assert hint.level is CheckLevel.HINT


@pytest.mark.parametrize("text", ["i. d. R.", "i.d.R.", "I. d. R."])
def test_an_abbreviation_is_found_however_it_is_spaced(text: str) -> None:
    found = short_places(f"Wir öffnen {text} um acht.", TABLE.abbreviations)

    assert [place.instead for place in found] == ["meist"]


def test_an_abbreviation_is_no_part_of_a_word() -> None:
    assert short_places("Der Bau begann, gem essen wurde nicht.", TABLE.abbreviations) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Die LSA am Markt ist aus.", "LSA"),
        ("Der FNP liegt im Rathaus aus.", "FNP"),
        ("Die ABCX am Markt ist aus.", "ABCX"),
        ("Die DLRG, der TÜV und das THW sind am Markt.", ""),
        ("Der FNP (Flächennutzungsplan) liegt im Rathaus aus.", ""),
        ("Der Flächennutzungsplan (FNP) liegt im Rathaus aus.", ""),
        ("Alles unter www.LSA.example und im Rathaus.", ""),
    ],
)
def test_letters_that_stand_for_words_are_explained_or_known(text: str, said: str) -> None:
    assert [check.said for check in remarks(text)] == ([said] if said else [])


def test_known_letters_are_put_in_full() -> None:
    [check] = remarks("Die LSA am Markt ist aus.")

    assert cured("Die LSA am Markt ist aus.", check) == "Die Ampel am Markt ist aus."


def test_without_a_table_nothing_is_said_about_words() -> None:
    kinds = {check.kind for check in check_post(a_post("Die Maßnahme.")) if not check.is_fine}

    assert CheckKind.OFFICE_GERMAN not in kinds


def test_plain_words_are_praised_and_an_empty_text_is_not() -> None:
    fine = {check.kind for check in check_post(a_post("Wir bauen."), table=TABLE) if check.is_fine}

    assert CheckKind.OFFICE_GERMAN in fine
    assert {check.kind for check in check_post(a_post(" "), table=TABLE)} == {CheckKind.LENGTH}


def test_a_phrase_may_be_told_with_its_pattern_alone() -> None:
    phrase = OfficePhrase.told(key="X", instead="Haus", match=r"\bobjekt\b")

    [place] = unplain_places("Das Objekt", OfficeWords(phrases=(phrase,)))

    assert (place.words, place.cure) == ("Objekt", None)


# how hard a text is to read


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
    # Freibades, Temperatur, angenehme, beträgt (4); one syllable: Das, Tor, des, ist, auf, Grad (6).
    figures = text_figures(["Das Tor des Freibades ist auf.", "Seine Temperatur beträgt angenehme 24 Grad."])

    assert figures == (11, 2, 3, 4, 6)
    by_hand = 0.1935 * 300 / 11 + 0.1672 * 11 / 2 + 0.1297 * 400 / 11 - 0.0327 * 600 / 11 - 0.875
    assert figures.formula == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("text", "counts", "formula"),
    [
        # 10 words, 2 sentences, none of three syllables, none above six letters, all of one syllable
        ("Das Bad ist auf. Der Weg ist frei und kurz.", (10, 2, 0, 0, 10), -3.31),
        # Müllabfuhr (3), morgen (2), ausnahmsweise (5), Tonnen (2), Straßenrand (3) …
        ("Die Müllabfuhr kommt morgen. Stellen Sie die Tonnen an den Straßenrand.", (11, 2, 2, 3, 6), 5.32),
        ("Die Öffentlichkeitsbeteiligung beginnt.", (3, 1, 1, 2, 1), 13.63),
        ("Bürgermeisterin Ahlers eröffnet die Ausstellung im Rathaus.", (7, 1, 3, 4, 2), 15.06),
        ("Wir haben auf. Es ist warm.", (6, 2, 0, 0, 5), -3.09),
    ],
)  # fmt: skip
def test_worked_examples_come_out_as_counted_by_hand(text: str, counts: tuple[int, ...], formula: float) -> None:
    figures = text_figures([text[start:end] for start, end in sentences(text)])

    assert tuple(figures) == counts
    assert figures.formula == pytest.approx(formula, abs=0.01)


AGREEING = [
    "Das Freibad macht am Samstag auf. Der Eintritt kostet vier Euro. Kinder zahlen nur zwei.",
    "Wir sperren morgen die Mühlenstraße. Der Bus fährt dann durch den Wald.",
    "Der Markt beginnt um acht. Dort gibt es frisches Brot und Honig aus dem Ort.",
]


@pytest.mark.parametrize("text", AGREEING)
def test_another_program_comes_to_the_same_where_both_count_the_same_syllables(text: str) -> None:
    textstat.set_lang("de")
    assert sum(count_syllables(word) for word in words_of(text)) == textstat.syllable_count(text)

    figures = text_figures([text[start:end] for start, end in sentences(text)])

    # textstat cuts to one decimal, so up to a tenth is its own
    assert figures.formula == pytest.approx(textstat.wiener_sachtextformel(text, 1), abs=0.1)


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
    reading = [check for check in check_post(a_post(sentence * times)) if check.kind is CheckKind.READING]

    assert [str(check.words.source).startswith(begins) for check in reading] == [True]
    assert [check.is_fine for check in reading] == [begins == "Easy to read"]


def test_a_short_text_is_not_judged_by_a_formula() -> None:
    assert CheckKind.READING not in {check.kind for check in check_post(a_post("Inanspruchnahme erfolgt."))}
