"""Setting right what is out: begun, taken back, published, and what the two posts say of each other."""

from amtdesk.domain.posts import ApprovalWay
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.widgets.buttons import LinkButton
from tests.loop import let_rest
from tests.ui.test_plan_editor import an_approved_post, follow
from tests.ui.test_plan_page import editor, plan


def heads(page: PlanPage) -> list[LinkButton]:
    """The links of the head that lead to another post."""
    found = editor(page).head.findChildren(LinkButton)
    return [each for each in found if each.isVisible() and "orr" in each.label()]


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


def test_what_was_corrected_says_so_in_its_head_and_leads_on_and_back(running: WindowApp) -> None:
    posts, now = running.desk.posts, running.desk.clock.now()
    out = posts.mark_published(an_approved_post(running).id, at=now)
    page = plan(running, out.id)
    assert heads(page) == []
    follow(running, "Korrektur schreiben")
    draft = editor(page).post()
    assert draft is not None

    for words in ("Korrektur begonnen", "Später korrigiert"):
        (back,) = heads(page)
        assert back.label() == "Korrektur zu „Freibad“"
        back.click()
        (on,) = heads(page)
        assert (on.label(), on.toolTip()) == (words, "Korrektur: Freibad")
        on.click()
        assert editor(page).post() == posts.get(draft.id)
        if words == "Korrektur begonnen":
            posts.set_level(draft.id, 1, reason="So vereinbart")
            posts.record_approval(draft.id, by="Petra", at=now, way=ApprovalWay.PHONE)
            posts.mark_published(draft.id, at=now)
            let_rest()

    assert editor(page).writing.text.isReadOnly()
    assert posts.get(out.id).publications[-1].text == "Das Freibad hat am Samstag auf."


def test_a_correction_that_was_withdrawn_is_named_no_more(running: WindowApp) -> None:
    out = running.desk.posts.mark_published(an_approved_post(running).id, at=running.desk.clock.now())
    running.desk.posts.withdraw(running.desk.posts.correct(out.id).id)

    assert heads(plan(running, out.id)) == []
