"""Bringing a post to the channel by keys, and what stands beside the approval: places, feedback, related posts."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.media import Licence, People
from amtdesk.domain.post_places import Place
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.pages.plan.publish_card import PublishingCard
from amtdesk.ui.pages.plan.publish_steps import PublishSteps
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.plan_card import PlanCard
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from tests.builders_sheets import a_picture
from tests.loop import let_rest
from tests.ui.browser_hand import Browser
from tests.ui.hands import words_on
from tests.ui.test_pages import clipped
from tests.ui.test_plan_editor import an_approved_post, follow
from tests.ui.test_plan_page import CTRL, SHIFT, editor, heard, plan, press, primary


def with_picture(running: WindowApp, folder: Path) -> Post:
    """An approved post that shows a picture."""
    desk = running.desk
    medium = desk.media.keep(a_picture(folder / "markt.jpg"))
    desk.media.edit(
        replace(
            medium,
            alt_text="Ein Stand mit Kürbissen.",
            author="Jana Wolter",
            licence=Licence.OWN_PHOTO,
            credit="Foto: Jana Wolter",
            people=People.NOBODY,
        )
    )
    post = desk.posts.add("Markt", "Am Samstag ist Markt.", day=desk.clock.today())
    desk.pictures.choose(post.id, folder / "markt.jpg")
    desk.posts.set_level(post.id, 1)
    return desk.posts.record_approval(post.id, by="Petra", at=desk.clock.now(), way=ApprovalWay.PHONE)


def steps(page: PlanPage) -> PublishSteps:
    found = page.findChild(PublishSteps)
    assert found is not None
    return found


def card(page: PlanPage) -> PublishingCard:
    found = page.findChild(PublishingCard)
    assert found is not None
    return found


def seen(place: QWidget) -> str:
    """What can be read once everything has come to rest."""
    for _turn in range(3):
        let_rest()
    return words_on(place)


def button(place: object, name: str) -> KbdButton:
    assert isinstance(place, PublishingCard | PublishSteps)
    return next(each for each in place.findChildren(KbdButton) if each.accessibleName() == name or each.text() == name)


def test_text_picture_and_description_go_over_the_clipboard_one_key_each(
    running: WindowApp, qtbot: QtBot, tmp_path: Path
) -> None:
    post = with_picture(running, tmp_path)
    page, notes, clipboard = plan(running, post.id), heard(running), QGuiApplication.clipboard()

    primary(running)
    assert clipboard.text() == "Am Samstag ist Markt."
    assert (notes[-1].text, notes[-1].action) == ("Text kopiert. Als Nächstes: Bild.", "Bild kopieren")
    assert "Jetzt in der Zwischenablage: Text" in seen(steps(page))

    primary(running)
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    assert notes[-1].text == "Bild kopiert. Als Nächstes: Bildbeschreibung."
    assert not clipped(page)

    press(editor(page), Qt.Key.Key_C, CTRL, SHIFT)
    assert clipboard.text() == "Ein Stand mit Kürbissen."
    assert (notes[-1].text, notes[-1].action) == (
        "Bildbeschreibung kopiert. Schon online?",
        "Als veröffentlicht eintragen",
    )

    clipboard.setText("anderes")
    primary(running)
    out = running.desk.posts.get(post.id)
    assert (out.status, out.publications[0].text) == (PostStatus.PUBLISHED, "Am Samstag ist Markt.")


def test_a_step_may_be_done_again_and_a_link_has_the_form_of_an_address(running: WindowApp, tmp_path: Path) -> None:
    post = with_picture(running, tmp_path)
    page = plan(running, post.id)
    primary(running)

    button(steps(page), "Bildbeschreibung kopieren").click()
    assert QGuiApplication.clipboard().text() == "Ein Stand mit Kürbissen."
    press(running.window, Qt.Key.Key_V, CTRL, SHIFT)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("steht online")
    primary(running)
    assert "keine Webadresse" in seen(editor(page).approval)

    field.setText("facebook.com/stadt/7")
    primary(running)
    (publication,) = running.desk.posts.get(post.id).publications
    assert publication.link == "https://facebook.com/stadt/7"


def test_the_channel_opens_by_a_key_and_only_a_web_address_goes_out(running: WindowApp, browser: Browser) -> None:
    post = an_approved_post(running)
    page, notes = plan(running, post.id), heard(running)
    press(editor(page), Qt.Key.Key_O, CTRL)
    assert "noch keine Adresse" in notes[-1].text

    running.desk.town.set("channel_address", "facebook.com/stadt")
    press(editor(page), Qt.Key.Key_O, CTRL)
    running.desk.town.set("channel_address", "file:///etc/hostname")
    press(editor(page), Qt.Key.Key_O, CTRL)

    assert browser.opened == ["https://facebook.com/stadt"]
    assert "keine Webadresse" in seen(editor(page).approval)


def test_a_missed_post_is_brought_now_by_one_click(running: WindowApp, clock: StillClock) -> None:
    post = an_approved_post(running)
    clock.set(clock.now() + timedelta(days=1))
    page = plan(running, post.id)

    next(each for each in editor(page).findChildren(LinkButton) if each.label() == "Jetzt bringen").click()

    assert QGuiApplication.clipboard().text() == "Das Freibad hat am Samstag auf."
    assert running.desk.posts.get(post.id).copied_at is not None


def test_what_is_out_is_headed_by_when_it_went_out(running: WindowApp) -> None:
    post, desk = an_approved_post(running), running.desk
    desk.posts.set_day(post.id, desk.clock.today(), at=time(10))
    desk.posts.mark_published(post.id, at=desk.clock.now() - timedelta(minutes=7))

    page = plan(running, post.id)

    assert "Veröffentlicht Mi, 12. Mai, 07:53 Uhr" in seen(editor(page).head)
    assert "10:00" not in seen(editor(page).head)


def test_what_is_out_is_corrected_by_a_post_that_both_lead_to(running: WindowApp) -> None:
    out = running.desk.posts.mark_published(an_approved_post(running).id, at=running.desk.clock.now())
    page = plan(running, out.id)

    follow(running, "Korrektur schreiben")
    draft = editor(page).post()
    assert draft is not None
    assert (draft.corrects_id, draft.title) == (out.id, "Korrektur: Freibad")

    button(card(page), "Korrigiert: Freibad").click()
    assert editor(page).post() == running.desk.posts.get(out.id)
    button(card(page), "Korrigiert durch: Freibad").click()
    assert editor(page).post() == draft


def test_what_the_platform_holds_asks_for_nothing_until_its_time(running: WindowApp) -> None:
    post = an_approved_post(running)
    page = plan(running, post.id)

    follow(running, "Als vorgeplant eintragen")
    assert page.primary_button().label() == "Zurück zum Plan"

    follow(running, "Als veröffentlicht eintragen")
    assert page.primary_button().label() == "Als veröffentlicht eintragen"


def test_a_sunday_is_proposed_for_the_platform_before_it_is_approved(running: WindowApp) -> None:
    post = running.desk.posts.add("Probealarm", "Am Samstag heulen die Sirenen.", day=date(2027, 5, 16))

    page = plan(running, post.id)

    assert "Nach der Freigabe bis Fr, 14. Mai" in seen(steps(page))
    running.desk.posts.set_level(post.id, 1)
    now = running.desk.clock.now()
    running.desk.posts.record_approval(post.id, by="Petra", at=now, way=ApprovalWay.PHONE)
    assert "An diesem Tag ist kein Dienst" in seen(steps(page))
    assert "Soll auch erscheinen: Website" in seen(steps(page))


def test_places_are_ticked_moved_added_and_taken_off(running: WindowApp) -> None:
    post = an_approved_post(running)
    page, posts = plan(running, post.id), running.desk.posts

    tick = button(card(page), "Website, noch offen")
    tick.setFocus()
    press(tick, Qt.Key.Key_Space)
    assert posts.open_places(post.id) == ()
    assert "erledigt" in seen(card(page))
    assert QApplication.focusWidget() is button(card(page), "Website, erledigt")

    card(page).places.menu_of_more().actions()[0].trigger()
    assert [each.place for each in posts.open_places(post.id)] == [Place.GAZETTE]

    assert "bis 12.05." in seen(card(page))
    card(page).places.menu_of(posts.open_places(post.id)[0]).actions()[0].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("20.5.")
    press(field, Qt.Key.Key_Return)
    assert posts.open_places(post.id)[0].due_on == date(2027, 5, 20)

    assert "bis 20.05." in seen(card(page))
    card(page).places.menu_of(posts.open_places(post.id)[0]).actions()[1].trigger()
    assert posts.open_places(post.id) == ()
    running.desk.history.undo()
    assert len(posts.open_places(post.id)) == 1


def a_question(running: WindowApp) -> Post:
    posts = running.desk.posts
    post = posts.add("Spielplatz", "Was fehlt auf dem Spielplatz?", day=running.desk.clock.today())
    posts.edit(replace(posts.get(post.id), topic="beteiligung"))
    return posts.set_level(post.id, 1).post


def test_who_asks_people_enters_by_when_they_hear_of_it(running: WindowApp) -> None:
    post = a_question(running)
    page, posts = plan(running, post.id), running.desk.posts
    field = card(page).feedback.field
    assert field.text() == "09.06.2027"

    field.setText("irgendwann")
    press(field, Qt.Key.Key_Return)
    assert "Noch kein Datum" in seen(card(page))
    field.setText("1.5.2027")
    press(field, Qt.Key.Key_Return)
    assert posts.get(post.id).feedback_on is None
    assert "Die Rückmeldung kommt nach dem Beitrag." in seen(card(page).feedback)
    assert field.hasFocus()
    assert running.window.voice.bars.texts() == ()
    field.setText("10.6.")
    assert "nach dem Beitrag" not in seen(card(page))
    press(field, Qt.Key.Key_Return)
    assert posts.get(post.id).feedback_on == date(2027, 6, 10)
    assert "10. Juni 2027" in seen(card(page))

    button(card(page), "Anderer Tag").click()
    field.setText("11.6.")
    press(field, Qt.Key.Key_Return)
    assert posts.get(post.id).feedback_on == date(2027, 6, 11)


def test_what_is_wrong_with_a_day_of_feedback_is_said_no_longer_than_it_is_true(running: WindowApp) -> None:
    post, desk = a_question(running), running.desk
    desk.posts.move(post.id, days=40)
    page = plan(running, post.id)
    field = card(page).feedback.field
    field.setText("1.6.2027")
    press(field, Qt.Key.Key_Return)
    assert "nach dem Beitrag" in seen(card(page))

    desk.posts.move(post.id, days=-30)  # another window would do so, or undo

    assert "nach dem Beitrag" not in seen(card(page))


def test_or_that_nobody_waits_for_it(running: WindowApp) -> None:
    post = a_question(running)
    page = plan(running, post.id)

    button(card(page), "Keine Rückmeldung nötig").click()

    assert "Keine nötig" in seen(card(page))


def test_the_answer_is_one_key_away_on_heute_and_beside_the_post(running: WindowApp, clock: StillClock) -> None:
    post, desk = a_question(running), running.desk
    desk.posts.set_feedback(post.id, date(2027, 6, 9))
    desk.posts.record_approval(post.id, by="Petra", at=clock.now(), way=ApprovalWay.PHONE)
    desk.posts.mark_published(post.id, at=clock.now())
    clock.set(clock.now() + timedelta(days=28))
    running.window.open(Destination("rounds"))
    running.window.open(Destination("today"))
    page = running.window.page()
    assert page is not None
    assert "Ergebnis zurückmelden: Spielplatz" in " ".join(
        [item.headline.source.format(**item.headline.values) for item in desk.today.brief().for_today]
    ).replace("Tell what became of it", "Ergebnis zurückmelden")

    item = next(each for each in desk.today.brief().for_today if each.title == "Spielplatz")
    page._open(item)  # type: ignore[attr-defined]  # noqa: SLF001 - what Enter on its row does
    let_rest()
    plan_page = running.window.page()
    assert isinstance(plan_page, PlanPage)
    draft = editor(plan_page).post()
    assert draft is not None
    assert (draft.title, draft.feedback_for_id) == ("Rückmeldung: Spielplatz", post.id)

    button(card(plan_page), "Rückmeldung zu: Spielplatz").click()
    button(card(plan_page), "Rückmeldung schreiben").click()
    assert editor(plan_page).post() == draft
    running.window.open(Destination("plan", post.id))
    button(card(plan_page), "Ist zurückgemeldet").click()
    assert "Zurückgemeldet am 9. Juni 2027" in seen(card(plan_page))


def test_the_places_that_posts_owe_are_one_line_of_the_settings(running: WindowApp) -> None:
    running.window.open(Destination("settings", "place_duties"))
    let_rest()
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    plan_card = page.card("plan")
    assert isinstance(plan_card, PlanCard)
    field = plan_card.places
    assert field.text() == "Website; beteiligung: Amtsblatt; sicherheit: Aushang"

    field.setText("Aushang; Kultur: Mond")
    field.finish()
    assert "„Mond“ ist kein Ort" in seen(plan_card)
    field.setText("Aushang")
    field.finish()

    assert dict(running.desk.posts.place_duties()) == {"": (Place.NOTICE_BOARD,)}


def test_the_topic_is_chosen_or_typed_and_decides_what_is_owed(running: WindowApp) -> None:
    post = running.desk.posts.add("Spielplatz", "Was fehlt?", day=running.desk.clock.today())
    page, posts = plan(running, post.id), running.desk.posts
    box = card(page).topic.box
    assert box.currentText() == ""  # what is typed after a click stands alone

    box.setCurrentText("Beteiligung")
    box.activated.emit(box.currentIndex())
    assert posts.get(post.id).topic == "beteiligung"
    assert "Bis wann erfahren die Leute" in seen(card(page))

    line = box.lineEdit()
    assert line is not None
    line.setText("Wetter ")
    line.editingFinished.emit()
    assert posts.get(post.id).topic == "wetter"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert posts.get(post.id).topic == ""
