"""Threads that work for the window take short turns, and leave things as they were."""

import sys

from amtdesk.system.turns import SHORT, ShortTurns


def test_turns_are_short_within_also_when_one_of_two_ends() -> None:
    usual = sys.getswitchinterval()

    with ShortTurns():
        with ShortTurns():
            ShortTurns.pause()
        assert sys.getswitchinterval() < usual
        assert abs(sys.getswitchinterval() - SHORT) < 1e-6

    assert sys.getswitchinterval() == usual
