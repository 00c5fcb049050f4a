"""What is built of the pages: one HTML and one tagged PDF, of today's words, the same bytes for the same words."""

import io
import re
import shutil
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pikepdf
import pytest

from tests.documents.test_weekly_report import structure
from tools import handbook as building
from tools import handbook_html, handbook_paper
from tools.handbook_source import FOLDER, Handbook, HandbookFault, faults, place_of, read_handbook

PLAN = """
as_of: Mai 2027
parts: [{title: Anfang, pages: [eins, zwei]}]
help: {today: eins}
questions: [{ask: "Und dann?", answer: "zwei.md#dann", typed: dann}]
"""
ONE = """# Eins

Drücken Sie <kbd>Strg+N</kbd> und **Neu** für [das Zweite](zwei.md#dann), *nicht* `amtdesk today`.

![Die Seite Heute](bilder/heute.png)

## Erst dies {#erst}

- Punkt
- Punkt mit [Netz](https://www.birkenfurt.example)

1. Schritt

> *Vorsicht:* Das ist & bleibt \\<nicht> so.

```
amtdesk today
```

### Darunter

| Was | Wie |
|---|---|
| Eins | **Neu** |
"""
TWO = "# Zwei\n\n## Und dann {#dann}\n\nNichts.\n\n## Ganz am Ende {#ende}\n\nSchluss.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(FOLDER / "handbuch.typ", tmp_path)
    (tmp_path / "bilder").mkdir()
    shutil.copy(next((FOLDER / "bilder").glob("*.png")), tmp_path / "bilder" / "heute.png")
    (tmp_path / "handbuch.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "eins.md").write_text(ONE, encoding="utf-8")
    (tmp_path / "zwei.md").write_text(TWO, encoding="utf-8")
    return tmp_path


def html(handbook: Handbook, folder: Path) -> bytes:
    return handbook_html.html(handbook, pictures=folder / "bilder", version="1", sources="abc")


def pdf(handbook: Handbook, folder: Path) -> bytes:
    return handbook_paper.pdf(
        handbook, template=folder / "handbuch.typ", version="1", sources="abc", at=building.MADE_AT
    )


def tree(content: bytes) -> Element:
    """The file read as strict XML: only well-formed markup passes."""
    body = content.decode().removeprefix("<!DOCTYPE html>\n")
    return fromstring(re.sub(r"<(meta|img|col|br)\b([^>]*)>", r"<\1\2/>", body))  # noqa: S314 - our own file


def test_what_is_shipped_was_built_from_todays_pages() -> None:
    assert building.built_from() == building.fingerprint(), "build it: python -m tools.handbook"


def test_all_that_is_shipped_was_built_together() -> None:
    sources = building.built_from()

    assert f'content="{sources}"'.encode() in (building.TARGET / "handbuch.html").read_bytes()
    with pikepdf.open(building.TARGET / "handbuch.pdf") as document:
        assert sources in str(document.docinfo["/Keywords"])


def test_the_same_pages_give_the_same_bytes(folder: Path) -> None:
    handbook = read_handbook(folder)

    assert html(handbook, folder) == html(read_handbook(folder), folder)
    assert pdf(handbook, folder) == pdf(read_handbook(folder), folder)


def test_another_word_is_noticed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    before = building.fingerprint()
    monkeypatch.setattr(building, "__version__", "another")

    assert building.fingerprint() != before
    assert list(faults(read_handbook(folder))) == []


def test_the_page_is_read_by_ear_and_by_keyboard(folder: Path) -> None:
    page = tree(html(read_handbook(folder), folder))

    assert page.get("lang") == "de"
    assert len(list(page.iter("h1"))) == 1
    levels = [int(each.tag[1]) for each in page.iter() if re.fullmatch("h[1-6]", each.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    skip = page.find("body/a")
    assert skip is not None
    assert skip.get("href") == "#anfang"
    assert all(each.get("alt") for each in page.iter("img"))
    assert [each.get("scope") for each in page.iter("th")] == ["col", "col", "row"]
    assert [kbd.text for kbd in page.iterfind(".//kbd/kbd")] == ["Strg", "N"]


def test_every_inner_link_has_its_target_and_no_target_is_there_twice() -> None:
    page = tree((building.TARGET / "handbuch.html").read_bytes())
    ids = [each.get("id", "") for each in page.iter() if each.get("id")]
    links = [each.get("href", "") for each in page.iter("a")]

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_the_page_fetches_nothing() -> None:
    page = tree((building.TARGET / "handbuch.html").read_bytes())

    assert {each.get("src", "").partition(",")[0] for each in page.iter("img")} == {"data:image/png;base64"}
    assert not list(page.iter("script"))
    policy = next(each for each in page.iter("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert policy.get("content", "").startswith("default-src 'none'")


def test_words_are_never_read_as_markup(folder: Path) -> None:
    page = tree(html(read_handbook(folder), folder))

    assert "Das ist & bleibt <nicht> so." in "".join(page.itertext())


def test_the_paper_has_headings_pictures_and_links_that_a_screen_reader_finds(folder: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf(read_handbook(folder), folder))) as document:
        tags = list(structure(document.Root.StructTreeRoot))
        language, title = str(document.Root.Lang), str(document.docinfo["/Title"])
        outline = [str(each.title) for each in document.open_outline().root]

    kinds = [str(tag.get("/S")) for tag in tags]
    assert (language, title) == ("de", "AmtDesk: Handbuch")
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Link", "/Code"} <= set(kinds)
    assert [str(tag.get("/Alt")) for tag in tags if tag.get("/S") == "/Figure"] == ["Die Seite Heute"]
    assert {"Eins", "Zwei"} <= set(outline)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Kein Titel", "no # title"),
        ("# T\n\n<div>x</div>\n", "html_block"),
        ("# T\n\n<b>x</b>\n", "<b> is not used"),
        ("# T\n\n<kbd>x\n", "not closed"),
        ("# T\n\n![](bilder/x.png)\n", "words for who cannot see"),
        ("# T\n\n![x](http://x.example/x.png)\n", "pictures are bilder/"),
        ("# T\n\nWorte ![x](bilder/x.png)\n", "on a line of its own"),
        ("# T\n\n[x](x.html)\n", "leads nowhere"),
        ("# T\n\n---\n", "hr is not used"),
    ],
)
def test_a_page_that_breaks_the_rules_is_refused_with_its_place(folder: Path, words: str, told: str) -> None:
    (folder / "eins.md").write_text(words, encoding="utf-8")

    with pytest.raises(HandbookFault, match="eins") as refused:
        read_handbook(folder)

    assert told in str(refused.value)


def test_what_is_wrong_between_pages_is_named(folder: Path) -> None:
    (folder / "eins.md").write_text("# T\n\n[x](drei.md)\n\n## A {#a}\n\n## B {#a}\n\n## Ohne\n", encoding="utf-8")
    (folder / "zwei.md").unlink()

    handbook = read_handbook(folder)

    assert list(faults(handbook)) == [
        "eins.md: eins-a twice",
        "eins.md: no place drei",
        "eins.md: „Ohne“ has no anchor",
        "handbuch.yaml: Und dann?: no place zwei-dann",
    ]
    assert handbook.missing == ("zwei",)


def test_a_link_names_a_page_a_place_or_both() -> None:
    assert place_of("fragen.md#frist", page="heute") == "fragen-frist"
    assert place_of("fragen.md", page="heute") == "fragen"
    assert place_of("#frist", page="fragen") == "fragen-frist"
    with pytest.raises(HandbookFault):
        place_of("", page="fragen")
