"""How well the suggestions do: counted over wordings whose right template is known."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from amtdesk.desk import Desk
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.suggestions import Suggestions
from amtdesk.services.seed import BirkenfurtSeed
from amtdesk.services.suggestions import SuggestionService
from tests.domain.paraphrases import Paraphrase

#: When all forty questions of Birkenfurt have been asked and answered.
AFTER_ALL = "2027-06-14T08:00"


class Figures(NamedTuple):
    """Of so many wordings, how often the right template came first, or among the first three."""

    first_with_category: int
    first_three_from_text: int


def keys(found: Suggestions) -> list[str]:
    """The keys of what is suggested, best first."""
    return [each.template.key for each in found.templates]


def of_wordings(service: SuggestionService, wordings: Iterable[Paraphrase]) -> Figures:
    """Count over wordings that no record holds."""
    wordings = tuple(wordings)
    return Figures(
        sum(keys(service.for_words(each.words, category=each.category))[:1] == [each.template] for each in wordings),
        sum(each.template in keys(service.for_words(each.words)) for each in wordings),
    )


def of_birkenfurt(service: SuggestionService, desk: Desk, *, as_noted: bool) -> Figures:
    """Count over Birkenfurt's forty questions; each learns from the other thirty-nine alone.

    `as_noted` tells where each was asked, as the page does; without, only words and category are given.
    """
    right = {row["key"]: row["template"] for row in BirkenfurtSeed().questions}
    asked = [(question, right[question.key]) for question in desk.questions.all(limit=200)]
    with_category = (_found(service, question, category=question.category, as_noted=as_noted) for question, _ in asked)
    from_text = (_found(service, question, category="", as_noted=as_noted) for question, _ in asked)
    return Figures(
        sum(found[:1] == [template] for found, (_, template) in zip(with_category, asked, strict=True)),
        sum(template in found for found, (_, template) in zip(from_text, asked, strict=True)),
    )


def _found(service: SuggestionService, question: CitizenQuestion, *, category: str, as_noted: bool) -> list[str]:
    if as_noted:
        return keys(service.for_question(replace(question, category=category)))
    return keys(service.for_words(question.text, category=category, leave_out=question.id))
