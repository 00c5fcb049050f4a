"""What a year has brought, on one A4 page: large figures, a chart, the twelve months as a table, the goals."""

from pathlib import Path
from typing import Any, Final

from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.report_paper import short_hours
from amtdesk.documents.typesetting import Template, set_pdf, set_pictures
from amtdesk.domain.report_goals import goal_parts
from amtdesk.domain.reports import ReportFigures
from amtdesk.domain.words import N_
from amtdesk.domain.year_review import MonthFigures, YearReview

_SOURCE: Final = Path("documents", "year_review.typ")
_NOTHING: Final = "–"


def pdf(review: YearReview, language: PaperLanguage, *, resources: Path) -> bytes:
    """Return the review as PDF/UA-1 and PDF/A-2a; the same review gives the same bytes."""
    return set_pdf(_template(resources), paper_of(review, language), at=review.as_of)


def pages(review: YearReview, language: PaperLanguage, *, resources: Path, ppi: float) -> tuple[bytes, ...]:
    """Return the pages of the same document as PNG."""
    return set_pictures(_template(resources), paper_of(review, language), at=review.as_of, ppi=ppi)


def _template(resources: Path) -> Template:
    return Template(source=resources / _SOURCE, fonts=resources / "fonts")


def paper_of(review: YearReview, language: PaperLanguage) -> dict[str, Any]:
    """Return everything that the template prints."""
    say = language.text
    span = say(N_("{start} to {end}")).format(
        start=_month_and_year(review.months[0], language), end=_month_and_year(review.months[-1], language)
    )
    made = say(N_("As of {day}, {time}, made with AmtDesk.")).format(
        day=language.full_date(language.local(review.as_of).date()), time=language.clock_time(review.as_of)
    )
    return {
        "lang": language.code,
        "title": say(N_("What has it brought?")),
        "subtitle": ", ".join(filter(None, (say(N_("Social media in twelve months")), review.town, span))),
        "to": say(N_("for {name}")).format(name=review.addressee) if review.addressee else "",
        "by": say(N_("by {name}")).format(name=review.author) if review.author else "",
        "made": f"{made} {say(N_('The report holds no names of private persons.'))}",
        "page": say(N_("Page {n} of {total}")),
        "numbers": _numbers(review, language),
        "chart": _chart(review, language),
        "heads": [say(each) for each in _HEADS],
        "months_heading": say(N_("Month by month")),
        "months": [_month(each, language) for each in review.months],
        "note": say(_NOTE) if review.is_put_right else "",
        "goals_heading": say(N_("Goals: where do we stand?")),
        "goal_heads": [say(N_("Goal")), say(N_("Where it stands")), say(N_("State"))],
        "goals": [list(goal_parts(language.sentence(line))) for line in review.goals],
    }


def spoken(review: YearReview, language: PaperLanguage) -> str:
    """Return the figures of the page as lines to be read out."""
    paper = paper_of(review, language)
    numbers = (f"{each['value']} {each['label']}" for each in paper["numbers"])
    months = (
        ", ".join(f"{head}: {cell}" for head, cell in zip(paper["heads"], row, strict=True)) for row in paper["months"]
    )
    goals = (": ".join(filter(None, row)) for row in paper["goals"])
    return "\n".join(filter(None, (paper["subtitle"], *numbers, *months, paper["note"], *goals)))


_NOTE: Final = N_(
    "Recorded: what the records say where a finished weekly report counts otherwise. It counts in the month in which "
    "its week ends. Response times are those of the records."
)
_HEADS: Final = (
    N_("Month"),
    N_("Questions"),
    N_("in time"),
    N_("Response time"),
    N_("Posts"),
    N_("Hours"),
)


def _numbers(review: YearReview, language: PaperLanguage) -> list[dict[str, str]]:
    say = language.text
    target = say(N_("first reaction on the same day")) if not review.target_hours else ""
    within = say(N_("first reaction within {n} hours")).format(n=review.target_hours)
    questions, posts = (_both(review, key, language=language) for key in ("questions_received", "posts_published"))
    shares = [
        _share(
            review.total("answered_within_24h", recorded=by),
            review.total("questions_received", recorded=by),
            language=language,
        )
        for by in (False, True)
    ]
    large = (
        (questions, say(N_("questions and hints"))),
        ((shares[0], shares[1]), target or within),
        ((_hours(review.median_response_hours, language),) * 2, say(N_("median response time"))),
        (posts, say(N_("posts published"))),
        ((_hours(review.hours, language),) * 2, say(N_("hours of work"))),
    )
    return [
        {"value": shown, "label": f"{label}{_recorded(shown, recorded, language=language)}"}
        for (shown, recorded), label in large
    ]


def _both(review: YearReview, key: str, *, language: PaperLanguage) -> tuple[str, str]:
    return language.number(review.total(key)), language.number(review.total(key, recorded=True))


def _recorded(shown: str, recorded: str, *, language: PaperLanguage) -> str:
    """What the records say where she counted otherwise."""
    return "" if shown == recorded else f" ({language.text(N_('recorded: {n}')).format(n=recorded)})"


def _chart(review: YearReview, language: PaperLanguage) -> dict[str, Any] | None:
    if not review.questions:
        return None
    bars = [
        {
            "name": _short_month(each, language),
            "received": each.shown.questions_received,
            "answered": each.shown.answered_within_24h,
        }
        for each in review.months
    ]
    heading = language.text(N_("Questions per month"))
    spoken = language.text(N_("{name}: {received} received, {answered} in time"))
    return {
        "heading": heading,
        "bars": bars,
        "alt": f"{heading}: {'; '.join(spoken.format(**bar) for bar in bars)}.",
        "received": language.text(N_("received")),
        "answered": language.text(N_("first reaction in time")),
    }


def _month(month: MonthFigures, language: PaperLanguage) -> list[str]:
    shown, recorded = _cells(month.shown, language), _cells(month.figures, language)
    own = [f"{cell}{_recorded(cell, before, language=language)}" for cell, before in zip(shown, recorded, strict=True)]
    return [_month_and_year(month, language), *own, _hours(month.hours, language)]


def _cells(figures: ReportFigures, language: PaperLanguage) -> list[str]:
    return [
        str(figures.questions_received),
        _share(figures.answered_within_24h, figures.questions_received, language=language),
        _hours(figures.median_response_hours, language),
        str(figures.posts_published),
    ]


def _share(part: int, whole: int, *, language: PaperLanguage) -> str:
    return language.percent(part / whole) if whole else _NOTHING


def _hours(hours: float | None, language: PaperLanguage) -> str:
    return _NOTHING if hours is None else short_hours(hours, language)


def _month_and_year(month: MonthFigures, language: PaperLanguage) -> str:
    return f"{language.month_name(month.first.month)} {month.first.year}"


def _short_month(month: MonthFigures, language: PaperLanguage) -> str:
    return language.month_name(month.first.month)[:3]
