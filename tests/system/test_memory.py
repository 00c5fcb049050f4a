"""When Python looks for memory to tidy."""

import gc
from collections.abc import Iterator

import pytest

from amtdesk.system.memory import go_on_tidying, hold_tidying


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_a_start_is_not_interrupted_and_what_it_loaded_is_not_looked_through_again() -> None:
    hold_tidying()
    assert not gc.isenabled()

    go_on_tidying()

    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
