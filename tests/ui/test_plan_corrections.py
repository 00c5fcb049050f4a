"""Setting right what is out: begun, taken back, published, and what the two posts say of each other."""

from amtdesk.ui.app import WindowApp
from tests.loop import let_rest
from tests.ui.test_plan_editor import an_approved_post, follow
from tests.ui.test_plan_page import editor, plan


def test_a_correction_that_is_undone_leads_back_to_the_post_that_it_set_right(running: WindowApp) -> None:
    out = running.desk.posts.mark_published(an_approved_post(running).id, at=running.desk.clock.now())
    page = plan(running, out.id)
    follow(running, "Korrektur schreiben")

    running.desk.history.undo()
    let_rest()

    assert editor(page).post() == running.desk.posts.get(out.id)
    assert editor(page).writing.text.hasFocus()
    running.desk.history.undo()
    let_rest()
    assert editor(page).post() == running.desk.posts.get(out.id)
