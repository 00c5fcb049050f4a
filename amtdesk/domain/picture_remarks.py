"""What is to be said about a post's picture. What is missing here keeps the post from being approved (post_rules)."""

import re
from collections.abc import Iterator
from typing import Final

from amtdesk.domain.checks import Check, CheckKind, CheckLevel
from amtdesk.domain.post_rules import CONSENT_MISSING
from amtdesk.domain.posts import Post
from amtdesk.domain.remark import fine, remark
from amtdesk.domain.words import N_, Message

SHORTEST_ALT_TEXT: Final = 15
_SAYS_PICTURE: Final = re.compile(
    r"^\s*(?:(?:ein|das|dieses) )?(?:bild|foto|grafik|illustration|auf dem (?:bild|foto))\b", re.IGNORECASE
)
_FILE_NAME: Final = re.compile(r"\.(?:jpe?g|png|webp|gif|heic)\s*$|^(?:IMG|DSC|PXL)[_\d-]+", re.IGNORECASE)


def picture_remarks(post: Post, *, longest_alt_text: int) -> Iterator[Check]:
    """Yield what is fine and what is not; nothing without a picture."""
    if not post.image_name:
        return
    yield _described(post.alt_text.strip(), longest_alt_text)
    if post.image_credit.strip():
        yield fine(CheckKind.CREDIT, N_("Picture credit given"))
    else:
        yield _missing(CheckKind.CREDIT, N_("The picture has no credit"))
    yield _consent(post.consent)


def _described(alt_text: str, longest: int) -> Check:
    if not alt_text:
        return _missing(CheckKind.ALT_TEXT, N_("The picture has no description"))
    words = _alt_text_hint(alt_text, longest)
    if words is None:
        return fine(CheckKind.ALT_TEXT, N_("Picture described"))
    return remark(CheckKind.ALT_TEXT, words, span=None, level=CheckLevel.HINT)


def _alt_text_hint(alt_text: str, longest: int) -> Message | None:
    if _FILE_NAME.search(alt_text):
        return Message(N_("The description of the picture is the name of a file"))
    if len(alt_text) > longest:
        return Message(
            N_("The description of the picture has {n} characters: up to {most} is it heard out"),
            {"n": len(alt_text), "most": longest},
        )
    if len(alt_text) < SHORTEST_ALT_TEXT:
        return Message(N_("The description of the picture is very short: who or what is to be seen, and where?"))
    if _SAYS_PICTURE.search(alt_text):
        return Message(N_("That it is a picture is said by itself: begin with what is to be seen"))
    return None


def _consent(consent: str) -> Check:
    if consent == CONSENT_MISSING:
        return _missing(CheckKind.CONSENT, N_("Recognisable people, consent missing"))
    if not consent:
        return remark(CheckKind.CONSENT, Message(N_("Are people recognisable in the picture?")), span=None)
    return fine(CheckKind.CONSENT, N_("Consent settled"))


def _missing(kind: CheckKind, words: str) -> Check:
    return remark(kind, Message(words), span=None, level=CheckLevel.BLOCKING)
