"""What was typed into "Als veröffentlicht eintragen" and not entered: it waits until it is, wherever she goes."""

from datetime import time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from amtdesk.domain.posts import Post
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.pages.plan.publish_form import PublishForm
from tests.loop import let_rest
from tests.ui.hands import type_words, words_on
from tests.ui.test_plan_editor import an_approved_post
from tests.ui.test_plan_page import CTRL, SHIFT, editor, plan, press, primary

LINK = "https://kanal.example/freibad"


def form(page: PlanPage) -> PublishForm:
    found = page.findChild(PublishForm)
    assert found is not None
    return found


def shown(page: PlanPage) -> tuple[str, str]:
    """Time and link of the form that is seen."""
    assert form(page).isVisible()
    return form(page).since.text(), form(page).link.text()


def begin(running: WindowApp, post: Post) -> PlanPage:
    page = plan(running, post.id)
    press(editor(page), Qt.Key.Key_V, CTRL, SHIFT)
    type_words(LINK)
    return page


def test_link_and_time_stay_on_another_page_beside_another_post_and_over_a_restart(
    running: WindowApp, clock: StillClock
) -> None:
    post, other = an_approved_post(running), an_approved_post(running)
    page = begin(running, post)
    clock.set(clock.now() + timedelta(minutes=40))
    running.window.open(Destination("today"))
    let_rest()

    assert shown(plan(running, post.id)) == ("12.05.2027, 08:00", LINK)

    page = plan(running, other.id)
    assert not form(page).isVisible()
    press(editor(page), Qt.Key.Key_V, CTRL, SHIFT)
    assert shown(page) == ("12.05.2027, 08:40", "")
    assert shown(plan(running, post.id)) == ("12.05.2027, 08:00", LINK)
    assert not form(plan(running, other.id)).isVisible()  # nothing was typed there

    plan(running, post.id)
    running.window.rebuild()  # as after a restart: every widget is new
    let_rest()
    primary(running)
    out = running.desk.posts.get(post.id).publications[-1]
    assert (out.link, f"{clock.local(out.published_at):%H:%M}") == (LINK, "08:00")
    running.desk.history.undo()
    let_rest()
    assert not form(plan(running, post.id)).isVisible()


def test_a_pause_in_typing_is_enough_for_it_to_be_kept(running: WindowApp) -> None:
    post = an_approved_post(running)
    page = begin(running, post)
    form(page).keep_begun()  # as after the pause

    assert running.desk.begun_forms.get(f"publish:{post.id}")["link"] == LINK

    form(page).link.setFocus()
    QTest.keyClick(form(page).link, Qt.Key.Key_A, CTRL)
    QTest.keyClick(form(page).link, Qt.Key.Key_Delete)
    form(page).flush()
    assert not running.desk.begun_forms.get(f"publish:{post.id}")


def test_for_another_date_the_time_is_proposed_anew_and_the_link_stays(running: WindowApp, clock: StillClock) -> None:
    post = an_approved_post(running)
    page = begin(running, post)
    form(page).since.setFocus()
    form(page).since.selectAll()
    type_words("11.5. 9:30")
    running.desk.posts.set_day(post.id, clock.today() + timedelta(days=1), at=time(9))
    let_rest()
    assert shown(page) == ("11.5. 9:30", LINK)
    plan(running)

    assert shown(plan(running, post.id)) == ("12.05.2027, 08:00", LINK)


def test_what_was_entered_and_taken_back_is_proposed_again_on_that_day(running: WindowApp, clock: StillClock) -> None:
    post = an_approved_post(running)
    page = begin(running, post)
    primary(running)
    clock.set(clock.now() + timedelta(hours=1))
    running.desk.history.undo()
    let_rest()

    press(editor(page), Qt.Key.Key_V, CTRL, SHIFT)
    assert shown(page) == ("12.05.2027, 08:00", LINK)

    clock.set(clock.now() + timedelta(days=1))
    plan(running)
    page = plan(running, post.id)
    press(editor(page), Qt.Key.Key_V, CTRL, SHIFT)
    assert form(page).link.text() == ""


def test_the_key_says_of_a_draft_that_it_must_be_approved_first(running: WindowApp) -> None:
    post = running.desk.posts.add("Radtour", "Wir fahren los.")
    page = plan(running, post.id)

    press(editor(page), Qt.Key.Key_V, CTRL, SHIFT)

    assert "Nur freigegebene Beiträge" in words_on(editor(page).approval)
    assert not form(page).isVisible()


def test_a_link_that_is_refused_stays_and_is_said_under_the_button(running: WindowApp) -> None:
    post = an_approved_post(running)
    page = plan(running, post.id)
    press(editor(page), Qt.Key.Key_V, CTRL, SHIFT)
    type_words("kein Link")

    primary(running)

    assert "keine Webadresse" in words_on(editor(page).approval)
    assert shown(plan(running, post.id))[1] == "kein Link"


def test_enter_in_the_link_enters_what_is_online(running: WindowApp) -> None:
    post = an_approved_post(running)
    page = begin(running, post)

    press(form(page).link, Qt.Key.Key_Return)

    kept = running.desk.posts.get(post.id)
    assert kept.is_out
    assert kept.publications[-1].link == LINK
