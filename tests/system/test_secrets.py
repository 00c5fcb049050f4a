"""Passwords in the system's keyring: a real Secret Service on a session bus of its own, and what else may be found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amtdesk.domain.second_place import KeyringLocked, NoKeyring
from amtdesk.system.secrets import Secrets
from tests.system.session_bus import ROOT

needs_keyring = pytest.mark.skipif(
    shutil.which("gnome-keyring-daemon") is None or shutil.which("dbus-run-session") is None,
    reason="gnome-keyring is not here",
)
_BEGINS = """
import os, signal, subprocess, sys
from amtdesk.domain.second_place import KeyringLocked, NoKeyring
from amtdesk.system.secrets import Secrets
"""
_REFUSED = """
from amtdesk.domain.second_place import NoKeyring
from amtdesk.system.secrets import Secrets
secrets = Secrets()
find, keep, forget = lambda: secrets.find("a"), lambda: secrets.keep("a", "b"), lambda: secrets.forget("a")
for deed in (secrets.refuse_without_keyring, find, keep, forget):
    try:
        deed()
    except NoKeyring:
        print("refused")
"""
_UNLOCKED = "echo -n test | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "


def on_a_bus(tmp_path: Path, program: str, *, before: str = _UNLOCKED) -> str:
    """Run a few lines on a session bus of their own, with a home that knows nothing yet; return what they printed."""
    home = tmp_path / "home"
    (home / ".cache").mkdir(parents=True)
    (tmp_path / "run").mkdir(mode=0o700)
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "PYTHON_KEYRING_BACKEND"}
    }
    environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(tmp_path / "run"), "PYTHONPATH": str(ROOT)}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    line = f"{before}{sys.executable} -c '{_BEGINS}{program}'"
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", line],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@needs_keyring
def test_a_real_secret_service_keeps_finds_and_forgets_and_is_given_up_when_it_hangs(tmp_path: Path) -> None:
    said = on_a_bus(
        tmp_path,
        """
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

secrets = Secrets(waits_seconds=30)
secrets.keep("weber", "gr\u00fcn und geheim")
print(secrets.find("weber"), secrets.find("somebody else"))
secrets.forget("weber")
secrets.forget("weber")
print(secrets.find("weber"))
bus = open_dbus_connection()
who = DBusAddress("/", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")
call = new_method_call(who, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
(daemon,) = bus.send_and_get_reply(call).body
os.kill(daemon, signal.SIGSTOP)
try:
    Secrets(waits_seconds=0.5).find("weber")
except KeyringLocked:
    print("given up")
os.kill(daemon, signal.SIGKILL)
sys.stdout.flush()
os._exit(0)
""",
    )

    assert said.splitlines() == ["grün und geheim None", "None", "given up"]


@needs_keyring
def test_a_keyring_that_is_locked_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    said = on_a_bus(
        tmp_path,
        """
try:
    Secrets(waits_seconds=3).keep("weber", "x")
except KeyringLocked:
    print("locked")
sys.stdout.flush()
os._exit(0)
""",
        before="gnome-keyring-daemon --start --components=secrets >/dev/null; exec ",
    )

    assert said == "locked"


@pytest.mark.parametrize(
    "backend",
    ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "keyring.backends.chainer.ChainerBackend"],
)
def test_what_is_no_keyring_of_the_system_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", _REFUSED],
        env={**os.environ, "PYTHON_KEYRING_BACKEND": backend, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip

    assert done.stdout.split() == ["refused"] * 4


def test_a_bug_in_a_keyring_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("amtdesk.system.secrets._trusted_keyring", broken)

    with pytest.raises(ZeroDivisionError):
        Secrets().find("weber")


class Plain:
    """A backend that writes passwords into a file."""

    name = "plain"


def test_a_chain_is_used_by_its_parts_that_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chain = ChainerBackend()  # type: ignore[no-untyped-call]  # keyring tells no types here
    monkeypatch.setattr(ChainerBackend, "backends", [Plain()])
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)

    with pytest.raises(NoKeyring):
        Secrets().refuse_without_keyring()


def test_the_keyring_s_own_refusal_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.errors import KeyringError

    def refused() -> None:
        raise KeyringError("dismissed")

    monkeypatch.setattr("amtdesk.system.secrets._trusted_keyring", refused)

    with pytest.raises(KeyringLocked):
        Secrets().find("weber")
