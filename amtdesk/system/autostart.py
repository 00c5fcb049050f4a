"""Starting with the session: one file where each platform looks for it, written and taken away by one switch."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from typing import Final

from amtdesk.domain.words import N_
from amtdesk.system.files import CannotWrite, write_whole

#: The name under which macOS knows the program; the same as in build.spec.
BUNDLE: Final = "example.amtdesk"
#: What the quotes of a desktop entry do not protect by themselves.
_RESERVED: Final = str.maketrans({sign: f"\\{sign}" for sign in '"`$\\'} | {"%": "%%"})


class AtLogin(StrEnum):
    """What happens at login."""

    OFF = "off"
    ON = "on"
    #: The file is there but was switched off in it, as settings of a desktop do.
    SWITCHED_OFF = "switched_off"
    #: The file starts another program or other records: AmtDesk was moved, or this is a second desk.
    ELSEWHERE = "elsewhere"


def program_line(data: Path) -> tuple[str, ...]:
    """Return how this very program is started with these records."""
    if getattr(sys, "frozen", False):
        start: tuple[str, ...] = (sys.executable,)
    else:
        windowed = Path(sys.executable).with_name("pythonw.exe")  # Windows: the one without a black window
        start = (str(windowed) if windowed.exists() else sys.executable, "-m", "amtdesk")
    return (*start, "--data", str(data.absolute()))


class Autostart:
    """The switch. Raises CannotWrite when the file cannot be written."""

    def __init__(
        self,
        line: tuple[str, ...],
        *,
        platform: str = sys.platform,
        home: Path | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._line = line
        self._platform = platform
        self.path = _place(platform, home or Path.home(), environment=environment)

    def state(self) -> AtLogin:
        """What happens at login, as the file says now: it can be changed or removed outside AmtDesk as well."""
        try:
            found = self.path.read_bytes()
        except OSError:  # none, or none that the session could read either
            return AtLogin.OFF
        if found == self.content():
            return AtLogin.ON
        return AtLogin.SWITCHED_OFF if self._is_switched_off(found) else AtLogin.ELSEWHERE

    def is_on(self) -> bool:
        """Whether AmtDesk starts at login with these records."""
        return self.state() is AtLogin.ON

    def switch(self, *, is_on: bool) -> None:
        """Write the file, or take it away."""
        if not is_on:
            self._take_away()
            return
        with suppress(OSError):  # what is in the way is said by the writing that follows
            self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.path, self.content())

    def _take_away(self) -> None:
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            sentence = N_("{path} could not be removed ({reason}). AmtDesk goes on starting at login.")
            raise CannotWrite(sentence, path=self.path, reason=error.strerror or str(error)) from error

    def _is_switched_off(self, found: bytes) -> bool:
        if self._platform == "win32":
            return False
        if self._platform == "darwin":
            return _is_disabled(found)
        lines = {line.replace(b" ", b"").lower() for line in found.splitlines()}
        return bool(lines & {b"hidden=true", b"x-gnome-autostart-enabled=false"})

    def content(self) -> bytes:
        """Return what stands in the file."""
        if self._platform == "win32":
            return _command_file(self._line)
        return _launch_agent(self._line) if self._platform == "darwin" else _desktop_entry(self._line)


def _place(platform: str, home: Path, *, environment: Mapping[str, str]) -> Path:
    if platform == "win32":
        roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
        return roaming.joinpath("Microsoft", "Windows", "Start Menu", "Programs", "Startup", "AmtDesk.cmd")
    if platform == "darwin":
        return home / "Library" / "LaunchAgents" / f"{BUNDLE}.plist"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "autostart" / "amtdesk.desktop"


def _desktop_entry(line: tuple[str, ...]) -> bytes:
    """Two layers, as the specification asks: each argument is quoted, then the whole value is escaped as a string."""
    quoted = " ".join(f'"{argument.translate(_RESERVED)}"' for argument in line)
    value = quoted.replace("\\", "\\\\")
    lines = ("[Desktop Entry]", "Type=Application", "Version=1.5", "Name=AmtDesk", "Icon=amtdesk", f"Exec={value}")
    return "\n".join((*lines, "Terminal=false", "X-GNOME-Autostart-enabled=true", "")).encode()


def _command_file(line: tuple[str, ...]) -> bytes:
    """Without a byte order mark, which the command interpreter would read as a word; umlauts by its own code page."""
    quoted = " ".join(f'"{argument.replace("%", "%%")}"' for argument in line)
    folder = str(PureWindowsPath(line[0]).parent).replace("%", "%%")
    lines = ("@echo off", "chcp 65001 >nul", f'start "AmtDesk" /d "{folder}" {quoted}', "")
    return "\r\n".join(lines).encode()


def _launch_agent(line: tuple[str, ...]) -> bytes:
    import plistlib

    agent = {"Label": BUNDLE, "ProgramArguments": list(line), "RunAtLoad": True, "ProcessType": "Interactive"}
    return plistlib.dumps(agent)


def _is_disabled(agent: bytes) -> bool:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        return plistlib.loads(agent).get("Disabled") is True
    except (plistlib.InvalidFileException, ExpatError, ValueError, AttributeError):  # no list of properties at all
        return False
