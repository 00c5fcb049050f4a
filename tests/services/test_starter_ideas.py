"""Usual ideas for a new office: offered, taken over as one step, and proposing posts from then on."""

from datetime import date, timedelta

from amtdesk.desk import Desk
from amtdesk.domain.recurring_ideas import IdeaKind
from amtdesk.services.seed import BirkenfurtSeed


def test_a_new_office_is_offered_a_dozen_ideas_of_each_kind_and_without_names_of_a_town(desk: Desk) -> None:
    offers = desk.starter_ideas.offer()

    assert 10 <= len(offers) <= 14
    assert {each.idea.kind for each in offers} == set(IdeaKind)
    assert not any(each.is_taken or each.idea.department or each.idea.goal for each in offers)
    told = " ".join(f"{each.idea.title} {each.idea.skeleton} {each.idea.note}" for each in offers)
    names = {"Birkenfurt", "Mahre", BirkenfurtSeed().town["town"]["name"]}
    assert not [name for name in names if name in told]


def test_what_is_ticked_comes_on_the_list_in_one_step_and_once(desk: Desk) -> None:
    taken = desk.starter_ideas.take(["weekend", "vacancy", "no such idea"])

    assert [desk.ideas.get(idea_id).title for idea_id in taken] == [
        "Veranstaltungen am Wochenende",
        "Stelle ausgeschrieben",
    ]
    assert {each.key for each in desk.starter_ideas.offer() if each.is_taken} == {"weekend", "vacancy"}
    assert desk.starter_ideas.take(["weekend"]) == ()
    desk.history.undo()
    assert desk.ideas.all() == ()


def test_every_idea_that_is_taken_holds_by_the_rules_and_proposes_from_today_on(desk: Desk) -> None:
    desk.starter_ideas.take([each.key for each in desk.starter_ideas.offer()])

    today = desk.clock.today()
    proposed = desk.ideas.proposed(today, today + timedelta(days=365))

    by_rule = {idea.id for idea in desk.ideas.all() if idea.kind is IdeaKind.BY_RULE}
    assert by_rule <= {each.idea_id for each in proposed}
    assert all(each.day >= date(2027, 5, 12) for each in proposed)


def test_one_idea_alone_is_named_in_the_history(desk: Desk) -> None:
    desk.starter_ideas.take(["vacancy"])

    step = desk.history.undo()

    assert step is not None
    assert step.label.values == {"title": "Stelle ausgeschrieben"}
