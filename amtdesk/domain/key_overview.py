"""The overview of keys as it goes on paper: places, and in each what a key does. Words are already chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One key, as it is written on the keyboard, and what it does."""

    keys: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySection:
    """The keys of one place."""

    title: str
    lines: tuple[KeyLine, ...]
