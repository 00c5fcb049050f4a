"""Whether there is a screen for a window."""

import sys
from collections.abc import Mapping

_SAYS_SO = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_screen(environment: Mapping[str, str], *, platform: str = sys.platform) -> bool:
    """Return whether a window can open. Only Linux can be without a screen; Qt's own platform choice counts as one."""
    return not platform.startswith("linux") or any(environment.get(name) for name in _SAYS_SO)
