"""What this installation is made of."""

from pathlib import Path

from amtdesk import __version__
from amtdesk.desk import Desk


def test_versions_folder_and_licences_are_told(desk: Desk, tmp_path: Path) -> None:
    about = desk.about.installation()

    assert (about.program, about.folder) == (__version__, tmp_path)
    assert all((about.schema, about.python, about.sqlite, about.system))
    assert "pyside6-essentials" in desk.about.licences()
