"""Packs the built folder into one file to hand on, and holds both to their bounds.

    python -m tools.pack

Writes dist/amtdesk-VERSION-SYSTEM-MACHINE.tar.xz (a .zip on Windows, and on macOS one of the bundle) and its SHA-256.
Exit code 1 with a sentence when the folder or the packed file is larger than agreed.
"""

import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Final

from amtdesk import __version__

DIST: Final = Path(__file__).resolve().parent.parent / "dist"
FOLDER_MB, PACKED_MB = 240, 75
_SYSTEMS: Final = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_MB: Final = 1024 * 1024


def packed_name(system: str, machine: str) -> str:
    """What the packed file is called."""
    ending = "tar.xz" if system == "linux" else "zip"
    return f"amtdesk-{__version__}-{_SYSTEMS[system]}-{machine.lower()}.{ending}"


def pack(dist: Path, system: str, *, machine: str) -> Path:
    """Pack what was built for a system with the tool that every such system has. Return the packed file."""
    target = dist / packed_name(system, machine)
    target.unlink(missing_ok=True)
    match system:
        case "linux":  # the same folder gives the same file: no owner, and one order
            line = ["tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "-cJf", str(target), "amtdesk"]
        case "darwin":  # keeps signature and links
            line = ["ditto", "-c", "-k", "--keepParent", "AmtDesk.app", str(target)]
        case _:
            line = ["tar", "-a", "-cf", str(target), "amtdesk"]  # Windows' own tar writes .zip by the ending
    subprocess.run(line, cwd=dist, check=True, env={**os.environ, "XZ_OPT": "-6 -T0"})
    return target


def size_of(folder: Path) -> int:
    """What a folder takes, links counted as links, in bytes."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def too_large(folder: int, packed: int) -> list[str]:
    """What is larger than agreed, each as a sentence."""
    pairs = (("The folder", folder, FOLDER_MB), ("The packed file", packed, PACKED_MB))
    return [f"{name} is larger than {bound} MB." for name, size, bound in pairs if size > bound * _MB]


def main() -> int:
    """Packs, says how large it is, and whether that is too large."""
    packed = pack(DIST, sys.platform, machine=platform.machine())
    content = packed.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    packed.with_name(packed.name + ".sha256").write_text(f"{digest}  {packed.name}\n", encoding="utf-8")
    folder = size_of(DIST / ("AmtDesk.app" if sys.platform == "darwin" else "amtdesk"))
    print(f"{packed.relative_to(DIST.parent)}: {len(content) / _MB:.1f} MB; unpacked {folder / _MB:.1f} MB")
    faults = too_large(folder, len(content))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
