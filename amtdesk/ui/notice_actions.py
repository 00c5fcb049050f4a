"""What a press on a reminder outside the window means, by the names that the desktop hands back."""

from typing import Final

START: Final = "start"
LATER: Final = "later"
SEEN: Final = "seen"
OPEN: Final = "default"  # a click on the notice itself, as the desktops name it
