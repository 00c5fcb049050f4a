"""Notices of the desktop over a real session bus: what is sent, what comes back, and what happens without."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from amtdesk.system.desktop_notices import DesktopNotices
from amtdesk.system.notice_bus import address_in
from amtdesk.system.notices import Delivered, NoticeAction
from tests.system.session_bus import SessionBus, session_bus

ACTIONS = (NoticeAction("start", "Rundgang starten"), NoticeAction("later", "Später"))
LONGEST = 60.0
#: On Linux the program is asked for, never skipped: `tools/prepare.py test` installs or names what is missing.
needs_bus = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the session bus is Linux's way")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    """A session with a notification service."""
    with session_bus() as found:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)
        yield found


@pytest.fixture
def pressed() -> "Queue[str]":
    """What was pressed, in order."""
    return Queue()


@pytest.fixture
def notices(pressed: "Queue[str]") -> Iterator[DesktopNotices]:
    """The notices of a program that waits as long as a slow desktop needs."""
    made = DesktopNotices(on_action=pressed.put, icon="file:///icon.svg", limit=LONGEST)
    yield made
    made.close()


def show(notices: DesktopNotices, title: str = "Rundgang") -> Delivered:
    return notices.show(title, "Fällig um 08:15.", actions=ACTIONS).result(timeout=LONGEST)


@needs_bus
def test_the_desktop_is_asked_exactly_this(bus: SessionBus, notices: DesktopNotices) -> None:
    assert show(notices) is Delivered.SHOWN

    assert bus.heard() == {
        "event": "notify",
        "program": "AmtDesk",
        "replaces": 0,
        "icon": "file:///icon.svg",
        "title": "Rundgang",
        "text": "Fällig um 08:15.",
        "actions": ["start", "Rundgang starten", "later", "Später"],
        "hints": {"urgency": ["y", 1], "desktop-entry": ["s", "amtdesk"], "category": ["s", "x-amtdesk.reminder"]},
        "expires": 0,
        "number": 42,
    }


@pytest.mark.parametrize(("words", "shown"), [((), "A &lt;4&gt; &amp; B"), (("plain",), "A <4> & B")])
@needs_bus
def test_signs_that_a_service_reads_as_markup_stay_what_people_wrote(
    words: tuple[str, ...], shown: str, monkeypatch: pytest.MonkeyPatch, notices: DesktopNotices
) -> None:
    with session_bus(*words) as found:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)

        notices.show("Erinnerung <1>", "A <4> & B").result(timeout=LONGEST)

        asked = found.heard()
        assert (asked["title"], asked["text"]) == ("Erinnerung <1>", shown)
        notices.withdraw().result(timeout=LONGEST)


@needs_bus
def test_what_needs_no_answer_goes_when_the_desktop_likes(bus: SessionBus, notices: DesktopNotices) -> None:
    notices.show("AmtDesk läuft weiter", "").result(timeout=LONGEST)

    assert bus.heard()["expires"] == -1


@needs_bus
def test_a_second_notice_takes_the_place_of_the_first(bus: SessionBus, notices: DesktopNotices) -> None:
    show(notices)
    show(notices, "Noch einmal")

    assert [bus.heard()["replaces"], bus.heard()["replaces"]] == [0, 42]


@needs_bus
def test_a_press_comes_back_by_its_name(bus: SessionBus, notices: DesktopNotices, pressed: "Queue[str]") -> None:
    show(notices)

    bus.press("later")

    assert pressed.get(timeout=LONGEST) == "later"


@needs_bus
def test_what_is_withdrawn_is_taken_away_and_hears_nothing_more(
    bus: SessionBus, notices: DesktopNotices, pressed: "Queue[str]"
) -> None:
    show(notices)
    assert notices.withdraw().result(timeout=LONGEST) is Delivered.WITHDRAWN
    bus.press("start")
    show(notices)

    assert [bus.heard()["event"] for _each in range(3)] == ["notify", "close", "notify"]
    assert pressed.empty()


@needs_bus
def test_the_end_of_the_program_takes_the_notice_away(bus: SessionBus, notices: DesktopNotices) -> None:
    show(notices)
    notices.close()

    assert [bus.heard()["event"], bus.heard()["event"]] == ["notify", "close"]
    assert not [each for each in threading.enumerate() if each.name == "desktop notices"]


@needs_bus
def test_a_bus_without_the_service_says_so(monkeypatch: pytest.MonkeyPatch, notices: DesktopNotices) -> None:
    with session_bus("none") as bare:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bare.address)

        assert show(notices) is Delivered.NO_SERVICE
        assert notices.withdraw().result(timeout=LONGEST) is Delivered.WITHDRAWN


@needs_bus
def test_a_service_that_does_not_start_is_none(
    monkeypatch: pytest.MonkeyPatch, notices: DesktopNotices, tmp_path: Path
) -> None:
    entry = tmp_path / "org.freedesktop.Notifications.service"
    entry.write_text("[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/false\n")
    with session_bus("none", services=str(tmp_path)) as bare:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bare.address)

        assert show(notices) is Delivered.NO_SERVICE


@needs_bus
def test_a_service_that_went_away_says_so(bus: SessionBus, notices: DesktopNotices) -> None:
    show(notices)
    bus.press("gone")
    assert [bus.heard()["event"], bus.heard()["event"]] == ["notify", "gone"]

    assert notices.withdraw().result(timeout=LONGEST) is Delivered.NO_SERVICE
    assert show(notices) is Delivered.NO_SERVICE


@needs_bus
def test_a_service_that_never_answers_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, pressed: "Queue[str]"
) -> None:
    notices = DesktopNotices(on_action=pressed.put, limit=1)
    with session_bus("silent") as silent:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", silent.address)
        answer = notices.show("Rundgang", "")

        assert not answer.done()  # whoever asked goes on before the service was given up
        assert answer.result(timeout=LONGEST) is Delivered.NO_ANSWER
        notices.close()


@needs_bus
def test_a_bus_that_ends_is_left_and_another_one_found(
    monkeypatch: pytest.MonkeyPatch, notices: DesktopNotices
) -> None:
    with session_bus() as first:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", first.address)
        show(notices)
    assert show(notices) is Delivered.NO_BUS
    with session_bus() as second:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", second.address)

        assert show(notices) is Delivered.SHOWN
        assert second.heard()["replaces"] == 0


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/bus", "tcp:host=nowhere,port=1", "nonsense"])
def test_without_a_bus_the_answer_says_so(
    address: str, monkeypatch: pytest.MonkeyPatch, notices: DesktopNotices
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)

    assert show(notices) is Delivered.NO_BUS


def test_nothing_runs_before_the_first_notice(notices: DesktopNotices) -> None:
    assert notices.withdraw().result(timeout=0) is Delivered.WITHDRAWN
    assert not [each for each in threading.enumerate() if each.name == "desktop notices"]


@needs_bus
def test_the_waiting_thread_takes_no_processor_time(bus: SessionBus, notices: DesktopNotices) -> None:
    show(notices)
    assert bus.heard()["event"] == "notify"
    number = next(each.native_id for each in threading.enumerate() if each.name == "desktop notices")

    assert any(rests_for_a_second(number) for _ in range(30))  # until it has taken note of the answer


def rests_for_a_second(number: int | None) -> bool:
    before = turns_of(number)
    threading.Event().wait(1)
    return turns_of(number) == before


def turns_of(number: int | None) -> int:
    """How often a thread was given the processor."""
    lines = Path(f"/proc/self/task/{number}/status").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)


def test_the_session_says_where_the_bus_is_else_systemd_does() -> None:
    assert address_in({"DBUS_SESSION_BUS_ADDRESS": "unix:path=a"}) == "unix:path=a"
    assert address_in({"XDG_RUNTIME_DIR": "/run/user/7"}) == "unix:path=/run/user/7/bus"
