"""The weekly report on one A4 page: a frozen report in, PDF or pictures of the same page out."""

from pathlib import Path

from amtdesk.documents import typesetting
from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.report_paper import paper_of
from amtdesk.documents.typesetting import Template, set_pdf, set_pictures
from amtdesk.domain.reports import WeeklyReport

_FOLDER = "documents"
_SOURCE = "weekly_report.typ"


def pdf(report: WeeklyReport, language: PaperLanguage, *, resources: Path) -> bytes:
    """Return the report as PDF/UA-1 and PDF/A-2a; the same report gives the same bytes."""
    return set_pdf(_template(resources), paper_of(report, language), at=report.finished_at or report.as_of)


def pages(report: WeeklyReport, language: PaperLanguage, *, resources: Path, ppi: float) -> tuple[bytes, ...]:
    """Return the pages of the same document as PNG."""
    at = report.finished_at or report.as_of
    return set_pictures(_template(resources), paper_of(report, language), at=at, ppi=ppi)


def undrawn(report: WeeklyReport, language: PaperLanguage, *, resources: Path) -> tuple[str, ...]:
    """Return the characters of the report that stand on its page by their code, such as [U+6F22], in order."""
    at = report.finished_at or report.as_of
    return typesetting.undrawn(_template(resources), paper_of(report, language), at=at)


def _template(resources: Path) -> Template:
    return Template(source=resources / _FOLDER / _SOURCE, fonts=resources / "fonts")
