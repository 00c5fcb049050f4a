"""The order of candidates: what counts, and from when on anything is suggested at all."""

from datetime import timedelta

from amtdesk.domain.folding import fold, query_words
from amtdesk.domain.german import EverydayWords, WordSense
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.suggestions import Asked, Candidate, Experience, Ranking
from amtdesk.domain.word_index import WordIndex
from tests.builders import NOW

TABLE = EverydayWords(
    {"waste": ["Müll", "Abfall"]},
    {"rise": ["steigen", "teurer"]},
    says_nothing=["die", "das", "der"],
    elsewhere=["Pizza"],
)


def a_candidate(number: int, title: str, text: str = "", *, category: str = "", kind: str = "comment") -> Candidate:
    return Candidate(id=TemplateId(number), title=fold(title), text=fold(text), category=category, kind=kind)


def an_experience(words: str, template: int | None, *, category: str = "", years_ago: float = 0) -> Experience:
    at = NOW - years_ago * timedelta(days=365)
    return Experience(
        words=fold(words), category=category, template_id=None if template is None else TemplateId(template), at=at
    )


def order(
    asked: Asked | str,
    *candidates: Candidate,
    experiences: tuple[Experience, ...] = (),
    names: dict[str, str] | None = None,
) -> list[int]:
    """The numbers of what is suggested, best first."""
    texts = [each.title + " " + each.text for each in candidates] + [each.words for each in experiences]
    known = dict.fromkeys((word for text in [*texts, *(names or {}).values()] for word in query_words(text)), 1)
    index = WordIndex(WordSense(TABLE, known), known, rows=100)
    question = Asked(text=asked) if isinstance(asked, str) else asked
    ranking = Ranking(index, category_names=names or {})
    return [fit.id for fit in ranking.best(question, candidates, experiences=experiences, now=NOW, limit=9)]


def test_a_word_in_the_title_counts_more_than_in_the_text() -> None:
    in_text, in_title = a_candidate(1, "Auskunft", "Quitte", category="x"), a_candidate(2, "Quitte", category="x")

    assert order("Quitte?", in_text, in_title) == [2, 1]


def test_the_name_of_the_category_counts() -> None:
    candidate = a_candidate(1, "Auskunft", category="obst")

    assert order("Quitte?", candidate) == []
    assert order("Quitte?", candidate, names={"obst": "Quitte"}) == [1]


def test_what_only_a_text_mentions_is_not_suggested() -> None:
    assert order("Quitte?", a_candidate(1, "Auskunft", "Quitte")) == []


def test_what_is_asked_about_anything_points_to_nothing() -> None:
    assert order("Das wird teurer!", a_candidate(1, "Warum steigen die Preise?")) == []
    assert order("Der Müll wird teurer!", a_candidate(1, "Warum steigen die Preise?", category="x")) == []
    assert order("Der Müll wird teurer!", a_candidate(1, "Abfall: warum steigen die Preise?")) == [1]


def test_a_chosen_category_comes_first_whatever_the_words_say() -> None:
    chosen, other = a_candidate(1, "Auskunft", category="obst"), a_candidate(2, "Quitte", category="x")

    assert order(Asked(text="Quitte?", category="obst"), chosen, other) == [1, 2]


def test_a_text_of_elsewhere_must_say_more() -> None:
    assert order("Quitte", a_candidate(1, "Quitte")) == [1]
    assert order("Pizza mit Quitte", a_candidate(1, "Quitte")) == []


def test_for_a_public_comment_what_is_made_for_comments_comes_first() -> None:
    candidates = (a_candidate(1, "Quitte", kind="dm"), a_candidate(2, "Quitte", kind="comment"))

    assert order("Quitte?", *candidates) == [2, 1]
    assert order(Asked(text="Quitte?", source=QuestionSource.DIRECT_MESSAGE), *candidates) == [1, 2]


def test_similar_questions_lead_to_their_template() -> None:
    candidates = (a_candidate(1, "Auskunft"), a_candidate(2, "Hinweis"))
    experiences = (an_experience("Quitte und Rosenrot", 2),)

    assert order("Rosenrot und Quitten?", *candidates, experiences=experiences)[0] == 2


def test_one_word_in_common_is_no_similar_question() -> None:
    experiences = (an_experience("Quitte im Garten der Mühle", 1),)

    assert order("Quitte?", a_candidate(1, "Auskunft"), experiences=experiences) == []


def test_many_words_of_which_two_are_common_are_no_similar_question() -> None:
    long = "Quitte Rosenrot Mühle Garten Brücke Hafen Linde Kapelle Turm Wiese Bach Brunnen"

    assert order("Quitte Rosenrot Sonne Mond", a_candidate(1, "Auskunft"), experiences=(an_experience(long, 1),)) == []


def test_an_unanswered_similar_question_tells_the_subject_only() -> None:
    experiences = (an_experience("Quitte und Rosenrot", None, category="obst"),)
    candidates = (a_candidate(1, "Auskunft", category="obst"), a_candidate(2, "Auskunft", category="x"))

    assert order("Rosenrot und Quitten?", *candidates, experiences=experiences) == [1]


def test_fresh_experience_counts_more_but_old_ones_never_less_than_half() -> None:
    candidates = (a_candidate(1, "Auskunft"), a_candidate(2, "Auskunft"))
    old_and_new = (an_experience("Quitte und Rosenrot", 1, years_ago=3), an_experience("Rosenrot und Quitte", 2))
    very_old = (an_experience("Quitte und Rosenrot", 1, years_ago=50),)

    assert order("Rosenrot, Quitte?", *candidates, experiences=old_and_new) == [2, 1]
    assert order("Rosenrot, Quitte?", *candidates, experiences=very_old)[0] == 1


def test_what_fits_alike_stays_in_the_order_of_the_records() -> None:
    assert order("Quitte?", a_candidate(2, "Quitte"), a_candidate(1, "Quitte")) == [1, 2]


def _of_a_street(number: int, street: str) -> Candidate:
    return a_candidate(number, f"Quitte {street}", "Die Quitten werden im Herbst gelesen und verteilt", category="obst")


def test_a_variant_of_what_is_offered_waits_behind_what_fits_about_as_well() -> None:
    variants = (_of_a_street(1, "Parkweg"), _of_a_street(2, "Hofgasse"), _of_a_street(3, "Südring"))
    other = a_candidate(4, "Quitte kochen", "Gelee braucht Zucker", category="obst")

    assert order("Quitte?", *variants, other) == [1, 4, 2, 3]


def test_variants_follow_each_other_where_nothing_else_fits() -> None:
    weak = a_candidate(3, "Auskunft", "Wer fragt, bekommt eine", category="obst")

    assert order("Quitte im Herbst?", _of_a_street(1, "Parkweg"), _of_a_street(2, "Hofgasse"), weak)[:2] == [1, 2]


def test_words_that_only_ask_are_no_reason() -> None:
    words = dict.fromkeys(query_words("warum quitte"), 1)
    ranking = Ranking(WordIndex(WordSense(TABLE, words), words, rows=100), category_names={})
    candidate = a_candidate(1, "Warum Quitte", category="obst")

    fits = ranking.best(Asked(text="Warum Quitte?"), (candidate,), experiences=(), now=NOW, limit=3)

    assert fits[0].shared_words == ("Quitte",)
