"""Where the focus is after a quieter deed of the card: never on a link that means something else by now."""

from datetime import time

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.app import WindowApp
from tests.loop import let_rest
from tests.ui.test_plan_editor import an_approved_post, links
from tests.ui.test_plan_page import editor, plan


def test_a_link_that_became_another_leaves_the_focus_to_the_button(running: WindowApp) -> None:
    """Else a second Enter would take back what the first one did."""
    post = an_approved_post(running)
    running.desk.posts.set_day(post.id, running.desk.clock.today(), at=time(17))
    card = editor(plan(running, post.id)).approval
    for words, state in (
        ("Als vorgeplant eintragen", PostStatus.SCHEDULED),
        ("Auf der Plattform entfernt", PostStatus.APPROVED),
        ("Freigabe wurde zurückgenommen", PostStatus.DRAFT),
    ):
        link = links(running)[words]
        link.setFocus()
        link.click()
        let_rest()
        assert running.desk.posts.get(post.id).status is state
        assert card.primary.hasFocus()


def test_a_link_that_stays_keeps_the_focus(running: WindowApp) -> None:
    post = an_approved_post(running)
    running.desk.posts.mark_copied(post.id)
    plan(running, post.id)
    link = links(running)["Text noch einmal kopieren"]
    link.setFocus()

    link.click()
    let_rest()

    assert link.hasFocus()
