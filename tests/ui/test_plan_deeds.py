"""What the quick find (Ctrl+K) offers of the plan: each button and menu entry, by its words and by others for it."""

import re
from datetime import time, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.command import may_be_pressed
from amtdesk.ui.pages.plan.approval_level import LevelForm
from amtdesk.ui.pages.plan.deeds import PostDeeds
from amtdesk.ui.pages.plan.plan_more import PlanMore
from amtdesk.ui.pages.plan.request_sheet import RequestSheet
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton, LinkButton
from amtdesk.ui.widgets.labels import Label
from tests.ui.hands import press
from tests.ui.quick_find_hand import opened, titles
from tests.ui.test_plan_page import editor, heard, plan


def called(button: KbdButton) -> str:
    """What a button is called: its words, or what a screen reader says where they are none or too few."""
    is_told = isinstance(button, LinkButton) or not button.label()
    return (button.accessibleName() if is_told else button.label()).strip()


def deeds_of(place: QWidget) -> set[str]:
    """What can be done, read from the widgets themselves: buttons, links, and the entries of every menu."""
    buttons = {
        called(each)
        for each in place.findChildren(KbdButton)
        if may_be_pressed(each) and not isinstance(each, FilterChip)
    }
    entries = {
        action.text().split("\t")[0].replace("&&", "&")
        for menu in place.findChildren(QMenu)
        for action in menu.actions()
        if not action.isSeparator()
    }
    return buttons | entries


def test_each_button_and_menu_entry_of_the_editor_is_a_command_in_every_state(birkenfurt: WindowApp) -> None:
    first = {post.status: post for post in reversed(birkenfurt.desk.posts.list())}
    assert {PostStatus.IDEA, PostStatus.DRAFT, PostStatus.IN_REVIEW, PostStatus.APPROVED, PostStatus.PUBLISHED} <= set(
        first
    )
    for post in first.values():
        page = plan(birkenfurt, post.id)
        place = editor(page)
        menus = [place.approval.menu(birkenfurt.desk.posts.get(post.id)), place.picture.menu()]

        offered = {command.title for command in page.deeds()}

        missing = {deed for deed in deeds_of(place) if not any(_is(deed, title) for title in offered)}
        assert not missing, post.status
        for menu in menus:
            menu.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # also those that were asked


def _is(deed: str, title: str) -> bool:
    """What one of several places can do is called with the place's name before it."""
    return title == deed or title.endswith(f": {deed}")


FOUND = {
    PostStatus.DRAFT: (
        ("stufe", "Stufe und Fachamt …"),
        ("herabsetzen", "Stufe und Fachamt …"),
        ("mehrere", "Mehrere zur Freigabe geben …"),
        ("e-mail", "Zur Freigabe geben"),
        ("bitten", "Zur Freigabe geben"),
        ("sperre", "Sperren bis zu einem Termin …"),
        ("verschieben", "Termin: Di, 18. Mai, 15:00 Uhr"),
        ("versionen", "Fassung 1"),
    ),
    PostStatus.IN_REVIEW: (("e-mail", "E-Mail-Text noch einmal kopieren"),),
    PostStatus.PUBLISHED: (("korrektur", "Korrektur schreiben"), ("berichtigung", "Korrektur schreiben")),
}


def test_a_deed_is_found_by_the_words_people_look_for_it_by(birkenfurt: WindowApp) -> None:
    for status, searches in FOUND.items():
        wanted = next(post for post in birkenfurt.desk.posts.list() if post.status is status)
        plan(birkenfurt, wanted.id)
        for typed, title in searches:
            find = opened(birkenfurt, f"> {typed}")
            assert title in titles(find), typed
            find.close_sheet()


def test_a_day_that_stays_is_not_said_to_be_moved(running: WindowApp) -> None:
    post = running.desk.posts.add("Markt", "Am Samstag.", day=running.desk.clock.today() + timedelta(days=2))
    deeds, notes = plan(running, post.id).findChild(PostDeeds), heard(running)
    assert deeds is not None

    for at in (time(10, 15), None):
        deeds.set_day(post.id, post.day, at=at)

    assert [note.text for note in notes] == ["Die Uhrzeit ist jetzt 10:15.", "Der Beitrag hat keine Uhrzeit mehr."]


def test_several_approvals_are_asked_for_from_any_page(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    assert "Mehrere zur Freigabe geben …" in titles(opened(birkenfurt, "mehrere zur"))

    press(qtbot, Qt.Key.Key_Return)

    sheet = birkenfurt.window.sheet()
    assert isinstance(sheet, RequestSheet)
    assert sheet.isVisible()


def test_the_plan_itself_is_reached_from_within_a_post(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = plan(birkenfurt, birkenfurt.desk.posts.list()[-1].id)
    assert editor(page).isVisible()
    opened(birkenfurt, "Redaktionsplan")

    press(qtbot, Qt.Key.Key_Return)

    assert birkenfurt.window.page() is page
    assert not editor(page).isVisible()


def test_a_menu_s_entry_is_done_from_the_quick_find(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    wanted = next(post for post in birkenfurt.desk.posts.list() if post.status is PostStatus.DRAFT)
    page = plan(birkenfurt, wanted.id)
    opened(birkenfurt, "> stufe und fachamt")

    press(qtbot, Qt.Key.Key_Return)

    form = editor(page).approval.findChild(LevelForm)
    assert form is not None
    assert form.level.hasFocus()

    press(qtbot, Qt.Key.Key_Escape)
    assert not form.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not editor(page).isVisible()


def test_the_plan_is_saved_as_a_calendar_file_from_its_menu(birkenfurt: WindowApp, tmp_path: Path) -> None:
    page, notes = plan(birkenfurt), heard(birkenfurt)
    more = page.findChild(PlanMore)
    assert more is not None
    target = tmp_path / "plan.ics"
    asked: list[str] = []

    def chosen(page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
        assert page is birkenfurt.window
        asked.extend((title, proposal, files))
        return target

    more.choose_target = chosen
    entry = next(each for each in more.menu().entries if "ICS" in each.text)
    assert entry.text in titles(opened(birkenfurt, "> export"))

    entry.do()

    assert asked == ["Plan als Kalenderdatei speichern", "redaktionsplan.ics", "Kalender (*.ics)"]
    assert target.read_text("utf-8").startswith("BEGIN:VCALENDAR")
    assert notes[-1].text.endswith("Beiträge der nächsten 28 Tage gespeichert: plan.ics.")

    more.choose_target = lambda *_args, **_more: None
    entry.do()
    assert len(notes) == 1
    more.choose_target = lambda *_args, **_more: tmp_path / "weg" / "plan.ics"
    entry.do()
    assert len(notes) == 1
    assert birkenfurt.window.voice.bars.texts()


#: What the handbook's page of the editor is about, section by section.
PAGE = Path(__file__).parents[2] / "docs" / "handbuch" / "beitrag.md"


def named_in(section: str) -> set[str]:
    """What a section says stands on the screen."""
    _before, found = PAGE.read_text("utf-8").split(f"{{#{section}}}")
    return set(re.findall(r"\*\*(.+?)\*\*", found.split("\n## ")[0]))


def read_in_the_editor(running: WindowApp, post: Post) -> set[str]:
    """What can be read or done with a post."""
    page = plan(running, post.id)
    labels = {each.text() for each in editor(page).findChildren(Label) if each.isVisible()}
    buttons = {each.label() for each in editor(page).findChildren(KbdButton) if each.isVisible()}
    return labels | buttons | {command.title for command in page.deeds()}


def test_what_the_handbook_tells_her_to_choose_is_there_to_be_chosen(birkenfurt: WindowApp, clock: StillClock) -> None:
    posts, now = birkenfurt.desk.posts, clock.now()
    post = posts.add("Freibad", "Das Freibad hat auf.", day=now.date(), at=time(10))
    posts.set_level(post.id, 1)
    draft = read_in_the_editor(birkenfurt, post)
    waiting = read_in_the_editor(birkenfurt, posts.submit(post.id, "Björn Tietz"))
    approved = posts.record_approval(post.id, by="Björn Tietz", at=now, way=ApprovalWay.PHONE)

    assert named_in("weitere-orte") - draft == set()
    assert named_in("freigabe") - draft - waiting - {"Mitzeichnung"} == set()  # no department is asked here
    assert named_in("veroeffentlichen") | named_in("vorplanen") == {
        "Als veröffentlicht eintragen",
        "Als vorgeplant eintragen",
        "Auf der Plattform entfernt",
        "Link nachtragen …",
    }
    words = read_in_the_editor(birkenfurt, approved) | read_in_the_editor(birkenfurt, posts.mark_scheduled(post.id))
    assert (named_in("veroeffentlichen") | named_in("vorplanen")) - words == {"Link nachtragen …"}

    posts.unschedule(post.id)
    unsigned = posts.add("Markt", "Am Samstag ist Markt.", day=now.date(), at=time(10))
    clock.set(now + timedelta(days=1))
    asked = read_in_the_editor(birkenfurt, posts.get(post.id)) | read_in_the_editor(birkenfurt, unsigned)
    assert named_in("verpasst") - asked == set()

    out = posts.mark_published(post.id, at=clock.now())
    assert (named_in("korrektur") | {"Link nachtragen …"}) - read_in_the_editor(birkenfurt, out) == set()
