"""What a card of the week shows of a post beside its title."""

from typing import NamedTuple


class PostExcerpt(NamedTuple):
    """The beginning of a post's text, and its picture."""

    text: str
    image_sha256: str
    alt_text: str
