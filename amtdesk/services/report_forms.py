"""The weekly report in every form that an office needs: PDF, pictures of it, DOCX, HTML, plain text, figures as CSV."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.reports import FIGURE_WORDS, WeeklyReport
from amtdesk.domain.words import N_
from amtdesk.system.resources import root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amtdesk.exchange.tables import Cell
    from amtdesk.system.language import Language

#: What is counted beside the named figures, so that every "4 of 5" can be computed again.
_WHOLES: Final = {
    "posts_planned": (N_("Posts planned"), N_("Planned for the period, whatever became of them.")),
    "group_rounds_planned": (N_("Group visits due"), N_("Groups that were due in the period.")),
}


class ReportForms(ABC):
    """Makes files of a report. The ending of a name says which form is meant."""

    @abstractmethod
    def weekly(self, week: str) -> WeeklyReport:
        """Return the report of a week. Raises NotFound."""

    def pages(self, week: str, language: "Language", *, ppi: float) -> tuple[bytes, ...]:
        """Return the same pages as PNG pictures. Raises NotFound."""
        return self.pictures(self.weekly(week), language, ppi=ppi)

    @staticmethod
    def pictures(report: WeeklyReport, language: "Language", *, ppi: float) -> tuple[bytes, ...]:
        """Return the pages of a report that is at hand as PNG pictures: for a preview, in a worker."""
        from amtdesk.documents.weekly_report import pages

        return pages(report, language, resources=root(), ppi=ppi)

    def mail_text(self, week: str, language: "Language") -> str:
        """Return the report as plain text for a mail. Raises NotFound."""
        return self.text_of(self.weekly(week), language)

    @staticmethod
    def text_of(report: WeeklyReport, language: "Language") -> str:
        """Return a report that is at hand as plain text: for a mail, or to be read out beside its picture."""
        return _text(report, language).decode()

    def form(self, week: str, language: "Language", *, ending: str) -> bytes:
        """Return the report as a file of this ending (`FORMS`). Raises NotFound, NotAllowed for another ending."""
        return _form_of(self.weekly(week), language, ending=ending)

    def save(self, week: str, language: "Language", *, path: Path) -> Path:
        """Write the form that the name's ending asks for, whole or not at all; return where it lies.

        Raises NotFound, NotAllowed and CannotWrite.
        """
        from amtdesk.system.files import write_whole

        return write_whole(path, self.form(week, language, ending=path.suffix))

    def undrawn(self, week: str, language: "Language") -> tuple[str, ...]:
        """Return the characters that no font draws and that stand in the PDF by their code. Raises NotFound."""
        from amtdesk.documents.weekly_report import undrawn

        return undrawn(self.weekly(week), language, resources=root())

    @abstractmethod
    def version(self, week: str, number: int) -> WeeklyReport:
        """Return one finished version of a week. Raises NotFound."""

    def save_version(self, week: str, number: int, *, language: "Language", path: Path) -> Path:
        """Write a version as it was finished, like `save`."""
        from amtdesk.system.files import write_whole

        return write_whole(path, _form_of(self.version(week, number), language, ending=path.suffix))


def _form_of(report: WeeklyReport, language: "Language", *, ending: str) -> bytes:
    make = FORMS.get(ending.lower())
    if make is None:
        raise NotAllowed(
            N_("AmtDesk writes the report as {endings}. Please choose one of these endings for {name}."),
            endings=", ".join(FORMS),
            name=ending or "–",
        )
    return make(report, language)


def _pdf(report: WeeklyReport, language: "Language") -> bytes:
    from amtdesk.documents.weekly_report import pdf

    return pdf(report, language, resources=root())


def _docx(report: WeeklyReport, language: "Language") -> bytes:
    from amtdesk.documents.report_docx import docx

    return docx(report, language, resources=root())


def _html(report: WeeklyReport, language: "Language") -> bytes:
    from amtdesk.documents.report_html import html

    return html(report, language, resources=root())


def _text(report: WeeklyReport, language: "Language") -> bytes:
    from amtdesk.documents.mail_text import mail_text

    return mail_text(report, language).encode()


def _csv(report: WeeklyReport, language: "Language") -> bytes:
    from amtdesk.exchange.tables import csv_table

    say = language.text
    heading = {
        "name": say(N_("Figure")),
        "value": say(N_("This week")),
        "before": say(N_("Last week")),
        "usual": say(N_("Median of eight weeks")),
        "corrected": say(N_("Put right")),
        "how": say(N_("How it is counted")),
    }
    return csv_table(heading, _figure_rows(report, language))


def _figure_rows(report: WeeklyReport, language: "Language") -> "Iterator[dict[str, Cell]]":
    now, before, usual = report.figures.keyed(), report.before.keyed(), report.usual
    usually = {
        "questions_received": usual.questions_received,
        "median_response_hours": usual.median_response_hours,
        "posts_published": usual.posts_published,
    }
    for key, (name, how) in (*FIGURE_WORDS.items(), *_WHOLES.items()):
        yield {
            "name": language.text(name),
            "value": report.figures.planning_horizon if key == "planning_horizon" else now[key],
            "corrected": report.corrected.get(key),
            # what the week before did not look at is left empty, never a nought
            "before": before[key] if key in _COMPARED else None,
            "usual": usually.get(key),
            "how": language.text(how),
        }


#: What `records_to_compare` holds the records for.
_COMPARED: Final = frozenset(
    {
        "questions_received",
        "answered_within_24h",
        "median_response_hours",
        "posts_published",
        "posts_planned",
        "snippet_share",
    }
)

#: Ending → how the form is made.
FORMS: Final[dict[str, "Callable[[WeeklyReport, Language], bytes]"]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".html": _html,
    ".txt": _text,
    ".csv": _csv,
}
