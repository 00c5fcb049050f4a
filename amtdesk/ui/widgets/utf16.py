"""Places in a text as Qt counts them: an emoji is one letter in Python and two in Qt."""


def qt_length(text: str) -> int:
    """Return how long Qt says that a text is."""
    return len(text.encode("utf-16-le")) // 2


def qt_part(text: str, start: int, *, end: int) -> str:
    """Return the part between two places that Qt named."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
