"""Files that go out: whole, readable in a German Excel, and without anything that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from amtdesk.desk import Desk
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reply_templates import NewTemplate
from amtdesk.services.exports import UnknownEnding
from amtdesk.system.files import CannotWrite
from tests.builders import open_birkenfurt, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "desk"
    folder.mkdir()
    with open_birkenfurt(folder) as desk:
        yield desk


def table(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_posts_go_out_with_who_approved_them(desk: Desk, tmp_path: Path) -> None:
    number = desk.exports.posts(tmp_path / "posts.csv")

    rows = {row["Schlüssel"]: row for row in table(tmp_path / "posts.csv")}
    assert number == len(rows) == 24
    assert rows["P05"] | {"Text": ""} == rows["P05"] | {
        "Text": "",
        "Stand": "veröffentlicht",
        "Tag": "10.05.2027",
        "Uhrzeit": "08:30",
        "Amt": "Bauamt",
        "Freigegeben von": "Sabine Kröger",
        "Veröffentlicht am": "10.05.2027 08:30",
    }
    assert rows["RS1"]["Tag"] == ""


def test_questions_go_out_with_their_last_answer(desk: Desk, tmp_path: Path) -> None:
    number = desk.exports.questions(tmp_path / "questions.csv")

    rows = {row["Schlüssel"]: row for row in table(tmp_path / "questions.csv")}
    assert number == len(rows) == 20
    assert rows["Q01"]["Thema"] == "Öffnungszeiten und Termine"
    assert rows["Q01"]["Erste Reaktion"] == "03.05.2027 08:30"
    assert rows["Q01"]["Antwort"].startswith("Guten Tag, am Freitag, 7. Mai, bleibt")
    assert rows["Q03"]["Stand"] == "beim Fachamt"
    assert rows["Q20"]["Antwort"] == ""


def test_the_same_goes_out_as_yaml(desk: Desk, tmp_path: Path) -> None:
    desk.exports.posts(tmp_path / "posts.yaml")
    desk.exports.questions(tmp_path / "questions.yml")

    posts = yaml.safe_load((tmp_path / "posts.yaml").read_text("utf-8"))["posts"]
    questions = yaml.safe_load((tmp_path / "questions.yml").read_text("utf-8"))["questions"]
    assert (posts[0]["key"], str(posts[0]["day"]), posts[0]["at"]) == ("P01", "2027-05-03", "09:00")
    assert questions[0]["asked_at"] == "2027-05-03T07:40"
    assert "closing_reason" not in questions[0]


@pytest.mark.parametrize("name", ["pack.yaml", "table.csv"])
def test_templates_come_back_as_they_went(desk: Desk, tmp_path: Path, name: str) -> None:
    desk.templates.add(NewTemplate(title="=1+1", text="+49 69 90009-100 oder @stadt;\n„Ja“", key="T-X"))
    assert desk.exports.templates(tmp_path / name) == 82
    (tmp_path / "other").mkdir()

    with open_desk(tmp_path / "other") as other:
        report = other.imports.import_templates(tmp_path / name)
        there = {template.key: template for template in other.templates.all()}

    here = {template.key: template for template in desk.templates.all()}
    assert (report.added, report.faults) == (82, ())
    assert [(t.title, t.text, t.agreement) for t in there.values()] == [
        (t.title, t.text, t.agreement) for t in here.values()
    ]


def test_a_cell_that_looks_like_a_formula_stays_text(desk: Desk, tmp_path: Path) -> None:
    for text in ("=SUMME(A1)", "+1", "-1", "@alle"):
        desk.questions.note(text, source=QuestionSource.OTHER)

    desk.exports.questions(tmp_path / "questions.csv")

    noted = [row["Frage"] for row in table(tmp_path / "questions.csv")][-4:]
    assert noted == ["'=SUMME(A1)", "'+1", "'-1", "'@alle"]


def test_a_name_must_say_what_the_file_shall_be(desk: Desk, tmp_path: Path) -> None:
    for write in (desk.exports.templates, desk.exports.posts, desk.exports.questions):
        with pytest.raises(UnknownEnding):
            write(tmp_path / "file.xlsx")


def test_a_folder_in_the_way_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "posts.csv").mkdir()

    with pytest.raises(CannotWrite):
        desk.exports.posts(tmp_path / "posts.csv")
