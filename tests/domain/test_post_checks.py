"""The checks of a post as a whole: days, people, pictures, sentences, press releases, spelling, what was set aside."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.channels import ChannelRules
from amtdesk.domain.check_ground import CheckGround
from amtdesk.domain.checks import Check, CheckKind, CheckLevel
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_checks import PostChecker, check_post
from amtdesk.domain.posts import Post
from amtdesk.domain.spelling_check import unknown_words
from amtdesk.services.everyday_words import office_words
from amtdesk.system.spelling import Spelling, german_spelling
from tests.domain.plain_sentences import SENTENCES

TABLE = office_words()
PEOPLE = {"Karin", "Ahlers", "Petra", "Lüders", "Sabine", "Kröger"}
NAMES = frozenset({"Birkenfurt", "Mahre", "Mahretal", "Altenrode", "Oberfeld", "Kirchbach"} | PEOPLE)
GROUND = CheckGround(
    recommended=9000,
    known_words=NAMES,
    public=("069 90009-100", "info@birkenfurt.example", "www.birkenfurt.example"),
    today=date(2027, 5, 12),
)
POST = Post(id=PostId(1), key="P1", title="Titel", text="")


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    """The German dictionary, read once."""
    return german_spelling()


def remarks(text: str, kind: CheckKind, **details: object) -> list[Check]:
    post = replace(POST, text=text, **details)  # type: ignore[arg-type]  # fields of a post by their names
    return [check for check in check_post(post, GROUND, table=TABLE) if check.kind is kind and not check.is_fine]


def cured(text: str, check: Check) -> str:
    assert check.cure is not None
    start, end = check.cure.span
    return text[:start] + check.cure.replacement + text[end:]


# plain German stays unmarked


def test_of_two_hundred_plain_sentences_none_is_remarked_on(spelling: Spelling) -> None:
    """At the first try 4 of 200 were (2 %), all of them words that the dictionary of 2016 does not have."""
    marked: Counter[str] = Counter()
    for sentence in SENTENCES:
        found = check_post(replace(POST, text=sentence), GROUND, table=TABLE, knows=spelling.knows)
        marked.update(check.kind for check in found if not check.is_fine and check.kind is not CheckKind.CONTACT)

    assert len(set(SENTENCES)) == 200
    assert marked == Counter()


# days


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Am Montag, 12. Mai, ist Markt.", "Am Mittwoch, 12. Mai, ist Markt."),
        ("Sa., 16.5., Stadtfest", "So., 16.5., Stadtfest"),
        ("Am Sonnabend, den 16. Mai 2027", "Am Sonntag, den 16. Mai 2027"),
        ("Kommen Sie am Freitag (15. Mai).", "Kommen Sie am Samstag (15. Mai)."),
        ("Am Freitagabend, 13.05.2027,", "Am Donnerstagabend, 13.05.2027,"),
        ("Am Mittwoch, 1. Januar 2028", "Am Samstag, 1. Januar 2028"),
    ],
)
def test_a_weekday_that_does_not_fit_its_date_is_put_right(before: str, after: str) -> None:
    [check] = remarks(before, CheckKind.DATES)

    assert cured(before, check) == after


def test_a_weekday_far_ahead_without_a_year_may_be_of_another_one() -> None:
    [check] = remarks("Am Mittwoch, 1. Februar, ist Markt.", CheckKind.DATES)

    assert check.cure is None


@pytest.mark.parametrize(
    "text",
    [
        "Am Mittwoch, 12. Mai, ist Markt.",
        "Von Montag bis Freitag, 17. bis 21. Mai",
        "Am Samstag und Sonntag, 15. und 16. Mai",
        "Montag bis Freitag, 20.5.",
        "Der Rat hat am 3. Mai beschlossen, was geht.",
        "Das Bad ist seit dem 3. Mai offen.",
        "Der 31. Juni und der 40. 13. sind keine Tage.",
        "Um 9.30 Uhr kostet es 3.50 Euro.",
    ],
)
def test_days_that_fit_stay_unmarked(text: str) -> None:
    assert remarks(text, CheckKind.DATES) == []


def test_a_day_that_is_over_when_the_post_goes_out_is_hinted_at() -> None:
    [check] = remarks("Kommen Sie am 20. Mai.", CheckKind.DATES, day=date(2027, 5, 21))

    assert check.level is CheckLevel.HINT
    assert remarks("Kommen Sie am 20. Mai.", CheckKind.DATES, day=date(2027, 5, 20)) == []


def test_without_a_day_nothing_is_said_about_days() -> None:
    found = check_post(replace(POST, text="Am Montag, 12. Mai, im Rathaus."), CheckGround())

    assert [check for check in found if not check.is_fine] == []


# people


def test_what_may_be_personal_is_shown_and_what_the_office_publishes_is_not() -> None:
    text = "Fragen: 0171 2345678. Oder 069 90009-100."

    [check] = remarks(text, CheckKind.PERSONAL)

    assert cured(text, check) == "Fragen: [Telefonnummer]. Oder 069 90009-100."


def test_a_person_who_is_not_of_the_house_is_asked_about() -> None:
    [check] = remarks("Frau Meier und Frau Ahlers gratulieren Petra Lüders.", CheckKind.PERSONAL)

    assert (check.said, check.level) == ("Frau Meier", CheckLevel.HINT)


# pictures


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"alt_text": ""}, {"The picture has no description"}),
        ({"alt_text": "IMG_2031"}, {"The description of the picture is the name of a file"}),
        ({"alt_text": "Kind"}, {"very short"}),
        ({"alt_text": "Foto von Kindern im Freibad"}, {"said by itself"}),
        ({"alt_text": "Kinder springen ins Becken. " * 12}, {"characters: up to 250"}),
        ({"alt_text": "Kinder springen ins Becken", "image_credit": ""}, {"no credit"}),
        ({"alt_text": "Kinder springen ins Becken", "consent": ""}, {"Are people recognisable"}),
        ({"alt_text": "Kinder springen ins Becken", "consent": "missing"}, {"consent missing"}),
        ({"alt_text": "Kinder springen ins Becken"}, set()),
    ],
)
def test_a_picture_is_described_and_may_be_shown(details: dict[str, str], said: set[str]) -> None:
    usual = {"image_name": "bad.jpg", "image_credit": "Foto: Stadt", "consent": "not_needed"}
    post = replace(POST, text="Das Rathaus hat auf.", **(usual | details))  # type: ignore[arg-type]  # texts only

    found = [check for check in check_post(post, GROUND, table=TABLE) if not check.is_fine]

    assert len(found) == len(said)
    assert all(part in str(check.words) for part in said for check in found)


def test_what_keeps_a_post_from_being_approved_comes_first_and_is_never_set_aside() -> None:
    post = replace(POST, text="Die Maßnahme.", image_name="bad.jpg", consent="missing")
    first = check_post(post, GROUND, table=TABLE)[0]
    ground = replace(GROUND, quiet={post.id: frozenset({first.known_by})})

    assert first.level is CheckLevel.BLOCKING
    assert first in check_post(post, ground, table=TABLE)


# sentences and words


def test_long_sentences_are_hinted_at_and_then_marked() -> None:
    words = "Wir " + "bauen " * 15 + "hier."
    longer = "Wir " + "bauen " * 19 + "hier; danach bauen wir dort."

    assert [check.level for check in remarks(words, CheckKind.SENTENCES)] == [CheckLevel.HINT]
    [marked] = remarks(longer, CheckKind.SENTENCES)
    assert marked.level is CheckLevel.ADVICE
    assert cured(longer, marked).endswith("hier. Danach bauen wir dort.")


def test_sentences_that_are_long_on_average_are_told_once() -> None:
    text = "Heute bauen wir hier und morgen bauen wir dort und dann ist es gut. " * 3

    [check] = remarks(text, CheckKind.SENTENCES)

    assert check.words.values == {"n": 14, "most": 12}


def test_a_text_in_which_nobody_does_anything_is_told_so() -> None:
    text = "Das Bad wird gebaut. Die Halle wurde gesperrt. Wir bauen dort. Wir kommen."

    [check] = remarks(text, CheckKind.WORDING)

    assert text[slice(*(check.span or (0, 0)))] == "Das Bad wird gebaut."


@pytest.mark.parametrize(
    "text",
    [
        "Wir werden bauen. Wir werden gehen. Es wird kalt. Es wird bekannt.",
        "Das Bad wird gebaut. Wir bauen dort. Wir kommen. Wir gehen.",
    ],
)
def test_the_future_is_no_passive_and_one_sentence_is_none_too_many(text: str) -> None:
    assert remarks(text, CheckKind.WORDING) == []


def test_words_that_make_things_of_deeds_are_told_by_their_share() -> None:
    text = "Die Sperrung, die Erneuerung, die Verlegung und die Prüfung beginnen. " * 2 + "Wir bauen. Es geht los hier."
    plain = "Die Zeitung, die Wohnung, die Sitzung und die Mannschaft sind hier. " * 2 + "Wir bauen. Es geht los hier."

    [check] = remarks(text, CheckKind.WORDING)

    assert check.words.values == {"n": 8, "word": "Sperrung"}
    assert remarks(plain, CheckKind.WORDING) == []


def test_a_long_word_gets_a_hyphen_where_its_parts_meet(spelling: Spelling) -> None:
    text = "Unser Hochwasserschutzkonzept und hochwasserschutzkonzepte.example und #Hochwasserschutzkonzept"
    found = check_post(replace(POST, text=text), GROUND, knows=spelling.knows)

    [check] = [check for check in found if not check.is_fine]
    assert "Unser Hochwasser-Schutzkonzept und" in cured(text, check)
    [unknown] = remarks("Q" + "wertzuiopasdfghjklyxcvbnm" * 2, CheckKind.WORDING)
    assert unknown.cure is not None  # every word counts as known here


def test_without_known_parts_a_long_word_has_no_cure() -> None:
    found = check_post(replace(POST, text="Hochwasserschutzkonzepte"), GROUND, knows=lambda _word: False)

    [check] = [check for check in found if check.kind is CheckKind.WORDING]
    assert check.cure is None


@pytest.mark.parametrize(
    "text",
    [
        "Pressemitteilung der Stadt",
        "Birkenfurt, 12. Mai 2027 – Die Stadt baut.",
        "Birkenfurt (pm) Die Stadt baut.",
        "„Gut“, sagte der Bürgermeister. „Sehr gut“, betonte die Landrätin Meier.",
        "Wir bauen. " * 150,
        "Wir bauen und bauen " * 60 + "?",
        "Wir bauen.\n" * 150,
    ],
)
def test_a_press_release_that_was_pasted_is_noticed(text: str) -> None:
    assert "press release" in " ".join(str(check.words) for check in remarks(text, CheckKind.WORDING))


@pytest.mark.parametrize(
    "text",
    ["Wir bauen.\n" * 150 + "Was meinen Sie?", "„Gut“, sagte der Bürgermeister. Kommen Sie.", "Am 12. Mai 2027 – los."],
)
def test_a_post_that_speaks_to_people_is_none(text: str) -> None:
    assert "press release" not in " ".join(str(check.words) for check in remarks(text, CheckKind.WORDING))


@pytest.mark.parametrize(
    "text", ["Um [Uhrzeit].", "Um XX Uhr.", "Um {{uhrzeit Uhr.", "Um uhrzeit}} Uhr.", "Um ___ Uhr."]
)
def test_what_is_still_to_be_filled_in_is_shown(text: str) -> None:
    assert len(remarks(text, CheckKind.OPEN_WORDS)) == 1


def test_a_gap_that_neither_the_town_nor_the_text_fills_is_shown() -> None:
    ground = replace(GROUND, variables={"url_markt": "www.markt.example"})
    text = "{{strasse}} gesperrt. {{bis|Juli}}. {{bis}}.\nMehr: {{url_markt}}, {{umleitung}}."

    found = check_post(replace(POST, text=text), ground)

    open_words = [check for check in found if check.kind is CheckKind.OPEN_WORDS]
    assert [check.said for check in open_words] == ["{{strasse}}", "{{umleitung}}"]
    assert [text[slice(*check.span or (0, 0))] for check in open_words] == ["{{strasse}}", "{{umleitung}}"]


# length


def test_the_length_is_measured_by_the_channel() -> None:
    rules = ChannelRules(key="x", name="X", text_max=30, text_recommended=10)
    ground = replace(GROUND, rules=rules)

    def length(text: str) -> str:
        found = check_post(replace(POST, text=text), ground)
        return next(str(check.words) for check in found if check.kind is CheckKind.LENGTH)

    assert length("Rathaus") == "Length is easy to read"
    assert length("Rathaus ist auf") == "5 characters over the recommendation"
    assert length("Rathaus ist auf " * 3) == "17 characters more than the channel takes"


# spelling


@pytest.mark.parametrize(
    "word",
    [
        "Müllapfuhr", "Fahradweg", "öfnet", "Rathhaus", "Dinstag", "Standart", "vorraus", "Strasse", "beantargen",
        "Bushaltestele", "Hüpfbrug", "mitgehofen", "Birkenfurtr", "Kita-Plaz", "Bürger:inen",
    ],
)  # fmt: skip
def test_a_slip_is_found(word: str, spelling: Spelling) -> None:
    assert [check.said for check in unknown_words(word, spelling.knows, names=NAMES)] == [word]


def test_what_is_written_right_is_known(spelling: Spelling) -> None:
    text = (
        "Birkenfurter und Birkenfurts Bürger:innen, TeilnehmerInnen, Schul- und Kinderärzte, Räum- und Streupflicht"
        " Haupt- -platz E-Mail S-Bahn 30-minütig Freibadsaison Hüpfburg mitgeholfen Mahretalbrücke Tempo-30-Zone"
        " WLAN-Zugang App geblitzt Str. Nr. z. B. @xyzq #qwrtz [qwrtz] {{qwrtz}} www.qwrtz.example Kletterwand geht’s"
        " Lindenweg Melanies Melanie Aischas Ayse Andrzej"
        " qwrtz@birkenfurt.example"
    )

    assert [check.said for check in unknown_words(text, spelling.knows, names=NAMES)] == []


def test_a_word_with_an_apostrophe_is_no_compound(spelling: Spelling) -> None:
    assert [check.said for check in unknown_words("Oma’shaus", spelling.knows, names=NAMES)] == ["Oma’shaus"]


def test_first_names_of_people_who_live_here_are_no_faults(spelling: Spelling) -> None:
    text = "Das haben Samira, Krzysztof, Özlem, Hülya, Oksana, Tareks Bruder und Aylins Schwester gesagt."
    assert [check.said for check in unknown_words(text, spelling.knows, names=NAMES)] == []


# the whole


def test_lines_that_stay_the_same_are_looked_at_once() -> None:
    asked: list[str] = []
    paused = 0

    def knows(word: str) -> bool:
        asked.append(word)
        return True

    def breathe() -> None:
        nonlocal paused
        paused += 1

    checker = PostChecker(GROUND, table=TABLE, knows=knows)
    checker.look(replace(POST, text="Das Rathaus\nDie Halle"))
    asked.clear()

    found = checker.look(replace(POST, text="Neues\nDie Halle"), breathe=breathe)

    assert set(asked) == {"Neues"}
    assert paused > 3
    assert CheckKind.CONTACT in {check.kind for check in found if not check.is_fine}


def test_places_count_from_the_beginning_of_the_text() -> None:
    text = "Das 🎉 Fest.\n\nDie Maßnahme.\nSofern es regnet."

    found = [check for check in check_post(replace(POST, text=text), GROUND, table=TABLE) if check.cure]

    assert [text[slice(*(check.span or (0, 0)))] for check in found] == ["🎉", "Sofern"]
    assert cured(text, found[1]).endswith("Wenn es regnet.")


def test_what_was_set_aside_is_not_shown_for_this_post_alone() -> None:
    post = replace(POST, text="Die Maßnahme am Rathaus.")
    [check] = [check for check in check_post(post, GROUND, table=TABLE) if not check.is_fine]
    ground = replace(GROUND, quiet={post.id: frozenset({check.known_by})})

    assert all(check.is_fine for check in check_post(post, ground, table=TABLE))
    assert not all(check.is_fine for check in check_post(replace(post, id=PostId(2)), ground, table=TABLE))


@given(st.text(alphabet="aA .!?\n🎉#-,ß1{}[]", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for check in check_post(replace(POST, text=text), GROUND, table=TABLE, knows=lambda _word: False):
        assert check.span is None or 0 <= check.span[0] < check.span[1] <= len(text)
