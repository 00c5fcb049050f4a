"""`amtdesk yearly`: twelve months as text, data and page."""

import json
from pathlib import Path

import pytest

from amtdesk.__main__ import main as run
from tests.builders import open_desk
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week


@pytest.fixture
def line(tmp_path: Path) -> list[str]:
    with open_desk(tmp_path, FRIDAY) as desk:
        birkenfurt_week(desk)
    return ["yearly", "--data", str(tmp_path), "--at", "2027-05-14T12:00", "--lang", "de"]


def test_the_months_come_out_as_data(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*line, "--until", "2027-05", "--json"]) == 0

    data = json.loads(capsys.readouterr().out)
    assert (data["from"], data["to"], len(data["months"])) == ("2026-06-01", "2027-05-31", 12)
    assert data["months"][-1]["month"] == "2027-05"
    assert data["questions"] == data["months"][-1]["questions"] == 14


def test_the_page_is_written_and_the_text_is_said(
    line: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Jahr.pdf"

    assert run([*line, "-o", str(path)]) == run(line) == 0
    assert run([*line, "--json", "-o", str(path)]) == 0

    assert path.read_bytes().startswith(b"%PDF")
    assert "Soziale Medien in zwölf Monaten" in capsys.readouterr().out


def test_what_is_no_month_is_refused(line: list[str]) -> None:
    assert run([*line, "--until", "Mai"]) == 2
    assert run([*line, "--until", "2027-07"]) == 1


def test_what_was_put_right_comes_out_with_what_is_recorded(
    line: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_desk(tmp_path, FRIDAY) as desk:
        desk.reports.correct(WEEK, "questions_received", value=20)
        desk.reports.finish(WEEK)

    assert run([*line, "--json"]) == 0

    may = json.loads(capsys.readouterr().out)["months"][-1]
    assert (may["questions"], may["recorded"]) == (20, {"questions": 14})
