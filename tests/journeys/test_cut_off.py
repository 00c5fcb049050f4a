"""The record of attempts is worth something: it notices what tries."""

import socket

import pytest

from tests.journeys.cut_off import can_cut_off, cut_off


@pytest.mark.skipif(not can_cut_off(), reason="only root on Linux can take the network away")
def test_an_attempt_is_noticed_whoever_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the guard of all tests would refuse the socket before the kernel does

    with cut_off() as attempts, socket.socket() as one:
        one.setblocking(False)
        assert one.connect_ex(("192.0.2.1", 80)) != 0  # an address that is kept for examples

    assert any(line.startswith("Ip:OutNoRoutes: 1") for line in attempts)
    assert any(line.startswith("socket.connect") for line in attempts)


def test_nothing_is_noticed_where_nothing_tries() -> None:
    with cut_off() as attempts, socket.socket(socket.AF_UNIX) as local:
        local.connect_ex("/nowhere")  # as D-Bus and the screen are reached

    assert attempts == []
