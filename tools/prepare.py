"""Looks whether this machine has what AmtDesk needs before anything is fetched: Python and Qt's libraries.

`python tools/prepare.py run|test`, with any Python and nothing installed. On Debian and Ubuntu the missing
packages are named with the line that installs them; run as root, they are installed. Elsewhere the missing
libraries are named.
"""

import ctypes
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)

# library that Qt loads → Debian package that holds it
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# program that the checks start → Debian package that holds it
PROGRAMS = {
    "Xvfb": "xvfb",
    "apache2": "apache2-bin",
    "at-spi-bus-launcher": "at-spi2-core",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "pdftotext": "poppler-utils",
    "xclip": "xclip",
    "xdotool": "xdotool",
    "xz": "xz-utils",
}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _finds(program: str) -> bool:
    return bool(shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/libexec"))  # where servers stand


def missing_here(purpose: str) -> dict[str, str]:
    """What Qt and the checks would look for in vain, and the Debian package of each."""
    if not sys.platform.startswith("linux"):
        return {}
    missing = {name: package for name, package in LIBRARIES.items() if not _loads(name)}
    if purpose == "test":
        missing |= {name: package for name, package in PROGRAMS.items() if not _finds(name)}
    return missing


def _installed(packages: list[str]) -> bool:
    print(f"Installing {' '.join(packages)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *command], env=environment, check=False, stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            return False
    return True


def _python_is_enough() -> bool:
    try:
        import ensurepip
        import venv
    except ImportError:
        print("Python has no venv here. On Debian and Ubuntu: apt-get install python3-venv", file=sys.stderr)
        return False
    return bool(ensurepip.version() and venv.EnvBuilder)


def main(purpose: str) -> int:
    """Returns 0 if everything is there (or now is), else 1 after saying what is missing."""
    if sys.version_info[:2] < OLDEST:
        found, needed = sys.version.split()[0], ".".join(map(str, OLDEST))
        print(f"AmtDesk needs Python {needed} or newer; this is {found}.", file=sys.stderr)
        print("Name another one: make run PYTHON=python3.12", file=sys.stderr)
        return 1
    if not _python_is_enough():
        return 1
    missing = missing_here(purpose)
    if not missing:
        return 0
    packages = sorted(set(missing.values()))
    debian = shutil.which("apt-get") is not None
    if debian and os.geteuid() == 0 and _installed(packages) and not missing_here(purpose):
        return 0
    print(f"Not found on this machine: {', '.join(missing)}", file=sys.stderr)
    if debian:
        line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
        print(f"This line installs it: sudo {line}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
