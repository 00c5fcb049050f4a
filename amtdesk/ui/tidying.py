"""Memory is tidied on the window's thread alone, and only when it has nothing else to do.

Python tidies on whichever thread asks for memory. A worker that came upon a closed sheet there would end Qt's objects
on the wrong thread, and the program with them; tidying amid a painting is no better. Idle, nothing wakes for it.
"""

from PySide6.QtCore import QAbstractEventDispatcher

from amtdesk.system.memory import hold_tidying, tidy_a_little


def begin_tidying() -> None:
    """From now on tidy whenever the window is about to wait for what comes next, and at no other time."""
    hold_tidying()
    QAbstractEventDispatcher.instance().aboutToBlock.connect(tidy_a_little)
