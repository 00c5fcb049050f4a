"""From when on the end of an agreement is told (T3)."""

from typing import Final

SOON_DAYS: Final = 30
