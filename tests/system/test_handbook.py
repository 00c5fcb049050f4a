"""The handbook that is shipped: found by its words, opened at a place, copied to a file."""

import re
from pathlib import Path

import pytest

from amtdesk.system.files import CannotWrite
from amtdesk.system.handbook import Chapter, Handbook, NoSuchForm, Task, handbook, save_handbook, way_to
from amtdesk.system.resources import resource

SMALL = Handbook(
    chapters=(
        Chapter(
            name="it", title="Für die IT", tasks=(Task(anchor="it-netz", title="Was im Netz geschieht", words="Port"),)
        ),
        Chapter(
            name="it-mehr",
            title="Noch mehr",
            tasks=(Task(anchor="it-mehr-port", title="Ports öffnen", words="nirgends"),),
        ),
    ),
    help={"plan": "it", "plan/one": "it-mehr"},
)


def test_a_part_of_a_page_may_have_a_place_of_its_own() -> None:
    assert SMALL.place("plan") == "it"
    assert SMALL.place("plan", "one") == "it-mehr"
    assert SMALL.place("plan", "media") == "it"
    assert SMALL.place("elsewhere") == "it"


def test_the_chapter_of_a_place_is_the_one_that_names_it_whole() -> None:
    assert SMALL.chapter("it-netz").name == "it"
    assert SMALL.chapter("it-mehr-port").name == "it-mehr"
    assert SMALL.chapter("unknown").name == "it"


def test_what_stands_in_a_heading_comes_before_what_stands_below_one() -> None:
    assert [task.anchor for task in SMALL.found("port")] == ["it-mehr-port", "it-netz"]
    assert SMALL.found("noch mehr")[0].anchor == "it-mehr"
    assert SMALL.found("kegelbahn") == ()
    assert SMALL.found(" … ") == ()


def test_every_place_of_the_help_stands_in_what_is_shipped() -> None:
    shipped = resource("handbook", "handbuch.html").read_text(encoding="utf-8")
    there = set(re.findall(r' id="([^"]+)"', shipped))

    assert set(handbook().help.values()) <= there
    assert {task.anchor for chapter in handbook().chapters for task in chapter.with_itself()} <= there


def test_the_way_to_a_place_keeps_what_stands_behind_the_number_sign(tmp_path: Path) -> None:
    way = way_to("fragen-beleidigung", folder=tmp_path / "Zwischen & Speicher")

    words = way.read_text(encoding="utf-8")
    address = f"{resource('handbook', 'handbuch.html').as_uri()}#fragen-beleidigung"
    assert f'content="0; url={address}"' in words
    assert f'href="{address}"' in words
    assert way.name == "handbuch-fragen-beleidigung.html"


def test_without_a_place_to_write_the_handbook_itself_is_opened(tmp_path: Path) -> None:
    (tmp_path / "no folder").write_bytes(b"")

    assert way_to("it", folder=tmp_path / "no folder") == resource("handbook", "handbuch.html")


def test_the_way_lies_in_the_cache_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))

    assert tmp_path in way_to("it").parents


@pytest.mark.parametrize(("name", "begins"), [("Handbuch.pdf", b"%PDF"), ("Handbuch.HTML", b"<!DOCTYPE html>")])
def test_it_is_copied_as_the_ending_says(tmp_path: Path, name: str, begins: bytes) -> None:
    assert save_handbook(tmp_path / name).read_bytes().startswith(begins)


def test_another_ending_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoSuchForm):
        save_handbook(tmp_path / "Handbuch.docx")


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        save_handbook(tmp_path / "gone" / "Handbuch.pdf")
