"""When Python looks for memory to tidy: not before the first painting, and not through the whole program for ever.

Never by itself either: it would do so on any thread (`ui/tidying.py`).
"""

import gc


def hold_tidying() -> None:
    """Leave memory alone: a start makes hardly any garbage, and looking for it costs a tenth of the start."""
    gc.disable()


def keep_what_was_loaded() -> None:
    """Never look through what the start has loaded: that stays, and looking makes keys stumble."""
    gc.freeze()


def tidy_a_little() -> None:
    """Tidy as far as Python would have by itself, had it not been told to leave that alone."""
    due = [
        number
        for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])


def tidy_what_was_built() -> None:
    """Tidy through everything once, while nobody waits, and leave alone what is there now: all pages stay.

    What a rebuild of the window left behind is found here, too.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
