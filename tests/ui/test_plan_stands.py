"""What the editor shows of a post that stands aside: out, passed, on hold, withdrawn."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.post_places import Place
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.step_bar import StepBar, StepState
from tests.builders import set_clock
from tests.loop import let_rest
from tests.ui.hands import words_on
from tests.ui.test_plan_editor import an_approved_post
from tests.ui.test_plan_page import editor, plan, post_id
from tests.ui.test_plan_publishing import button, card, with_picture

_S = PostStatus


def hashtags(page: PlanPage) -> QLineEdit:
    return next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Hashtags")


def standing(page: PlanPage) -> tuple[StepState, ...]:
    bar = page.findChild(StepBar)
    assert bar is not None
    return tuple(step.state for step in bar._steps)  # noqa: SLF001 - what is painted


def test_a_text_that_went_out_shows_its_hashtags_in_the_text_alone(birkenfurt: WindowApp) -> None:
    out, draft = post_id(birkenfurt, "P01"), post_id(birkenfurt, "P11")

    page = plan(birkenfurt, out)
    assert "#MüllabfuhrBirkenfurt" in editor(page).writing.text.text()
    assert not hashtags(page).isVisible()

    birkenfurt.window.open(Destination("plan", draft))
    let_rest()
    assert hashtags(page).isVisible()
    assert hashtags(page).text() == "#StadtratBirkenfurt"


def test_once_the_day_has_passed_what_was_copied_is_only_to_be_entered(running: WindowApp, tmp_path: Path) -> None:
    post, now = with_picture(running, tmp_path), running.desk.clock.now()
    running.desk.posts.set_day(post.id, post.day, at=time(10))
    page = plan(running, post.id)
    running.desk.posts.mark_copied(post.id)
    let_rest()
    approval = editor(page).approval
    assert approval.primary.label() == "Bild kopieren"

    set_clock(running.desk, now + timedelta(days=1))
    editor(page).tick()
    let_rest()

    assert "Der Tag ist vorbei" in words_on(page)
    assert approval.primary.label() == "Als veröffentlicht eintragen"
    assert "Online seit" in words_on(approval)
    approval.primary.click()
    let_rest()
    assert running.desk.posts.get(post.id).status is _S.PUBLISHED


def test_a_picture_of_a_passed_day_can_still_be_copied_by_its_own_line(running: WindowApp, tmp_path: Path) -> None:
    post, now = with_picture(running, tmp_path), running.desk.clock.now()
    running.desk.posts.set_day(post.id, post.day, at=time(10))
    running.desk.posts.mark_copied(post.id)
    set_clock(running.desk, now + timedelta(days=1))

    steps = editor(plan(running, post.id)).approval.steps

    shown = [each.accessibleName() for each in steps.findChildren(LinkButton) if not each.isHidden()]
    assert "Bild kopieren" in shown


def test_what_is_withdrawn_is_offered_no_further_place(running: WindowApp) -> None:
    post = an_approved_post(running)
    page = plan(running, post.id)
    more = button(card(page), "Weiterer Ort")
    assert more.isVisible()

    running.desk.posts.withdraw(post.id)
    let_rest()
    assert not more.isVisible()
    assert not card(page).places.menu_of_more().actions()
    assert "Pflicht" not in words_on(card(page))

    running.desk.posts.begin_draft(post.id)
    let_rest()
    assert more.isVisible()
    assert "Pflicht" in words_on(card(page))
    assert len(card(page).places.menu_of_more().actions()) == len(Place) - 1  # one is a duty already


def test_a_post_on_hold_shows_how_far_it_was(running: WindowApp) -> None:
    posts, today = running.desk.posts, running.desk.clock.today()
    begun = posts.add("Radtour", "Ab Montag kostet die Radtour 3 Euro.", day=today + timedelta(days=3))
    page = plan(running, begun.id)
    steps: dict[PostStatus, tuple[StepState, ...]] = {
        _S.DRAFT: ("current", "ahead", "ahead"),
        _S.IN_REVIEW: ("done", "current", "ahead"),
        _S.APPROVED: ("done", "signed", "ahead"),
    }

    for status, shown in steps.items():
        if status is _S.IN_REVIEW:
            posts.submit(begun.id, "Petra Lüders")
        elif status is _S.APPROVED:
            posts.record_approval(begun.id, by="Petra", at=running.desk.clock.now(), way=ApprovalWay.PHONE)
        assert posts.get(begun.id).status is status
        posts.hold(begun.id)
        let_rest()
        assert standing(page) == shown
        said = "Freigegeben von Petra" if status is _S.APPROVED else "Der Beitrag ist angehalten."
        assert said in words_on(editor(page).approval)
        assert posts.resume(begun.id).status is status


def test_a_date_in_the_past_asks_nothing_of_what_is_on_hold(running: WindowApp) -> None:
    post = an_approved_post(running)
    running.desk.posts.set_day(post.id, date(2027, 5, 11), at=time(10))
    running.desk.posts.hold(post.id)

    page = plan(running, post.id)

    assert editor(page).approval.primary.label() == "Fortsetzen"


def test_where_a_withdrawn_post_appeared_stays_told(running: WindowApp) -> None:
    post = an_approved_post(running)
    running.desk.posts.place_done(post.id, Place.WEBSITE)
    running.desk.posts.withdraw(post.id)

    page = plan(running, post.id)

    assert button(card(page), "Website, erledigt").isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_a_further_place_is_offered_in_sight_and_the_last_one_keeps_the_focus(running: WindowApp) -> None:
    post = an_approved_post(running)
    page = plan(running, post.id)
    running.window.resize(1180, 640)
    let_rest()
    more = button(card(page), "Weiterer Ort")
    assert more.visibleRegion().isEmpty()

    more.clicked.emit()
    let_rest()

    assert more.visibleRegion().boundingRect() == more.rect()
    offered = next(each for each in page.findChildren(PopupMenu) if each.isVisible())
    offered.close()
    assert more.hasFocus()
    for _place in range(len(Place) - 1):  # one is a duty already
        card(page).places.menu_of_more().actions()[0].trigger()
        let_rest()
    assert not more.isVisible()
    assert button(card(page), "Aushang, noch offen").hasFocus()


def test_a_place_that_is_added_after_the_day_is_due_today(running: WindowApp) -> None:
    post, today = an_approved_post(running), running.desk.clock.today()
    running.desk.posts.set_day(post.id, today - timedelta(days=3), at=time(10))
    page = plan(running, post.id)

    card(page).places.menu_of_more().actions()[0].trigger()
    running.desk.posts.set_day(post.id, None, at=None)
    let_rest()
    card(page).places.menu_of_more().actions()[0].trigger()

    due = {each.place: each.due_on for each in running.desk.posts.places(post.id)}
    assert (due[Place.GAZETTE], due[Place.NOTICE_BOARD]) == (today, None)


def test_a_post_is_put_on_hold_from_its_menu_and_goes_on_from_its_button(running: WindowApp) -> None:
    post = an_approved_post(running)
    approval = editor(plan(running, post.id)).approval

    entry = next(each for each in approval.menu(post).actions() if each.text() == "Anhalten")
    entry.trigger()
    let_rest()
    held = running.desk.posts.get(post.id)
    assert (held.status, approval.primary.label()) == (_S.ON_HOLD, "Fortsetzen")
    assert "Anhalten" not in [each.text() for each in approval.menu(held).actions()]
    with pytest.raises(NotAllowed, match="on hold"):
        running.desk.posts.text_to_copy(post.id)

    approval.primary.click()
    let_rest()
    assert running.desk.posts.get(post.id).status is _S.APPROVED


def test_an_idea_cannot_be_put_on_hold_and_what_the_platform_holds_only_once_it_is_removed_there(
    running: WindowApp,
) -> None:
    post = an_approved_post(running)
    approval = editor(plan(running, post.id)).approval
    idea = running.desk.posts.add("Radtour", "", day=None, is_idea=True)
    scheduled = running.desk.posts.mark_scheduled(post.id)
    let_rest()

    assert "Anhalten" not in [each.text() for each in approval.menu(idea).actions()]
    next(each for each in approval.menu(scheduled).actions() if each.text() == "Anhalten").trigger()
    let_rest()

    assert running.desk.posts.get(post.id).status is _S.SCHEDULED
    assert "Entfernen Sie den Beitrag zuerst dort." in words_on(running.window)


def test_what_was_taken_up_again_in_its_approved_words_stands_approved_by_one_key(running: WindowApp) -> None:
    post = an_approved_post(running)
    approval = editor(plan(running, post.id)).approval
    running.desk.posts.withdraw(post.id)
    let_rest()
    assert approval.primary.label() == "Wieder aufnehmen"

    approval.primary.click()
    let_rest()
    assert approval.primary.label() == "Freigabe wieder gelten lassen"
    approval.primary.click()
    let_rest()

    assert running.desk.posts.get(post.id).status is _S.APPROVED
