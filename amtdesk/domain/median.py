"""The middle value. `statistics` knows it too, but brings fractions and decimals into the window's start (10 ms)."""

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """Return the middle of the values, or the mean of the two in the middle; raises ValueError when there are none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no median of nothing")
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
