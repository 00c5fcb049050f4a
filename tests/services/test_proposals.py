"""Repeated own answers become a template (Q7), and the same words in one thread are counted (T4)."""

from datetime import timedelta

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, ReplyKind, WordingOrigin
from amtdesk.domain.town import Category
from amtdesk.services.town import TownRecords
from amtdesk.storage.rows import instant_text
from tests.builders import NOW, berlin, set_clock
from tests.builders_reports import add_rows
from tests.builders_templates import keep_template

LINK = "https://www.facebook.example/birkenfurt/posts/12"
OWN, COMMENT = WordingOrigin.OWN_WORDS, QuestionSource.PAGE_COMMENT


def a_sent_answer(
    desk: Desk,
    text: str = "Ab Samstag.",
    *,
    category: str = "freibad",
    link: str = LINK,
    template: TemplateId | None = None,
) -> CitizenQuestion:
    """A question and the reply that went out, as the records have them, past any approval."""
    question = desk.questions.note("Wann öffnet das Bad?", source=COMMENT, category=category, link=link)
    origin = OWN if template is None else WordingOrigin.TEMPLATE
    row: dict[str, str | int | float | None] = {
        "question_id": question.id,
        "kind": ReplyKind.ANSWER,
        "text": text,
        "sent_at": instant_text(desk.clock.now()),
        "origin": origin,
        "template_id": template,
    }
    add_rows(desk, "replies", [row])
    return question


def subjects(desk: Desk) -> list[tuple[str, int]]:
    return [(proposal.category, proposal.count) for proposal in desk.proposals.open()]


# Q7


def test_three_own_answers_of_a_subject_within_four_weeks_are_proposed(desk: Desk) -> None:
    desk.town.record(TownRecords(settings={}, categories=(Category(key="freibad", name="Freibad"),)))
    for text in ("Bald.", "Am 9. Mai.", "Ab Samstag."):
        a_sent_answer(desk, text)
    a_sent_answer(desk, "Montags.", category="muell")

    (proposal,) = desk.proposals.open()

    assert (proposal.category_name, proposal.count, proposal.last_answer) == ("Freibad", 3, "Ab Samstag.")


def test_what_is_older_than_four_weeks_or_came_from_a_template_does_not_count(desk: Desk) -> None:
    template = keep_template(desk, category="freibad")
    a_sent_answer(desk)
    a_sent_answer(desk)
    a_sent_answer(desk, template=template.id)
    assert subjects(desk) == []

    a_sent_answer(desk)
    assert subjects(desk) == [("freibad", 3)]
    set_clock(desk, NOW + timedelta(weeks=4, minutes=1))
    assert subjects(desk) == []


def test_a_deleted_question_does_not_count(desk: Desk) -> None:
    questions = [a_sent_answer(desk) for _ in range(3)]

    desk.questions.delete(QuestionId(questions[0].id))

    assert subjects(desk) == []


def test_not_now_is_kept_until_undo_or_three_new_answers(desk: Desk) -> None:
    for _ in range(3):
        a_sent_answer(desk)

    desk.proposals.dismiss("freibad")
    assert subjects(desk) == []
    desk.history.undo()
    assert subjects(desk) == [("freibad", 3)]

    desk.proposals.dismiss("freibad")
    set_clock(desk, berlin(13))
    for _ in range(3):
        a_sent_answer(desk)
    assert subjects(desk) == [("freibad", 3)]


def test_a_proposal_becomes_a_draft_with_the_last_answer_in_one_step_of_undo(desk: Desk) -> None:
    for text in ("Bald.", "Am 9. Mai.", "Ab Samstag."):
        a_sent_answer(desk, text)
    (proposal,) = desk.proposals.open()

    template = desk.proposals.accept(proposal)

    assert (template.text, template.category, template.agreement) == ("Ab Samstag.", "freibad", None)
    assert subjects(desk) == []
    desk.history.undo()
    assert (desk.templates.count(), subjects(desk)) == (0, [("freibad", 3)])


# T4


def test_the_same_words_in_one_thread_are_counted_white_space_apart(desk: Desk) -> None:
    a_sent_answer(desk, "Ab Samstag.")
    a_sent_answer(desk, "Ab  Samstag.\n", link=f"{LINK}?comment_id=3")
    a_sent_answer(desk, "Ab Sonntag.")
    a_sent_answer(desk, "Ab Samstag.", link="https://www.facebook.example/birkenfurt/posts/13")
    question = desk.questions.note("Und wann?", source=COMMENT, link=LINK)

    assert desk.templates.same_answer_count(question, "Ab Samstag.") == 2
    assert desk.templates.same_answer_count(question, "Neu.") == 0
    assert desk.templates.same_answer_count(question, " ") == 0


def test_under_the_own_page_the_day_is_the_thread(desk: Desk) -> None:
    a_sent_answer(desk, link="")
    question = desk.questions.note("Und wann?", source=COMMENT)
    assert desk.templates.same_answer_count(question, "Ab Samstag.") == 1

    set_clock(desk, berlin(13))
    assert desk.templates.same_answer_count(question, "Ab Samstag.") == 0


def test_a_dismissed_proposal_stays_away_after_a_restart(desk: Desk) -> None:
    for _ in range(3):
        a_sent_answer(desk)
    desk.proposals.dismiss("freibad")

    with desk.another() as later:
        assert later.proposals.open() == ()
