"""Starting with the session: the one file that each platform looks for, and exactly what is in it."""

import plistlib
import shlex
import sys
from pathlib import Path

import pytest

from amtdesk.system.autostart import AtLogin, Autostart, program_line
from amtdesk.system.files import CannotWrite

LINE = ("/opt programs/amtdesk", "--data", '/home/müller/100 % "Amt" $HOME `x` \\ Desk')


def on_linux(home: Path, line: tuple[str, ...] = LINE) -> Autostart:
    return Autostart(line, platform="linux", home=home, environment={})


def test_linux_finds_a_desktop_entry(tmp_path: Path) -> None:
    switch = on_linux(tmp_path, ("/usr/bin/amtdesk", "--data", "/srv/amt"))
    switch.switch(is_on=True)

    assert switch.path == tmp_path / ".config" / "autostart" / "amtdesk.desktop"
    assert switch.path.read_text(encoding="utf-8").splitlines() == [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.5",
        "Name=AmtDesk",
        "Icon=amtdesk",
        'Exec="/usr/bin/amtdesk" "--data" "/srv/amt"',
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    ]


def test_odd_signs_in_a_path_survive_the_desktop_entry(tmp_path: Path) -> None:
    lines = on_linux(tmp_path).content().decode().splitlines()
    value = next(line for line in lines if line.startswith("Exec=")).removeprefix("Exec=")

    string = value.replace("\\\\", "\\")  # first the string is read, then the quotes, then the field codes
    assert (
        tuple(part.replace("%%", "%") for part in shlex.split(string.replace("\\`", "`").replace("\\$", "$"))) == LINE
    )


def test_the_folder_for_settings_may_be_elsewhere(tmp_path: Path) -> None:
    switch = Autostart(LINE, platform="linux", home=tmp_path, environment={"XDG_CONFIG_HOME": str(tmp_path / "x")})

    assert switch.path == tmp_path / "x" / "autostart" / "amtdesk.desktop"


def test_windows_finds_a_command_in_the_startup_folder(tmp_path: Path) -> None:
    line = (r"C:\Amt\amtdesk.exe", "--data", r"C:\Users\Müller\100 %")
    switch = Autostart(line, platform="win32", home=tmp_path, environment={"APPDATA": str(tmp_path / "Roaming")})
    switch.switch(is_on=True)

    startup = tmp_path.joinpath("Roaming", "Microsoft", "Windows", "Start Menu", "Programs", "Startup")
    assert switch.path == startup / "AmtDesk.cmd"
    assert switch.path.read_bytes().decode("utf-8").split("\r\n") == [
        "@echo off",
        "chcp 65001 >nul",
        r'start "AmtDesk" /d "C:\Amt" "C:\Amt\amtdesk.exe" "--data" "C:\Users\Müller\100 %%"',
        "",
    ]


def test_a_mac_finds_a_launch_agent(tmp_path: Path) -> None:
    switch = Autostart(LINE, platform="darwin", home=tmp_path, environment={})
    switch.switch(is_on=True)

    assert switch.path == tmp_path / "Library" / "LaunchAgents" / "example.amtdesk.plist"
    assert plistlib.loads(switch.path.read_bytes()) == {
        "Label": "example.amtdesk",
        "ProgramArguments": list(LINE),
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }


def test_the_switch_is_found_as_it_was_left(tmp_path: Path) -> None:
    found = []
    for is_on in (False, True, True, False, False):
        on_linux(tmp_path).switch(is_on=is_on)
        found.append(on_linux(tmp_path).is_on())

    assert found == [False, True, True, False, False]


def test_a_file_that_was_removed_by_hand_is_found_as_off(tmp_path: Path) -> None:
    switch = on_linux(tmp_path)
    switch.switch(is_on=True)
    switch.path.unlink()

    assert switch.state() is AtLogin.OFF
    switch.switch(is_on=False)
    assert list(switch.path.parent.iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = True"])
def test_what_a_desktop_switched_off_in_the_file_is_found_as_switched_off(line: str, tmp_path: Path) -> None:
    switch = on_linux(tmp_path)
    switch.switch(is_on=True)
    with switch.path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")

    assert switch.state() is AtLogin.SWITCHED_OFF
    switch.switch(is_on=True)
    assert switch.state() is AtLogin.ON


def test_a_file_that_starts_something_else_is_told_apart(tmp_path: Path) -> None:
    on_linux(tmp_path, ("/somewhere/else",)).switch(is_on=True)

    assert on_linux(tmp_path).state() is AtLogin.ELSEWHERE
    assert not on_linux(tmp_path).is_on()


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (plistlib.dumps({"Label": "example.amtdesk", "Disabled": True}), AtLogin.SWITCHED_OFF),
        (plistlib.dumps({"Label": "example.amtdesk"}), AtLogin.ELSEWHERE),
        (plistlib.dumps(["a", "list"]), AtLogin.ELSEWHERE),
        (b"no list of properties", AtLogin.ELSEWHERE),
        (b"<?xml version='1.0'?><plist><dict>", AtLogin.ELSEWHERE),
    ],
)
def test_a_mac_says_in_the_file_whether_it_is_disabled(content: bytes, state: AtLogin, tmp_path: Path) -> None:
    switch = Autostart(LINE, platform="darwin", home=tmp_path, environment={})
    switch.path.parent.mkdir(parents=True)
    switch.path.write_bytes(content)

    assert switch.state() is state


def test_windows_keeps_no_switch_in_the_file(tmp_path: Path) -> None:
    switch = Autostart(LINE, platform="win32", home=tmp_path, environment={})
    switch.path.parent.mkdir(parents=True)
    switch.path.write_bytes(b"rem hidden=true")

    assert switch.state() is AtLogin.ELSEWHERE


def test_what_stands_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("a file, no folder")

    with pytest.raises(CannotWrite):
        on_linux(tmp_path).switch(is_on=True)


def test_a_file_that_cannot_be_removed_is_said(tmp_path: Path) -> None:
    on_linux(tmp_path).path.mkdir(parents=True)

    with pytest.raises(CannotWrite):
        on_linux(tmp_path).switch(is_on=False)


def test_a_program_from_source_starts_itself_with_its_records(tmp_path: Path) -> None:
    assert program_line(tmp_path) == (sys.executable, "-m", "amtdesk", "--data", str(tmp_path))


def test_the_built_program_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert program_line(tmp_path) == (sys.executable, "--data", str(tmp_path))
