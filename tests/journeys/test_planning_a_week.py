"""Journey (g): a week of the plan filled by keyboard alone, from an idea, a proposal, an occasion and nothing."""

from datetime import date

from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.ui.pages.plan.month_grid import MonthGrid
from tests.journeys.hands import Hands

THURSDAY, SATURDAY, SUNDAY, NEXT_THURSDAY, NEXT_FRIDAY = (date(2027, 5, day) for day in (13, 15, 16, 20, 21))


def test_a_week_is_planned_by_keyboard_and_stands_there_the_next_time(she: Hands) -> None:
    she.open_window()
    she.sees("Wie heißt Ihre Behörde?")
    she.go_to("Birkenfurt ansehen")
    she.press("Return")
    she.sees("Mittwoch, 12. Mai")
    she.press("Ctrl+4")
    she.sees("10. Mai bis 13. Juni")
    before = {post.id for post in she.desk.posts.list(dated=True)}

    give_an_idea_its_day(she)
    take_a_proposal_and_move_it(she)
    make_a_draft_from_an_occasion(she)
    begin_a_post_on_an_empty_day(she)

    she.close_window()
    she.open_window()
    planned = {post.day: post for post in she.desk.posts.list(dated=True) if post.id not in before}
    assert set(planned) == {THURSDAY, SATURDAY, SUNDAY, NEXT_FRIDAY}
    assert planned[SUNDAY].title == "Sonntags im Museum"
    assert {post.status for post in planned.values()} == {PostStatus.IDEA, PostStatus.DRAFT}


def grid_of(she: Hands) -> MonthGrid:
    grid = she.go_to("Monat")
    assert isinstance(grid, MonthGrid)
    return grid


def on(she: Hands, day: date) -> tuple[PostSummary, ...]:
    return she.desk.posts.list(from_day=day, to_day=day)


def give_an_idea_its_day(she: Hands) -> None:
    she.press("F6")
    idea = she.desk.plan_days.tray()[0]
    she.press("Down")
    she.press("Up")
    she.press("Ctrl+T")
    she.write("do")
    she.press("Return")
    she.sees("Für Do, 13. Mai eingeplant.")
    assert idea.id in {post.id for post in on(she, THURSDAY)}


def take_a_proposal_and_move_it(she: Hands) -> None:
    grid = grid_of(she)
    she.press("Ctrl+Home")
    she.press("Right")
    while (chip := grid.chip()) is None or not chip.is_proposal:  # past the idea, "+ 2 Ideen", into the next week
        she.press("Down")
    assert grid.day() == NEXT_THURSDAY
    she.press("Return")
    she.press("Return")  # the sheet of the proposal: begin this post
    she.press("Esc")  # out of its editor
    taken = next(post for post in on(she, NEXT_THURSDAY) if post.status is PostStatus.DRAFT)
    assert grid_of(she).chip() is not None
    she.press("Ctrl+Shift+Right")
    assert taken.id in {post.id for post in on(she, NEXT_FRIDAY)}


def make_a_draft_from_an_occasion(she: Hands) -> None:
    grid_of(she)
    she.press("Ctrl+Home")
    she.press("Right", times=3)
    she.press("Return")
    she.sees("Samstag, 15. Mai")
    she.press("Return")  # on the occasion: a draft from it
    she.press("Esc")


def begin_a_post_on_an_empty_day(she: Hands) -> None:
    grid_of(she)
    she.press("Ctrl+Home")
    she.press("End")
    she.press("N")
    she.write("Sonntags im Museum")
    she.press("Return")
    she.write("Am Sonntag führt Frau Ahlers durch das Museum. Der Eintritt ist frei.")
    she.press("Esc")
    she.sees("10. Mai bis 13. Juni")
