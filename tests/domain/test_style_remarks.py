"""What a post should not do to those who hear it, and how it speaks to people: places and cures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.check_ground import CheckGround
from amtdesk.domain.checks import Check, CheckKind
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_checks import check_post
from amtdesk.domain.posts import Post
from amtdesk.services.everyday_words import office_words

TABLE = office_words()
WORDS = frozenset(
    [
        "müllabfuhr",
        "Müllabfuhr",
        "freibad",
        "Freibad",
        "Saison",
        "saison",
        "achtung",
        "Achtung",
        "sperrung",
        "Straße",
        "Sperrung",
        "heute",
        "Heute",
        "Bad",
        "bad",
        "Fest",
        "fest",
        "Stadtverordnetenversammlung",
        "Wochenmarkt",
        "für",
        "alle",
        "Alle",
        "Hochwasser",
        "Schutz",
        "Konzept",
        "Schutzkonzept",
    ]
)
LOOKED_AT = frozenset({CheckKind.STYLE, CheckKind.ADDRESS, CheckKind.GENDER})


def a_post(text: str, **details: str) -> Post:
    return Post(id=PostId(1), key="P1", title="Titel", text=text, **details)  # type: ignore[arg-type]  # only texts


def remarks(text: str) -> list[Check]:
    ground = CheckGround(recommended=9000, known_words=frozenset({"Birkenfurt"}))
    found = check_post(a_post(text), ground, table=TABLE, knows=WORDS.__contains__)
    return [check for check in found if not check.is_fine and check.kind in LOOKED_AT]


def place(text: str, check: Check) -> str:
    assert check.span is not None
    return text[slice(*check.span)]


def cured(text: str) -> str:
    check = next(check for check in remarks(text) if check.cure)
    assert check.cure is not None
    start, end = check.cure.span
    return text[:start] + check.cure.replacement + text[end:]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kommst du auch?", "du"),
        ("Bringt eure Kinder mit.", "eure"),
        ("Wenn ihr wollt, könnt ihr kommen.", "ihr wollt"),
        ("Freibad 𝐡𝐞𝐮𝐭𝐞 offen", "𝐡𝐞𝐮𝐭𝐞"),
        ("Offen ☀️ heute 🎉 und 😀 ja 🎈", "🎈"),
        ("Das 🎉 Fest beginnt.", "🎉"),
        ("Bis morgen. #freibadbirkenfurt", "#freibadbirkenfurt"),
        ("Bis morgen. #qwertzuiopasdf", "#qwertzuiopasdf"),
        ("#Eins #Zwei #Drei #Vier", "#Vier"),
        ("ACHTUNG SPERRUNG heute", "ACHTUNG SPERRUNG"),
        ("Bitte beachten sie das Schild.", "sie"),
        ("Das Bad ist zu. Rufen sie uns an.", "sie"),
        ("Die Bürger*innen", "Bürger*innen"),
    ],
)
def test_what_does_not_work_when_read_aloud_is_shown_where_it_stands(text: str, said: str) -> None:
    assert said in {place(text, check).rstrip("\ufe0f") for check in remarks(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Kommen Sie vorbei. Das Bad ist auf. ☀️",
        "☀️ Freibad: offen\n🎉 Fest: Samstag",
        "Mehr unter #FreibadBirkenfurt und #Sommer",
        "Der TÜV prüft. Die THW-Jugend hilft dem DRK.",
        "Dublin, Durst und Euchariuskirche",
        "Familie 👨‍👩‍👧‍👦",
        "„Habt ihr Lust?“, fragt ein Plakat. Das Motto heißt „Du bist nicht allein“.",
        "Frau Ahlers und ihr Hund gehen voran. Kommt ihr Hund mit?",
        "Die Gruppe #DuBistBirkenfurt und die Seite www.birkenfurt.example/seite#oben",
        "#Stadtverordnetenversammlung",
        "Die Stadt und ihre Ämter. Sie haben auf, wenn sie wollen.",
        "Um 9 Uhr, 10 Uhr und 11 Uhr: Führung!",
        "Die Warn-App heißt NINA.",
        "Die Läuferin ist in der Stadt. Schauen Sie vorbei!",
    ],
)
def test_good_words_stay_unmarked(text: str) -> None:
    assert remarks(text) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("#müllabfuhrbirkenfurt", "#MüllabfuhrBirkenfurt"),
        ("#wochenmarktfüralle", "#WochenmarktFürAlle"),
        ("Das Bad ist 𝗙𝗲𝘁𝘁 𝗴𝗿𝗼ß", "Das Bad ist Fett groß"),
        ("Das 🎉 Fest beginnt. Kommen Sie.", "Das Fest beginnt. 🎉 Kommen Sie."),
        ("Eins 🎉. Zwei 😀. Drei 🎈. Vier 🌞.", "Eins 🎉. Zwei 😀. Drei 🎈. Vier."),
        ("#Eins #Zwei #Drei #Vier", "#Eins #Zwei #Drei"),
        ("ACHTUNG SPERRUNG", "Achtung sperrung"),
        ("ACHTUNG DLRG", "Achtung DLRG"),
        ("ACHTUNG STRASSE", "Achtung Straße"),
        ("Das Bad ist auf!!", "Das Bad ist auf!"),
        ("Ist das Bad auf?!", "Ist das Bad auf?"),
        ("Das  Bad ist auf.", "Das Bad ist auf."),
        ("Das Bad ist auf .", "Das Bad ist auf."),
        ("Das Bad,die Halle", "Das Bad, die Halle"),
        ("Bringt eure Kinder mit.", "Bringt Ihre Kinder mit."),
        ("Wir freuen uns auf dich.", "Wir freuen uns auf Sie."),
        ("Bitte rufen sie uns an.", "Bitte rufen Sie uns an."),
        ("Fahren sie langsam.", "Fahren Sie langsam."),
        ("Alle Bürger:innen kommen.", "Alle Bürgerinnen und Bürger kommen."),
        ("Wir reden mit Bürger*innen.", "Wir reden mit Bürgerinnen und Bürgern."),
        ("Die TeilnehmerInnen essen.", "Die Teilnehmenden essen."),
        ("Unsere neuen Teilnehmer:innen essen.", "Unsere neuen Teilnehmenden essen."),
        ("Wir suchen Teilnehmer:innen.", "Wir suchen Teilnehmende."),
        ("Die Kolleg:innen helfen.", "Die Kolleginnen und Kollegen helfen."),
    ],
)
def test_one_key_puts_it_right(before: str, after: str) -> None:
    assert cured(before) == after


@pytest.mark.parametrize(
    "text", ["Kommst du?", "Eine Bürger:in fragt.", "Mit Kolleg:innen reden", "Die Ärzt*innen", "#qwertzuiopasdf"]
)
def test_what_must_be_written_anew_has_no_cure(text: str) -> None:
    assert [check.cure for check in remarks(text)] == [None]


def test_two_ways_to_address_people_are_told_as_such() -> None:
    [check] = remarks("Bitte bringen Sie Ihre Karte mit. Wir warten auf dich.")

    assert "beside Sie" in str(check.words)


def test_a_small_sie_is_told_as_itself_also_beside_a_capital_one() -> None:
    [check] = remarks("Wenn Sie Zeit haben: Bitte rufen sie an.")

    assert "capital" in str(check.words)


@pytest.mark.parametrize("text", ["Kommen Sie. #Eins #Zwei", "Kommen Sie."])
def test_hashtags_of_the_post_count_as_well(text: str) -> None:
    post = a_post(text, hashtags="#Drei #Vier #Fünf #Sechs")

    style = [check for check in check_post(post, table=TABLE) if check.kind is CheckKind.STYLE and not check.is_fine]

    assert [check.cure for check in style] == [None]
    assert style[0].words.values["most"] == 3


@given(st.text(max_size=200))
def test_every_remark_points_into_the_text_and_every_cure_can_be_done(text: str) -> None:
    for check in check_post(a_post(text), table=TABLE, knows=WORDS.__contains__):
        if check.span is not None:
            assert 0 <= check.span[0] < check.span[1] <= len(text)
        if check.cure is not None:
            assert 0 <= check.cure.span[0] <= check.cure.span[1] <= len(text)
