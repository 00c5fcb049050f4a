"""Links go out as a browser takes them, and without what follows readers."""

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.links import read_link


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("www.birkenfurt.example/freibad", "https://www.birkenfurt.example/freibad"),
        (" <HTTPS://Birkenfurt.Example/Freibad> ", "https://birkenfurt.example/Freibad"),
        ("http://alt.example:8080/a?b=1#c", "http://alt.example:8080/a?b=1#c"),
        ("müllabfuhr.example", "https://müllabfuhr.example"),
    ],
)
def test_a_link_is_written_as_a_browser_takes_it(typed: str, link: str) -> None:
    assert read_link(typed).link == link


def test_what_follows_readers_is_named_and_left_out() -> None:
    found = read_link("https://a.example/p?utm_source=fb&id=7&fbclid=x1&UTM_Medium=post&utm_source=2#oben")

    assert found.tracking == ("utm_source", "fbclid", "UTM_Medium")
    assert found.plain == "https://a.example/p?id=7#oben"
    assert "fbclid" in found.link


def test_a_link_without_such_parts_stays_letter_for_letter() -> None:
    found = read_link("https://a.example/suche?q=Freibad%20Zeiten&leer=&x")

    assert (found.plain, found.tracking) == (found.link, ())


@pytest.mark.parametrize(
    "typed", ["", "Freibad", "das Freibad", "https://", "mailto:a@b.de", "ftp://a.de", "http://[x"]
)
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(NotAllowed, match="web address"):
        read_link(typed)
