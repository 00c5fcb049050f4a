"""Rules about posts that need no desk: steps, days as typed, checks, comparison."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from amtdesk.domain.channels import characters
from amtdesk.domain.check_ground import CheckGround
from amtdesk.domain.checks import CheckKind
from amtdesk.domain.day_words import day_from_words, moment_from_words, time_from_words
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_checks import check_post, reading_seconds
from amtdesk.domain.post_rules import refuse_unknown_step, words_since
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import MAY_FOLLOW, Post, fingerprint
from amtdesk.domain.sentences import sentences
from amtdesk.domain.word_comparison import PieceKind, compared
from tests.builders import BERLIN

WEDNESDAY = date(2027, 5, 12)
POST = Post(id=PostId(1), key="P07", title="Freibad öffnet", text="Das Freibad öffnet morgen.")


def test_every_state_has_its_steps_and_all_others_are_refused_in_words() -> None:
    for status in PostStatus:
        for wish in PostStatus:
            post = replace(POST, status=status)
            if wish in MAY_FOLLOW[status]:
                refuse_unknown_step(post, wish)
            else:
                with pytest.raises(NotAllowed, match="Freibad öffnet"):
                    refuse_unknown_step(post, wish)


def test_white_space_never_counts() -> None:
    assert fingerprint("Das  Freibad\nöffnet ") == fingerprint("Das Freibad öffnet")
    assert fingerprint("Das Freibad") != fingerprint("Das Freibad.")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("21.5.", date(2027, 5, 21)),
        ("21.5", date(2027, 5, 21)),
        ("3.1.", date(2028, 1, 3)),
        ("21.05.2028", date(2028, 5, 21)),
        ("21.05.28", date(2028, 5, 21)),
        ("2027-06-01", date(2027, 6, 1)),
        ("di", date(2027, 5, 18)),
        ("Mittwoch", date(2027, 5, 19)),
        ("do", date(2027, 5, 13)),
        ("+3", date(2027, 5, 15)),
        ("heute", WEDNESDAY),
        ("morgen", date(2027, 5, 13)),
        ("32.5.", None),
        ("30.2.", None),
        ("irgendwann", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(words: str, day: date | None) -> None:
    assert day_from_words(words, today=WEDNESDAY) == day


@pytest.mark.parametrize(
    ("words", "day"), [("10.5.", date(2027, 5, 10)), ("20.5.", date(2026, 5, 20)), ("di", date(2027, 5, 11))]
)
def test_looking_back_means_what_has_been(words: str, day: date) -> None:
    assert day_from_words(words, today=WEDNESDAY, looking_back=True) == day


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("di 9:30", (date(2027, 5, 18), time(9, 30))),
        ("12.05.2027, 08:05 Uhr", (WEDNESDAY, time(8, 5))),
        ("+3", (date(2027, 5, 15), None)),
        ("bald 9:30", None),
        ("", None),
    ],
)
def test_a_day_may_be_followed_by_a_time(words: str, moment: tuple[date, time | None] | None) -> None:
    assert moment_from_words(words, today=WEDNESDAY) == moment


@pytest.mark.parametrize(
    ("words", "at"),
    [("8", time(8)), ("8:30", time(8, 30)), ("0830", time(8, 30)), ("17 Uhr", time(17)), ("25", None), ("x", None)],
)
def test_times_are_read_as_people_type_them(words: str, at: time | None) -> None:
    assert time_from_words(words) == at


def test_a_reader_counts_letters_not_code_points() -> None:
    assert characters("Grüße") == 5
    assert characters("Gru\u0308ße") == 5
    assert characters("👩‍🚒👍🏽") == 2


def test_reading_takes_a_while() -> None:
    assert reading_seconds("") == 0
    assert reading_seconds("Wort " * 100) == 30


def test_full_stops_of_dates_and_abbreviations_end_no_sentence() -> None:
    text = "Am 15. Mai öffnet das Bad. Es kostet ca. 3 Euro!\nKommen Sie?"

    assert [text[a:b].strip() for a, b in sentences(text)] == [
        "Am 15. Mai öffnet das Bad.",
        "Es kostet ca. 3 Euro!",
        "Kommen Sie?",
    ]


def test_an_empty_line_is_no_sentence() -> None:
    assert len(list(sentences("Das Bad öffnet.\n   \nKommen Sie?"))) == 2


@pytest.mark.parametrize("status", PostStatus)
def test_only_what_stands_on_the_platform_is_out(status: PostStatus) -> None:
    assert replace(POST, status=status).is_out == (status in {PostStatus.PUBLISHED, PostStatus.SCHEDULED})


def failing(post: Post, ground: CheckGround | None = None) -> dict[CheckKind, tuple[int, int] | None]:
    return {check.kind: check.span for check in check_post(post, ground) if not check.is_fine}


def test_a_good_post_passes() -> None:
    ground = CheckGround(variables={"url_freibad": "www.birkenfurt.example/freibad"})

    assert not failing(replace(POST, text="Das Freibad öffnet. Alles dazu: {{url_freibad}}"), ground)


def test_what_a_check_finds_it_can_show() -> None:
    long = "Wir " + "und wir " * 12 + "öffnen."
    text = f"Kurz. {long} [Beschluss einsetzen]"
    found = failing(replace(POST, text=text))

    assert set(found) == {CheckKind.SENTENCES, CheckKind.OPEN_WORDS, CheckKind.CONTACT}
    span = found[CheckKind.OPEN_WORDS]
    assert span is not None
    assert text[slice(*span)] == "[Beschluss einsetzen]"


def test_pictures_are_looked_at_only_when_there_is_one() -> None:
    bare = replace(POST, image_name="x.jpg", consent="missing")

    assert {CheckKind.ALT_TEXT, CheckKind.CREDIT, CheckKind.CONSENT} <= set(failing(bare))
    assert CheckKind.CONSENT in failing(replace(bare, consent=""))
    assert CheckKind.LENGTH in failing(replace(POST, text="x" * 401))
    assert CheckKind.LENGTH in failing(replace(POST, text=""))


def test_equal_versions_have_no_difference() -> None:
    assert [piece.kind for piece in compared("Das Freibad", "Das Freibad")] == [PieceKind.SAME]
    assert [piece.kind for piece in compared("Das Freibad öffnet", "Das Freibad")] == [PieceKind.SAME, PieceKind.GONE]
    assert [piece.kind for piece in compared("", "Neu")] == [PieceKind.NEW]


def test_versions_are_compared_word_by_word() -> None:
    pieces = compared("Das Freibad öffnet am Samstag.", "Das Freibad öffnet am Sonntag um 9.")

    assert [(piece.kind, piece.text.strip()) for piece in pieces] == [
        (PieceKind.SAME, "Das Freibad öffnet am"),
        (PieceKind.GONE, "Samstag."),
        (PieceKind.NEW, "Sonntag um 9."),
    ]


def test_words_stand_since_their_last_change_or_since_somebody_saw_them() -> None:
    post = POST
    seen, changed = datetime(2027, 5, 10, tzinfo=BERLIN), datetime(2027, 5, 12, tzinfo=BERLIN)

    assert words_since(post) is None
    assert words_since(replace(post, changed_at=changed)) == changed
    assert words_since(replace(post, changed_at=changed), [seen]) == seen
