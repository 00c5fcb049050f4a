"""What a post tells about people who are nobody's business: data as in the dialogue (R5), and names with a title."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from amtdesk.domain.checks import Check, CheckKind, CheckLevel
from amtdesk.domain.personal_data import find_personal_data
from amtdesk.domain.remark import cure, remark
from amtdesk.domain.words import N_, Message

_NAMED: Final = re.compile(
    r"\b(?:Herrn?|Frau|Familie|Eheleuten?)\s+(?:(?:Prof|Dr)\.\s+)*(?P<name>[A-ZÄÖÜ][\w’'-]+(?:\s+[A-ZÄÖÜ][\w’'-]+)?)"
)
#: What can be in such a line at all: without a digit and an @ nothing is personal data.
_CANDIDATE: Final = re.compile(r"[\d@]")


def personal_remarks(line: str, *, public: Collection[str], known: Collection[str]) -> Iterator[Check]:
    """Yield personal data, and people who are not of the house."""
    if _CANDIDATE.search(line):
        for hit in find_personal_data(line, public=public):
            span = (hit.start, hit.start + hit.length)
            words = Message(N_("“{words}” looks like personal data"), {"words": hit.text})
            check = remark(CheckKind.PERSONAL, words, span=span, said=hit.text)
            yield replace(check, cure=cure(hit.redacted, span))
    for found in _NAMED.finditer(line):
        names = found["name"].split()
        if not any(name in known or name.removesuffix("s") in known for name in names):
            words = Message(N_("“{words}”: does this person want to be named?"), {"words": found.group()})
            yield remark(CheckKind.PERSONAL, words, span=found.span(), said=found.group(), level=CheckLevel.HINT)
