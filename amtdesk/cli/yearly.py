"""`amtdesk yearly`: what twelve months have brought, as text, as data, or as a PDF."""

from argparse import ArgumentTypeError
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.words import N_
from amtdesk.domain.year_review import COUNTED, MonthFigures, YearReview


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "yearly",
        run=run,
        summary=N_("what twelve months have brought: text, JSON or PDF"),
        examples=("yearly", "yearly --until 2027-04 -o jahr.pdf", "yearly --json"),
    )
    words.options.add_argument(
        "--until",
        type=_month,
        metavar=commands.text(N_("MONTH")),
        help=commands.text(N_("the last of the twelve months, such as 2027-05; the present one when left out")),
    )
    words.options.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=commands.text(N_("FILE.pdf")),
        help=commands.text(N_("write the page as PDF")),
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """Show or write the review."""
    reviews, arguments = session.desk.year_reviews, session.arguments
    month = arguments.until or session.clock.today()
    if arguments.output is not None:
        path = reviews.save(month, session.language, path=arguments.output)
        if not arguments.json:
            session.say(session.tr(N_("Written: {path}"), path=path))
    if arguments.json:
        session.give(_data(reviews.until(month)))
    elif arguments.output is None:
        session.say(reviews.text(month, session.language))
    return DONE


def _month(words: str) -> date:
    try:
        return date.fromisoformat(f"{words}-01")
    except ValueError as error:
        raise ArgumentTypeError(words) from error


def _data(review: YearReview) -> Mapping[str, object]:
    return {
        "from": review.first.isoformat(),
        "to": review.last.isoformat(),
        "questions": review.questions,
        "in_time": review.in_time,
        "median_response_hours": review.median_response_hours,
        "posts": review.posts,
        "hours": review.hours,
        "months": [_month_data(each) for each in review.months],
    }


def _month_data(month: MonthFigures) -> Mapping[str, object]:
    figures = month.shown
    return {
        "month": f"{month.first:%Y-%m}",
        "questions": figures.questions_received,
        "in_time": figures.answered_within_24h,
        "median_response_hours": figures.median_response_hours,
        "posts": figures.posts_published,
        "hours": month.hours,
        "recorded": {_KEYS[key]: getattr(month.figures, key) for key in COUNTED if key in month.own},
    }


#: The words of the months' data for what can be put right in a weekly report.
_KEYS: Final = dict(zip(COUNTED, ("questions", "in_time", "posts"), strict=True))
