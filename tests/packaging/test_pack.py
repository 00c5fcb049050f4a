"""One file to hand on: what is in it, what it is called, and that it is not too large."""

import sys
import tarfile
from pathlib import Path

import pytest

from amtdesk import __version__
from tools import pack


@pytest.mark.skipif(sys.platform != "linux", reason="packed with the tar of Linux")
def test_the_folder_is_packed_without_its_owner_and_each_time_alike(tmp_path: Path) -> None:
    program = tmp_path / "amtdesk" / "amtdesk"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)

    first = pack.pack(tmp_path, "linux", machine="x86_64").read_bytes()
    packed = pack.pack(tmp_path, "linux", machine="x86_64")

    assert packed.name == f"amtdesk-{__version__}-linux-x86_64.tar.xz"
    assert packed.read_bytes() == first
    with tarfile.open(packed) as kept:
        member = kept.getmember("amtdesk/amtdesk")
    assert (member.uid, member.gid, member.mode & 0o777) == (0, 0, 0o755)


@pytest.mark.parametrize(
    ("system", "name"),
    [("win32", f"amtdesk-{__version__}-windows-amd64.zip"), ("darwin", f"amtdesk-{__version__}-macos-arm64.zip")],
)
def test_other_systems_get_a_zip(system: str, name: str) -> None:
    assert pack.packed_name(system, "AMD64" if system == "win32" else "arm64") == name


def test_what_is_larger_than_agreed_is_said() -> None:
    mb = 1024 * 1024

    assert pack.too_large(240 * mb, 75 * mb) == []
    assert pack.too_large(241 * mb, 76 * mb) == [
        "The folder is larger than 240 MB.",
        "The packed file is larger than 75 MB.",
    ]
