"""The middle value is the one that Python's statistics know."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.median import median


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False, width=32), min_size=1))
def test_the_median_is_the_one_of_the_statistics(values: list[float]) -> None:
    assert median(values) == statistics.median(values)


def test_nothing_has_no_median() -> None:
    with pytest.raises(ValueError, match="no median"):
        median([])
