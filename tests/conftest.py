"""What holds for every test: no screen, no user's files, no network, no log line that nobody announced."""

import atexit
import gc
import logging
import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker
from typing_extensions import override

from tools.display import own_display

#: Linux keeps files in memory here: records are written through to the disk, and waiting for that proves nothing.
_IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own below it
_ROOM_FOR_RECORDS: Final = 4 * 2**30
#: Folders of tests that coverage does not measure.
UNMEASURED: Final = frozenset({"architecture", "journeys"})

# Before Qt is imported by anything: the tests must behave the same on every machine.
_NOWHERE: Final = Path(tempfile.mkdtemp(prefix="amtdesk-tests-"))
atexit.register(shutil.rmtree, _NOWHERE, ignore_errors=True)
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_NO_GLIB="1",  # GLib lets timers of 0 ms wait while anything else is due: one turn were not enough
    LC_ALL="C.UTF-8",
    TZ="Europe/Berlin",
    XDG_CONFIG_HOME=str(_NOWHERE / "config"),
    XDG_DATA_HOME=str(_NOWHERE / "data"),
    XDG_CACHE_HOME=str(_NOWHERE / "cache"),
    XDG_STATE_HOME=str(_NOWHERE / "state"),
    XDG_RUNTIME_DIR=str(_NOWHERE),  # and with it the session bus
    DBUS_SESSION_BUS_ADDRESS="disabled:",
)
for _name in ("AMTDESK_DATA", "LANGUAGE", "LANG", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "WAYLAND_DISPLAY"):
    os.environ.pop(_name, None)

if (
    sys.platform == "linux"
    and _IN_MEMORY.is_dir()
    and shutil.disk_usage(_IN_MEMORY).free > _ROOM_FOR_RECORDS
    and not os.statvfs(_IN_MEMORY).f_flag & os.ST_NOEXEC  # some tests write a program and start it
):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))

# A slow moment of a shared machine is no fault; the number of examples is what a test run has time for.
settings.register_profile("test", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("sample", settings.get_profile("test"), max_examples=300)
settings.register_profile("proof", settings.get_profile("test"), max_examples=5000, stateful_step_count=100)
settings.load_profile("test")


def pytest_xdist_auto_num_workers() -> int:
    """Two workers at least, since a window waits now and then; four at most, since each takes memory."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(max(cores, 2), 4)


def _read_from_behind() -> None:
    """Read the last tests first, while another worker reads the first ones: none is compiled twice in a fresh clone."""
    here = Path(__file__).parent
    for path in sorted(here.rglob("test_*.py"), reverse=True):
        name = ".".join(path.relative_to(here.parent).with_suffix("").parts)
        with suppress(Exception, pytest.skip.Exception):  # said when it is collected
            import_module(name)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Reading the tests leaves hardly any garbage, and looking for it took five seconds; what was read stays."""
    gc.disable()
    try:
        if os.environ.get("PYTEST_XDIST_WORKER") == "gw1" and session.config.args == session.config.getini("testpaths"):
            _read_from_behind()
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, so that no worker is left alone with one; they are not measured by coverage.

    Unmeasured are random histories, since coverage must not depend on chance; what reads the source; and what walks
    once more over what other tests measure: every page at every size, every row, whole days by keyboard, large desks.
    """
    for item in items:
        is_random = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
        if is_random or item.path.parent.name in UNMEASURED:
            item.add_marker("no_cover")
    items.sort(key=lambda item: item.get_closest_marker("no_cover") is None)


class PatientBot(QtBot):
    """Waits for what comes as long as a slow machine needs that others use as well: only its absence is a fault."""

    PATIENCE_MS: Final = 60_000

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=max(timeout, self.PATIENCE_MS))

    @override
    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = PATIENCE_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        longest = timeout if raising is False else max(timeout, self.PATIENCE_MS)  # False: nothing is to come
        return super().waitSignal(signal, timeout=longest, raising=raising, check_params_cb=check_params_cb)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hands of pytest-qt, with patience."""
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture(autouse=True)
def only_announced_log_lines(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test that logs WARNING or above without `@pytest.mark.expects_log("its.logger")`."""
    yield
    marker = request.node.get_closest_marker("expects_log")
    expected: tuple[str, ...] = () if marker is None else (marker.args or ("",))
    lines = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unannounced = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in lines
        if record.levelno >= logging.WARNING and not record.name.startswith(expected)
    ]
    assert not unannounced, "log lines that this test did not announce:\n" + "\n".join(unannounced)


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the machine: a connection that is no local socket fails the test that opens it.

    A test marked `loopback` has a server of its own on this machine, and reaches that one only.
    """
    connect, has_server = socket.socket.connect, request.node.get_closest_marker("loopback") is not None

    def refused(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - whatever socket.connect takes
        if self.family in {socket.AF_INET, socket.AF_INET6} and not (has_server and address[0] in {"127.0.0.1", "::1"}):
            raise AssertionError(f"this test opens a connection to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.fixture(autouse=True)
def work_off_the_window_is_measured_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coverage follows Python's own threads only; Qt starts the window's workers."""
    tasks = sys.modules.get("amtdesk.ui.tasks")
    if tasks is None or threading.gettrace() is None:
        return
    run = tasks._Work.run  # noqa: SLF001 - the one place where Qt calls into Python on a thread of its own

    def traced(work: object) -> None:
        sys.settrace(threading.gettrace())
        run(work)

    monkeypatch.setattr(tasks._Work, "run", traced)  # noqa: SLF001 - as above


@pytest.fixture
def display() -> Iterator[str]:
    """The name of an X display of this test's own; use it with `environment_for` of tools.display."""
    with own_display() as name:
        yield name
