"""`amtdesk weekly`: data under the keys of the report form, a PDF, text, and what it refuses."""

import json
from pathlib import Path

import pytest

from amtdesk.__main__ import main as run
from amtdesk.domain.reports import ReportField, Section
from amtdesk.services.report_forms import FORMS
from tests.builders import open_desk
from tests.builders_files import fill_up, needs_mounts, small_drive
from tests.builders_reports import FIGURES, FRIDAY, WEEK, birkenfurt_week

AT = ["--at", "2027-05-14T12:00", "--lang", "de"]


@pytest.fixture
def line(tmp_path: Path) -> list[str]:
    with open_desk(tmp_path, FRIDAY) as desk:
        birkenfurt_week(desk)
        desk.reports.edit(WEEK, ReportField.GOALS, value=["Nachwuchs: 3 Bewerbungen – auf dem Weg"])
    return ["weekly", "--data", str(tmp_path), *AT]


def test_the_figures_come_out_under_the_keys_of_the_report_form(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*line, "--week", "2027-W19", "--json"]) == 0

    data = json.loads(capsys.readouterr().out)
    assert data["numbers"] == FIGURES
    assert (data["week"], data["from"], data["to"]) == ("2027-W19", "2027-05-07 12:00", "2027-05-14 12:00")
    assert data["headline"].startswith("Die Sperrung")
    assert len(data["decisions"]) == 2
    assert data["topics"][0] == {"name": "Baustelle Mühlenstraße", "count": 21}
    assert data["time_spent_hours"] == 6.25
    assert data["contents"] == [section.value for section in Section]
    assert data["goals"] == ["Nachwuchs: 3 Bewerbungen – auf dem Weg"]


def test_the_page_is_written_as_pdf(line: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "Bericht.pdf"

    assert run([*line, "-o", str(path)]) == 0

    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in capsys.readouterr().out


def test_data_and_page_come_out_together(line: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*line, "--json", "-o", str(tmp_path / "Bericht.pdf")]) == 0

    assert json.loads(capsys.readouterr().out)["week"] == "2027-W19"


def test_without_more_words_it_is_text_to_read(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(line) == 0

    assert "13 von 14 erste Reaktion in 24 Stunden" in capsys.readouterr().out


def test_a_week_that_does_not_exist_is_wrong_usage(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*line, "--week", "2027-W60"]) == 2

    assert "2027-W60" in capsys.readouterr().err


def test_a_folder_that_does_not_exist_is_refused_with_a_sentence(
    line: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*line, "-o", str(tmp_path / "fort" / "Bericht.pdf")]) == 1

    said = capsys.readouterr()
    assert "gibt es nicht mehr" in said.err + said.out


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".txt", ".csv"])
def test_each_form_is_one_command_away_and_the_same_bytes_twice(line: list[str], tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / f"eins{ending}", tmp_path / f"zwei{ending}"

    assert run([*line, "-o", str(first)]) == run([*line, "-o", str(second)]) == 0

    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_size > 300


def test_letters_that_no_font_draws_are_named_with_their_code(
    tmp_path: Path, line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with open_desk(tmp_path, FRIDAY) as desk:
        desk.reports.edit("2027-W19", ReportField.BENEFIT, value="Schild 漢 am Markt")

    assert run([*line, "-o", str(tmp_path / "Bericht.pdf")]) == 0

    assert "Keine Schrift zeichnet 漢: Auf der Seite steht der Code [U+6F22]." in capsys.readouterr().err


def test_an_unknown_form_names_those_that_there_are(line: list[str], tmp_path: Path) -> None:
    assert run([*line, "-o", str(tmp_path / "Bericht.odt")]) != 0

    assert not (tmp_path / "Bericht.odt").exists()


@pytest.mark.parametrize("ending", FORMS)
def test_each_form_that_cannot_be_written_is_a_sentence(
    line: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    taken = tmp_path / f"Bericht{ending}"
    taken.mkdir()

    assert run([*line, "-o", str(tmp_path / "fort" / f"Bericht{ending}")]) == 1
    assert run([*line, "-o", str(taken)]) == 1

    gone, is_folder = capsys.readouterr().err.strip().splitlines()
    assert "gibt es nicht mehr. Bitte wählen Sie" in gone
    assert is_folder.endswith("ist ein Ordner. Bitte wählen Sie einen Dateinamen.")


@needs_mounts
def test_a_full_drive_is_a_sentence_and_the_old_file_stays(
    line: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with small_drive(tmp_path / "voll", megabytes=1) as drive:
        (drive / "Bericht.pdf").write_bytes(b"old")
        fill_up(drive)

        assert run([*line, "-o", str(drive / "Bericht.pdf")]) == 1

        assert "ist kein Platz mehr" in capsys.readouterr().err
        assert (drive / "Bericht.pdf").read_bytes() == b"old"
        assert {each.name for each in drive.iterdir()} == {"Bericht.pdf", "filled-up"}
