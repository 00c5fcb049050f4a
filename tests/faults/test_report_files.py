"""Files of the weekly report: each form is told in a sentence, the report and the file before it stay.

Drives that are full or read-only are real ones (root on Linux). What another program on Windows does to an open file is
simulated by the refusal that Windows gives; the full drive is simulated as well, for machines that may not mount one.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

from amtdesk.desk import Desk
from amtdesk.services.report_forms import FORMS
from amtdesk.system.files import CannotWrite, write_whole
from amtdesk.system.language import Language
from tests import builders_files as files
from tests.builders import BERLIN, open_desk
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week

GERMAN = Language("de", BERLIN)
NOBODY = 65534


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(tmp_path_factory.mktemp("faults"), FRIDAY) as desk:
        birkenfurt_week(desk)
        yield desk


def every_form_says(desk: Desk, folder: Path, sentence: str) -> None:
    """Each form is refused with this sentence; the report and all files are as they were."""
    before = (desk.reports.weekly(WEEK), files.everything_in(folder) if folder.exists() else {})

    for ending in FORMS:
        path = folder / f"Bericht{ending}"
        with pytest.raises(CannotWrite) as told:
            desk.reports.save(WEEK, GERMAN, path=path)
        said = GERMAN.sentence(told.value)
        assert sentence in said, ending
        assert str(path) in said

    assert (desk.reports.weekly(WEEK), files.everything_in(folder) if folder.exists() else {}) == before


def old_files(folder: Path) -> None:
    for ending in FORMS:
        (folder / f"Bericht{ending}").write_bytes(b"old")


@pytest.mark.fault(
    "The drive is full while a report is saved",
    made_by="a small drive that is filled up",
    outcome="A sentence with the next step, for each form; the old file and the report stay",
)
@files.needs_mounts
def test_a_full_drive_keeps_the_old_file_of_every_form(desk: Desk, tmp_path: Path) -> None:
    with files.small_drive(tmp_path / "voll", megabytes=1) as drive:
        old_files(drive)
        files.fill_up(drive)

        every_form_says(desk, drive, "ist kein Platz mehr")


@pytest.mark.fault(
    "A report is saved to a drive that can only be read",
    made_by="a drive mounted read-only",
    outcome="A sentence with the next step, for each form; the old file and the report stay",
)
@files.needs_mounts
def test_a_drive_that_can_only_be_read_keeps_the_old_file_of_every_form(desk: Desk, tmp_path: Path) -> None:
    old_files(tmp_path)
    with files.read_only_drive(tmp_path):
        every_form_says(desk, tmp_path, "nur gelesen werden")


@pytest.mark.fault(
    "The folder of a report is gone",
    made_by="a path through a folder that is not there",
    outcome="A sentence; no folder and no file is made",
)
def test_a_folder_that_is_gone_is_told_for_every_form(desk: Desk, tmp_path: Path) -> None:
    every_form_says(desk, tmp_path / "fort", "gibt es nicht mehr")


@pytest.mark.fault(
    "A folder has the name of the report",
    made_by="a folder Bericht.pdf",
    outcome="A sentence; the folder stays",
)
def test_a_folder_with_the_name_of_the_file_is_told_for_every_form(desk: Desk, tmp_path: Path) -> None:
    for ending in FORMS:
        (tmp_path / f"Bericht{ending}").mkdir()

    every_form_says(desk, tmp_path, "ist ein Ordner")


@pytest.mark.fault(
    "Another program holds the PDF, a quota is used up, the network drive goes away",
    made_by="simulated by the refusal that the system gives when the file is put in its place",
    outcome="A sentence with the next step, for each form; the old file and the report stay, no half file",
)
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.EACCES, "in einem anderen Programm geöffnet"),  # simulated by what Windows says of a PDF that is open
        (errno.EBUSY, "in einem anderen Programm geöffnet"),
        (errno.EDQUOT, "ist kein Platz mehr"),  # simulated: a share whose quota is used up
        (errno.EIO, "Bitte wählen Sie einen anderen Ordner"),  # simulated: the network drive goes away
    ],
)
def test_a_file_that_another_program_holds_is_told_for_every_form(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    old_files(tmp_path)

    def refuses(_self: Path, _target: Path) -> Path:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "replace", refuses)
    every_form_says(desk, tmp_path, sentence)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Go on without the rights of root, who may write everywhere."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if before == 0:
            os.seteuid(before)


@pytest.mark.fault(
    "The folder of a report may not be written",
    made_by="a folder without the right to write, as somebody who is not root",
    outcome="A sentence that names the folder as the reason; the old file stays, no half file lies there",
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder from being written in another way")
def test_a_folder_that_may_not_be_written_is_told() -> None:
    folder = Path(mkdtemp(prefix="amtdesk-"))
    (folder / "Bericht.pdf").write_bytes(b"old")
    folder.chmod(0o555)
    try:
        with as_somebody_else(), pytest.raises(CannotWrite) as told:
            write_whole(folder / "Bericht.pdf", b"new")
        assert "darf nichts geschrieben werden" in GERMAN.sentence(told.value)
        assert files.everything_in(folder).keys() == {"Bericht.pdf"}
        assert (folder / "Bericht.pdf").read_bytes() == b"old"
    finally:
        folder.chmod(0o755)
        (folder / "Bericht.pdf").unlink()
        folder.rmdir()


@pytest.mark.fault(
    "The folder of a finished version or of the year is gone",
    made_by="a path through a folder that is not there",
    outcome="The same sentence",
)
def test_finished_versions_and_the_year_are_told_alike(desk: Desk, tmp_path: Path) -> None:
    desk.reports.finish(WEEK)
    path = tmp_path / "fort" / "Bericht.pdf"

    with pytest.raises(CannotWrite, match="does not exist any more"):
        desk.reports.save_version(WEEK, 1, language=GERMAN, path=path)
    with pytest.raises(CannotWrite, match="does not exist any more"):
        desk.year_reviews.save(FRIDAY.date(), GERMAN, path=path)
    desk.reports.reopen(WEEK)
