"""When Python looks for memory to tidy: not before the first painting, and not through the whole program for ever."""

import gc


def hold_tidying() -> None:
    """Leave memory alone for now: a start makes hardly any garbage, and looking for it costs a tenth of the start."""
    gc.disable()


def go_on_tidying() -> None:
    """Tidy again, but never look through what the start has loaded: that stays, and looking makes keys stumble."""
    gc.freeze()
    gc.enable()


def tidy_what_was_built() -> None:
    """Tidy through everything once, while nobody waits, and leave alone what is there now: all pages stay.

    What a rebuild of the window left behind is found here, too.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
