"""What keeps a picture from being shown, which credit its facts lead to, and what a list asks about first."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import MediaId
from amtdesk.domain.media import (
    LICENCES,
    WITHOUT_TOWN,
    Licence,
    MediaFilter,
    Medium,
    People,
    alt_text_hint,
    checked,
    consent_refused,
    fits,
    proposed_credit,
    rights_missing,
    why_not_usable,
)
from amtdesk.domain.pictures import PictureKind
from amtdesk.domain.post_rules import CONSENT_MISSING, CONSENT_NOT_NEEDED, CONSENT_ON_FILE

TODAY = date(2027, 5, 12)
BARE = Medium(
    id=MediaId(1),
    sha256="ab",
    name="becken.jpg",
    kind=PictureKind.JPEG,
    width=1200,
    height=630,
    added_at=datetime(2027, 5, 1, 8, tzinfo=UTC),
)
SETTLED = replace(
    BARE,
    alt_text="Ein leeres Becken.",
    licence=Licence.OWN_PHOTO,
    author="Jana Wolter",
    credit="Foto: Jana Wolter",
    people=People.NOBODY,
)
WITH_CONSENT = replace(SETTLED, people=People.WITH_CONSENT, consent_proof="Ordner 3")


def test_the_codes_for_people_are_those_of_a_post() -> None:
    assert (People.NOBODY, People.WITH_CONSENT, People.CONSENT_MISSING) == (
        CONSENT_NOT_NEEDED,
        CONSENT_ON_FILE,
        CONSENT_MISSING,
    )


def test_a_picture_that_nobody_looked_at_is_not_settled() -> None:
    assert "recognised" in str(why_not_usable(BARE, TODAY))
    assert "By which right" in str(rights_missing(BARE))


def test_a_settled_picture_may_be_shown() -> None:
    assert why_not_usable(SETTLED, TODAY) is None
    assert why_not_usable(WITH_CONSENT, TODAY) is None


@pytest.mark.parametrize("licence", [each for each in Licence if each is not Licence.UNKNOWN])
def test_each_licence_asks_for_what_it_needs_one_after_the_other(licence: Licence) -> None:
    rule = LICENCES[licence]
    medium = replace(BARE, licence=licence)
    asked = []
    for name, value, word in (
        ("author", "Jana Wolter", "Who made"),
        ("licence_proof", "Vertrag", "What proves the licence"),
        ("licence_on", TODAY, "Of which day"),
        ("credit", "Foto: Jana Wolter", "no credit line"),
    ):
        missing = rights_missing(medium)
        if missing is not None and word in str(missing):
            asked.append(name)
            medium = replace(medium, **{name: value})  # type: ignore[arg-type]  # each value is of its field

    needed = [*(["author"] if rule.needs_author else []), *(["licence_proof", "licence_on"] if rule.proof else [])]
    assert asked == [*needed, "credit"]
    assert rights_missing(medium) is None


def test_recognisable_people_need_a_consent_with_a_proof_that_holds() -> None:
    assert "recognisable" in str(consent_refused(replace(SETTLED, people=People.CONSENT_MISSING), TODAY))
    assert "proves the consent" in str(consent_refused(replace(WITH_CONSENT, consent_proof=""), TODAY))
    assert consent_refused(replace(WITH_CONSENT, consent_until=TODAY), TODAY) is None
    ended = replace(WITH_CONSENT, consent_until=date(2027, 5, 11))
    assert "ended on 11 May 2027" in str(consent_refused(ended, TODAY))


def test_a_consent_is_asked_about_thirty_days_before_it_ends() -> None:
    assert replace(WITH_CONSENT, consent_until=date(2027, 6, 11)).consent_ends_soon(TODAY)
    assert not replace(WITH_CONSENT, consent_until=date(2027, 6, 12)).consent_ends_soon(TODAY)
    assert not WITH_CONSENT.consent_ends_soon(TODAY)
    assert not replace(SETTLED, consent_until=TODAY).consent_ends_soon(TODAY)


@pytest.mark.parametrize(
    ("licence", "author", "line"),
    [
        (Licence.OWN_PHOTO, "Jana Wolter", "Photo: Jana Wolter / Stadt Birkenfurt"),
        (Licence.OWN_PHOTO, "Stadt Birkenfurt, Bauamt", "Photo: Stadt Birkenfurt, Bauamt"),
        (Licence.OWN_GRAPHIC, "Stadt Birkenfurt", "Graphic: Stadt Birkenfurt"),
        (Licence.CC_BY, "A. Maler", "Photo: A. Maler, CC BY 4.0"),
        (Licence.PUBLIC_DOMAIN, "", "Picture: public domain"),
    ],
)
def test_the_credit_line_is_proposed_from_licence_and_author(licence: Licence, author: str, line: str) -> None:
    medium = replace(BARE, licence=licence, author=author)

    assert str(proposed_credit(medium, town="Stadt Birkenfurt")) == line


def test_without_a_town_its_name_is_left_out() -> None:
    assert str(proposed_credit(SETTLED, town="")) == "Photo: Jana Wolter"
    assert all("{town}" in source for source in WITHOUT_TOWN)


def test_nothing_is_proposed_while_licence_or_author_are_missing() -> None:
    assert proposed_credit(BARE, town="Birkenfurt") is None
    assert proposed_credit(replace(BARE, licence=Licence.STOCK), town="Birkenfurt") is None


def test_the_length_of_a_description_is_a_hint() -> None:
    assert alt_text_hint("Ein leeres Becken.", most=None) is None
    assert "101 characters" in str(alt_text_hint("a" * 101, most=None))
    assert "1 characters more" in str(alt_text_hint("a" * 1001, most=1000))


def test_a_list_asks_first_for_what_is_missing() -> None:
    missing = replace(SETTLED, people=People.CONSENT_MISSING)
    ending = replace(WITH_CONSENT, consent_until=date(2027, 6, 1))
    found = {
        wanted: [each for each in (BARE, SETTLED, missing, ending) if fits(each, wanted=wanted, query="", today=TODAY)]
        for wanted in MediaFilter
    }

    assert found == {
        MediaFilter.ALL: [BARE, SETTLED, missing, ending],
        MediaFilter.WITHOUT_WORDS: [BARE],
        MediaFilter.RIGHTS_UNCLEAR: [BARE],
        MediaFilter.CONSENT_MISSING: [missing],
        MediaFilter.CONSENT_ENDING: [ending],
    }


def test_all_words_of_a_search_begin_a_word_of_the_picture() -> None:
    def is_found(query: str) -> bool:
        return fits(SETTLED, wanted=MediaFilter.ALL, query=query, today=TODAY)

    assert is_found("beck wolt")
    assert is_found("")
    assert not is_found("becken rutsche")


def test_a_proof_is_of_today_at_most_and_a_picture_has_a_name() -> None:
    assert checked(SETTLED, TODAY) == SETTLED
    with pytest.raises(NotAllowed, match="future"):
        checked(replace(SETTLED, licence_on=date(2027, 5, 13)), TODAY)
    with pytest.raises(NotAllowed, match="name"):
        checked(replace(SETTLED, name=" "), TODAY)
