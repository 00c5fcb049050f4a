"""The German catalogue is read in one go, and says the same as the library that reads it sentence by sentence."""

import gettext
from pathlib import Path

import pytest

from amtdesk.system.catalogue import read_catalogue
from amtdesk.system.resources import resource


def test_every_sentence_reads_as_gettext_reads_it() -> None:
    path = resource("i18n", "de.mo")
    with path.open("rb") as file:
        slow = gettext.GNUTranslations(file)

    read = read_catalogue(path)

    assert len(read) > 2000
    assert all(slow.gettext(source) == text for source, text in read.items() if source)


@pytest.mark.parametrize("content", [b"\0" * 40, b"[Desktop Entry]\nName=AmtDesk"])
def test_another_file_is_not_taken_for_a_catalogue(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "de.mo"
    path.write_bytes(content)

    with pytest.raises(ValueError, match="is no compiled catalogue"):
        read_catalogue(path)


def test_a_catalogue_that_breaks_off_is_not_read_by_halves(tmp_path: Path) -> None:
    path = tmp_path / "de.mo"
    path.write_bytes(resource("i18n", "de.mo").read_bytes()[:-5000])

    with pytest.raises(ValueError, match=r"zip|codec"):
        read_catalogue(path)
