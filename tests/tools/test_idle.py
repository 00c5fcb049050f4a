"""The measurement of an idle window: it counts what another process takes, and says when there is nothing to count."""

import subprocess
import sys

import pytest

from tools import idle

pytestmark = pytest.mark.skipif(not idle.can_be_measured(), reason="only Linux tells what another process takes")


def test_the_processor_time_of_another_process_is_counted() -> None:
    busy = "import time\nwhile time.process_time() < 0.2: pass\nprint(flush=True)\ninput()"
    with subprocess.Popen([sys.executable, "-c", busy], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()

        assert 0.15 < idle._processor_seconds(process) < 5  # noqa: SLF001 - the counting alone


def test_a_program_that_ended_is_not_called_idle() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()

        with pytest.raises(idle.NeverAtRest, match="ended with 0"):
            idle._processor_seconds(process)  # noqa: SLF001 - as above


def test_the_share_is_of_the_time_that_was_watched() -> None:
    rest = idle.Rest(processor=0.3, span=600, settled_after=20, display="Xvfb")

    assert rest.share == pytest.approx(0.0005)
