"""The overview of keys on one A4 page, to lie beside the keyboard."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.typesetting import Template, set_pdf
from amtdesk.domain.key_overview import KeySection
from amtdesk.domain.words import N_

_SOURCE = Path("documents", "key_overview.typ")


def pdf(sections: Sequence[KeySection], language: PaperLanguage, *, resources: Path, at: datetime) -> bytes:
    """Return the overview as PDF/UA-1 and PDF/A-2a."""
    template = Template(source=resources / _SOURCE, fonts=resources / "fonts")
    return set_pdf(template, paper_of(sections, language, at=at), at=at)


def paper_of(sections: Sequence[KeySection], language: PaperLanguage, *, at: datetime) -> dict[str, Any]:
    """Return everything that the template prints."""
    day = language.full_date(language.local(at).date())
    return {
        "lang": language.code,
        "title": language.text(N_("AmtDesk: the keys")),
        "key": language.text(N_("Key")),
        "deed": language.text(N_("What it does")),
        "made": language.text(N_("As of {day}, made with AmtDesk.")).format(day=day),
        "page": language.text(N_("Page {n} of {total}")),
        "sections": [
            {
                "title": section.title,
                "lines": [{"keys": list(line.keys), "text": line.text} for line in section.lines],
            }
            for section in sections
        ],
    }
