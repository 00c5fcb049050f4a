"""Posts that ask people to take part, and the answer they are owed."""

import json
import sqlite3
from datetime import date, timedelta

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.domain.today import ItemKind
from amtdesk.storage.database import FILE_NAME
from tests.builders import NOW, set_clock
from tests.builders_posts import TODAY, a_post

IN_FOUR_WEEKS = TODAY + timedelta(weeks=4)


def approve(desk: Desk, post: Post) -> Post:
    return desk.posts.record_approval(post.id, by="Petra Lüders", at=desk.clock.now(), way=ApprovalWay.PHONE)


def asked_and_out(desk: Desk) -> Post:
    post = a_post(desk, title="Spielplatz", topic="beteiligung", department="baeder")
    desk.posts.set_feedback(post.id, IN_FOUR_WEEKS)
    approve(desk, post)
    return desk.posts.mark_published(post.id, at=NOW)


def test_it_is_not_approved_before_she_says_when_people_hear_of_it(office: Desk) -> None:
    post = a_post(office, topic="beteiligung")
    with pytest.raises(NotAllowed, match="hear what became of it"):
        approve(office, post)

    assert office.posts.proposed_feedback_day(post) == IN_FOUR_WEEKS
    office.posts.set_feedback(post.id, IN_FOUR_WEEKS)
    assert approve(office, post).feedback_on == IN_FOUR_WEEKS


def test_without_its_day_it_is_not_copied_either(office: Desk) -> None:
    post = a_post(office, topic="beteiligung")
    office.posts.set_feedback(post.id, IN_FOUR_WEEKS)
    approve(office, post)
    office.posts.set_feedback(post.id, None)

    with pytest.raises(NotAllowed, match="hear what became of it"):
        office.posts.text_to_copy(post.id)
    office.posts.needs_no_feedback(post.id)
    assert office.posts.text_to_copy(post.id)


def test_people_hear_of_it_after_the_post(office: Desk) -> None:
    post = a_post(office, topic="beteiligung", day=date(2027, 5, 20))

    with pytest.raises(NotAllowed, match="later day"):
        office.posts.set_feedback(post.id, date(2027, 5, 19))


def test_the_answer_comes_back_as_a_task_and_is_ticked(office: Desk) -> None:
    post = asked_and_out(office)
    assert office.posts.feedback_due(TODAY) == ()

    set_clock(office, NOW + timedelta(weeks=4))
    (due,) = office.posts.feedback_due(IN_FOUR_WEEKS)
    assert (due.post_id, due.title, due.due_on) == (post.id, "Spielplatz", IN_FOUR_WEEKS)
    (item,) = (each for each in office.today.brief().for_today if each.kind is ItemKind.FEEDBACK)
    office.today.mark_done(item)
    assert office.posts.feedback_due(IN_FOUR_WEEKS) == ()
    office.history.undo()
    assert office.posts.feedback_due(IN_FOUR_WEEKS) == (due,)


def test_a_week_ahead_it_stands_among_what_is_coming(office: Desk) -> None:
    asked_and_out(office)
    set_clock(office, NOW + timedelta(weeks=3))

    assert ItemKind.FEEDBACK in {each.kind for each in office.today.brief().coming}


def test_one_key_begins_the_answer_and_its_publication_settles_the_task(office: Desk) -> None:
    post = asked_and_out(office)
    set_clock(office, NOW + timedelta(weeks=4))

    draft = office.posts.write_feedback(post.id)
    assert (draft.title, draft.feedback_for_id, draft.department) == ("Rückmeldung: Spielplatz", post.id, "baeder")
    assert draft.text.startswith("{{zahl}} Antworten.")
    assert office.posts.write_feedback(post.id) == draft

    office.posts.save_text(draft.id, title=draft.title, text="12 Antworten. Eine Schaukel kommt.")
    approve(office, draft)
    office.posts.mark_published(draft.id, at=office.clock.now())
    assert office.posts.feedback_due(IN_FOUR_WEEKS) == ()
    office.posts.correct(draft.id)


def test_a_second_answer_settles_nothing_anew(office: Desk) -> None:
    post = asked_and_out(office)
    given = office.posts.feedback_given(post.id)
    draft = office.posts.write_feedback(post.id)
    office.posts.save_text(draft.id, title=draft.title, text="Eine Schaukel kommt.")
    approve(office, draft)

    office.posts.mark_published(draft.id, at=NOW)

    assert office.posts.get(post.id) == given


def test_a_correction_of_the_question_leaves_the_answer_to_the_first(office: Desk) -> None:
    correction = office.posts.correct(asked_and_out(office).id)

    assert (correction.feedback_on, approve(office, correction).id) == (None, correction.id)


def test_the_offices_own_idea_of_an_answer_is_its_beginning(office: Desk) -> None:
    details = json.dumps({"skeleton": "Danke für {{zahl}} Antworten."})
    with sqlite3.connect(office.folder / FILE_NAME) as records:
        records.execute(
            "INSERT INTO recurring_ideas (key, title, details) VALUES ('R21', 'Rückmeldung', ?)", (details,)
        )
    records.close()

    assert office.posts.write_feedback(asked_and_out(office).id).text == "Danke für {{zahl}} Antworten."
