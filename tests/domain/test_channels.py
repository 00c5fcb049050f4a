"""What a channel takes: one measure of a text, by the rules of the channel."""

import pytest

from amtdesk.domain.channels import (
    Certainty,
    ChannelPlace,
    ChannelRules,
    Counting,
    characters,
    checked_opening,
    checked_rules,
    find_hashtags,
    find_links,
    fold_position,
    measure,
    sizes_from_words,
)
from amtdesk.domain.errors import NotAllowed
from tests.builders_channels import a_channel


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  Guten Tag  ", 9),
        ("Grüße", 5),
        ("Gru\u0308\u00dfe", 5),  # the umlaut as u and a mark
        ("🇩🇪", 1),
        ("👨‍👩‍👧‍👦", 1),
        ("👍🏽", 1),
        ("❤️", 1),
        ("1️⃣", 1),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
        ("„Zug“ – 5 €", 11),
        ("Zeile\n\nZeile", 12),
    ],
)
def test_a_character_is_what_a_reader_sees_as_one(text: str, count: int) -> None:
    assert characters(text) == count


def test_x_takes_280_characters_and_counts_each_link_as_23() -> None:
    rules = a_channel(text_max=280, link_length=23, bare_links=True)
    text = "a" * 256 + " https://www.birkenfurt.example/rathaus/aktuelles/freibad"

    fits, over = measure(text, rules), measure("a" + text, rules)

    assert (fits.length, fits.over_limit, fits.fits) == (280, 0, True)
    assert (over.length, over.over_limit, over.fits) == (281, 1, False)


def test_x_counts_an_address_without_https_as_a_link_too() -> None:
    text = "Mehr: birkenfurt.example/freibad."

    assert measure(text, a_channel(link_length=23, bare_links=True)).length == 6 + 23 + 1
    assert measure(text, a_channel(link_length=23)).length == len(text)


def test_mastodon_takes_500_characters_and_counts_each_link_as_23() -> None:
    rules = a_channel(text_max=500, link_length=23)
    link = "https://www.birkenfurt.example/" + "x" * 200

    found = measure(f"{'ä' * 475}. {link}", rules)

    assert (found.length, found.links, found.over_limit) == (475 + 2 + 23, 1, 0)


def test_bluesky_takes_300_graphemes_and_no_more_than_3000_bytes() -> None:
    rules = a_channel(text_max=300, bytes_max=3000)

    flags, families = measure("🇩🇪" * 300, rules), measure("👨‍👩‍👧‍👦" * 121, rules)

    assert (flags.length, flags.over_limit, flags.over_bytes) == (300, 0, 0)
    assert (families.length, families.over_limit, families.over_bytes) == (121, 0, 25)
    assert not families.fits


def test_facebook_recommends_400_characters_long_before_its_limit() -> None:
    rules = a_channel(text_max=63206, text_recommended=400)

    found = measure("a" * 412, rules)

    assert (found.over_recommendation, found.over_limit) == (12, 0)
    assert (found.recommended, found.limit) == (400, 63206)


def test_threads_counts_an_emoji_by_its_bytes() -> None:
    assert measure("Sonne ☀️", a_channel(counting=Counting.EMOJI_AS_BYTES)).length == 6 + 6
    assert measure("Flagge 🇩🇪", a_channel(counting=Counting.EMOJI_AS_BYTES)).length == 7 + 8


def test_where_no_limit_is_known_nothing_is_over_it() -> None:
    found = measure("a" * 9999, a_channel())

    assert (found.over_limit, found.over_recommendation, found.limit) == (0, 0, None)


def test_hashtags_are_counted_against_what_the_channel_takes() -> None:
    text = "#Freibad #Birkenfurt, Nr. #1, C#Dur, &#39; https://a.example/#unten #Straßenfest2027"

    assert measure(text, a_channel(hashtags_max=2)).hashtags == 3
    assert measure(text, a_channel(hashtags_max=2)).too_many_hashtags == 1
    assert measure(text, a_channel()).too_many_hashtags == 0
    assert [text[start:end] for start, end in find_hashtags(text)] == ["#Freibad", "#Birkenfurt", "#Straßenfest2027"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Mehr auf https://a.example/b.", ["https://a.example/b"]),
        ("(siehe https://a.example/b)", ["https://a.example/b"]),
        ("https://a.example/b_(c)", ["https://a.example/b_(c)"]),
        ("„https://a.example“, www.stadt.de!", ["https://a.example", "www.stadt.de"]),
        ("rathaus@stadt.de, z.B. um 9.30 Uhr, 1.5.2027", []),
    ],
)
def test_a_link_ends_before_the_marks_of_its_sentence(text: str, links: list[str]) -> None:
    assert [text[start:end] for start, end in find_links(text)] == links


def test_a_text_folds_before_the_word_that_would_be_cut() -> None:
    rules = a_channel(fold_after=14)

    assert fold_position("Das Freibad öffnet am Samstag", rules) == len("Das Freibad")
    assert fold_position("Kurz", rules) is None
    assert fold_position("Das Freibad öffnet am Samstag", a_channel()) is None


def test_a_long_word_and_emoji_are_folded_where_they_reach_the_mark() -> None:
    assert fold_position("x" * 60, a_channel(fold_after=40)) == 40
    assert fold_position("👨‍👩‍👧‍👦" * 3, a_channel(fold_after=2)) == 2 * len("👨‍👩‍👧‍👦")


def test_each_figure_has_a_certainty_of_its_own() -> None:
    rules = a_channel(certainty=Certainty.CERTAIN, doubts={"alt_max": Certainty.UNCERTAIN})

    assert rules.certainty_of("alt_max") is Certainty.UNCERTAIN
    assert rules.certainty_of("text_max") is Certainty.CERTAIN


def test_a_channel_is_used_as_main_or_beside_it() -> None:
    assert not a_channel().is_used
    assert a_channel(place=ChannelPlace.SECOND).is_used


def test_sizes_are_read_as_people_write_them() -> None:
    assert sizes_from_words("1080x1350, 1200 × 630; 1080X1080") == ((1080, 1350), (1200, 630), (1080, 1080))
    assert sizes_from_words(" ") == ()
    with pytest.raises(NotAllowed, match="no size"):
        sizes_from_words("groß")


def test_rules_are_tidied() -> None:
    tidy = checked_rules(a_channel(name="  Unsere   Seite ", address=" https://a.example "))

    assert (tidy.name, tidy.address) == ("Unsere Seite", "https://a.example")


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (a_channel(name=" "), "give the channel a name"),
        (a_channel(text_max=0), "at least one character"),
        (a_channel(fold_after=-3), "at least one character"),
        (a_channel(hashtags_max=-1), "below zero"),
        (a_channel(text_max=280, text_recommended=400), "above what the channel takes"),
    ],
)
def test_figures_that_no_channel_can_have_are_refused(rules: ChannelRules, words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        checked_rules(rules)


def test_a_second_channel_needs_its_reason_and_hours() -> None:
    assert checked_opening(" Junge  Leute ", 2) == ("Junge Leute", 2)
    with pytest.raises(NotAllowed, match="why the town needs"):
        checked_opening(" ", 2)
    with pytest.raises(NotAllowed, match="how many hours"):
        checked_opening("Junge Leute", 0)
