"""When Python looks for memory to tidy."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from amtdesk.system.memory import hold_tidying, keep_what_was_loaded, tidy_a_little, tidy_what_was_built


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_a_start_is_not_interrupted_and_what_it_loaded_is_not_looked_through_again() -> None:
    hold_tidying()
    assert not gc.isenabled()

    keep_what_was_loaded()

    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0


class Knot:
    """Something that only tidying finds: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_built_is_tidied_once_and_then_left_alone() -> None:
    keep_what_was_loaded()
    knot = weakref.ref(Knot())

    tidy_what_was_built()

    assert knot() is None
    assert gc.get_freeze_count() > 0


def test_a_little_is_tidied_once_enough_has_gathered() -> None:
    hold_tidying()
    gc.collect()
    knot = weakref.ref(Knot())
    tidy_a_little()
    assert knot() is not None

    gathered = [Knot() for _ in range(2 * gc.get_threshold()[0])]
    tidy_a_little()

    assert knot() is None
    assert len(gathered) > 0
