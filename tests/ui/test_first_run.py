"""The page of the first run: five questions by keyboard, kept at once, left and resumed; Birkenfurt and out of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.folding import fold
from amtdesk.storage.errors import DatabaseReadOnly, DiskFull
from amtdesk.ui.app import WindowApp
from amtdesk.ui.first_run.approvers_step import ApproversStep
from amtdesk.ui.first_run.birkenfurt import BirkenfurtMark
from amtdesk.ui.first_run.channel_step import ChannelStep
from amtdesk.ui.first_run.groups_step import GroupsStep
from amtdesk.ui.first_run.journey import Journey
from amtdesk.ui.first_run.office_step import OfficeStep
from amtdesk.ui.first_run.reminders_step import RemindersStep
from amtdesk.ui.page import FIRST_RUN, RESUME, Destination
from amtdesk.ui.pages.questions.page import QuestionsPage
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.giving_way import seen_part
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.first_run_hand import at, is_at, page_of
from tests.ui.hands import ALT, CTRL, press, type_words, words_on

ENTER = Qt.Key.Key_Return
PATIENCE_MS = 20_000
GO_ON = "Einrichtung fortsetzen"


def button(running: WindowApp, words: str) -> KbdButton:
    """A button that can be seen, by its words."""
    found = (each for each in running.window.findChildren(KbdButton) if each.isVisible())
    return next(each for each in found if each.label() == words)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_office_channel_and_groups_are_answered_by_keyboard_alone(first_start: WindowApp, qtbot: QtBot) -> None:
    desk = first_start.desk
    assert not first_start.window.rail.isVisible()
    assert is_at(first_start, 1)
    press(qtbot, ENTER)  # without a name
    assert "Bitte schreiben Sie, wie Ihr Ort heißt." in words_on(page_of(first_start))
    type_words("Haselbrück")
    (state,) = page_of(first_start).step().findChildren(ChoiceBox)
    state.setCurrentIndex(state.findText("Bayern"))
    qtbot.waitUntil(lambda: "Die nächsten Feiertage: " in words_on(page_of(first_start)))
    press(qtbot, ENTER)
    assert (desk.town.town().name, desk.town.federal_state()) == ("Haselbrück", "BY")

    assert is_at(first_start, 2)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, ENTER)
    assert (desk.channels.main().key, desk.town.town().channel_page_name) == ("mastodon", "Haselbrück")

    assert is_at(first_start, 3)
    for name in ("Du kommst aus Haselbrück", "Flohmarkt Haselbrück", "flohmarkt  haselbrück"):
        type_words(name)
        press(qtbot, ENTER)
    assert "steht schon in der Liste" in words_on(page_of(first_start))
    assert [group.name for group in desk.first_run.groups()] == ["Du kommst aus Haselbrück", "Flohmarkt Haselbrück"]
    press(qtbot, Qt.Key.Key_A, CTRL)
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, ENTER)
    assert is_at(first_start, 4)


def test_approvers_reminders_and_starters_follow_and_heute_opens(first_start: WindowApp, qtbot: QtBot) -> None:
    desk = first_start.desk
    desk.first_run.go_to(4)
    first_start.window.open(Destination(FIRST_RUN, RESUME))
    press(qtbot, Qt.Key.Key_Tab)
    type_words("Petra Lüders")
    press(qtbot, ENTER)
    assert [person.name for person in desk.people.all()] == ["Petra Lüders"]

    assert is_at(first_start, 5)
    step = page_of(first_start).step()
    assert isinstance(step, RemindersStep)
    step.all.click()
    assert "81 Antworten werden übernommen." in words_on(step)
    step.none.click()
    assert "Keine Antwort wird übernommen" in words_on(step)
    step.starters.chips["sperrmuell"].click()
    step.ideas.chips["weekend"].click()
    press(qtbot, ENTER, CTRL)

    assert first_start.window.stack.key() == "today"
    assert first_start.window.rail.isVisible()
    assert desk.first_run.progress().is_done
    assert (desk.templates.count(), len(desk.ideas.all())) == (2, 1)
    assert desk.reminders.settings().times
    assert "Die Einrichtung wartet" not in words_on(first_start.window)


def test_what_is_typed_is_kept_without_going_on_and_stands_there_again(first_start: WindowApp, qtbot: QtBot) -> None:
    desk = first_start.desk
    desk.first_run.go_to(4)
    first_start.window.open(Destination(FIRST_RUN, RESUME))
    type_words("Maren Lüders")
    qtbot.waitUntil(lambda: desk.first_run.typed(4) == {"me": "Maren Lüders"}, timeout=PATIENCE_MS)

    first_start.window.rebuild()  # as after a restart: every widget is new

    step = page_of(first_start).step()
    assert isinstance(step, ApproversStep)
    assert step.me.words() == "Maren Lüders"
    assert desk.town.town().user_name == ""
    press(qtbot, ENTER)
    assert desk.town.town().user_name == "Maren Lüders"
    assert desk.first_run.typed(4) == {}


def test_it_is_left_for_later_and_resumed_from_heute(first_start: WindowApp, qtbot: QtBot) -> None:
    type_words("Haselbrück")
    press(qtbot, ENTER)
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert is_at(first_start, 1)
    press(qtbot, ENTER)
    page = page_of(first_start)
    later = next(button for button in page.findChildren(KbdButton) if button.label() == "Später einrichten")
    qtbot.keyClick(later, ENTER)

    assert first_start.window.stack.key() == "today"
    said = words_on(first_start.window)
    assert "Die Einrichtung wartet bei Schritt 2 von 5." in said
    assert "Hier steht jeden Morgen, was zuerst dran ist." in said
    links = first_start.window.findChildren(KbdButton)
    go_on = next(each for each in links if each.label() == "Einrichtung fortsetzen" and each.isVisible())
    qtbot.keyClick(go_on, ENTER)

    assert is_at(first_start, 2)
    assert first_start.desk.town.is_begun()


def test_each_answer_is_undone_by_ctrl_z_and_the_page_shows_it(first_start: WindowApp, qtbot: QtBot) -> None:
    type_words("Haselbrück")
    press(qtbot, ENTER)
    focused().clearFocus()
    first_start.window.setFocus()

    press(qtbot, Qt.Key.Key_Z, CTRL)
    press(qtbot, Qt.Key.Key_Left, ALT)

    step = page_of(first_start).step()
    assert isinstance(step, OfficeStep)
    qtbot.waitUntil(lambda: step.name.words() == "", timeout=PATIENCE_MS)
    assert first_start.desk.town.town().name == ""


def test_what_cannot_be_of_the_office_is_said_beside_its_cause(first_start: WindowApp, qtbot: QtBot) -> None:
    office = page_of(first_start).step()
    assert isinstance(office, OfficeStep)
    office.name.put("Haselbrück")
    office.hours.days[1].put("halb neun")
    office.state.put("BY")
    qtbot.waitUntil(lambda: "Pfingstmontag" in words_on(office))

    press(qtbot, ENTER)

    assert "„halb neun“" in office.hours.days[1].fault.text()
    assert office.hours.days[1].words() == "halb neun"
    assert office.hours.days[1].field.hasFocus()
    assert first_start.desk.town.town().name == ""


def test_what_cannot_be_of_the_channel_is_said_beside_its_cause(first_start: WindowApp, qtbot: QtBot) -> None:
    channel = at(first_start, 2)
    assert isinstance(channel, ChannelStep)
    channel.cards.put("other")
    for box, wrong, right in (
        (channel.own_length, "viel", "300"),
        (channel.own_name, "", "Dorf-App"),
        (channel.address, "keine Adresse", "dorf.example"),
    ):
        box.put(wrong)
        press(qtbot, ENTER)
        assert box.fault.text()
        assert box.words() == wrong
        box.put(right)

    press(qtbot, ENTER)

    assert first_start.desk.channels.main().name == "Dorf-App"
    channel = at(first_start, 2)
    assert isinstance(channel, ChannelStep)
    assert (channel.own_name.words(), channel.own_length.words()) == ("Dorf-App", "300")


def test_a_group_whose_address_is_none_stays_in_its_fields(first_start: WindowApp, qtbot: QtBot) -> None:
    groups = at(first_start, 3)
    assert isinstance(groups, GroupsStep)
    groups.name.put("Du kommst aus")
    groups.address.put("keine")
    press(qtbot, ENTER)
    assert groups.address.fault.text()
    assert groups.name.words() == "Du kommst aus"

    groups.address.put("")
    press(qtbot, ENTER, CTRL)  # goes on, and adds what is typed

    assert page_of(first_start).place() == "4"
    groups = at(first_start, 3)
    assert isinstance(groups, GroupsStep)
    remove = next(button for button in groups.findChildren(IconButton) if "von der Liste nehmen" in button.toolTip())
    remove.click()
    assert first_start.desk.first_run.groups() == ()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert len(first_start.desk.first_run.groups()) == 1


def test_approvers_and_times_are_checked_too(first_start: WindowApp, qtbot: QtBot) -> None:
    approvers = at(first_start, 4)
    assert isinstance(approvers, ApproversStep)
    approvers.levels[1][2].put("Uwe Harms")
    press(qtbot, ENTER)
    assert "Uwe Harms vertritt, aber wen?" in approvers.levels[1][1].fault.text()
    approvers.levels[1][2].put("")
    press(qtbot, ENTER)

    reminders = page_of(first_start).step()
    assert isinstance(reminders, RemindersStep)
    reminders.times.days[0].put("6:00")
    press(qtbot, ENTER)
    assert "06:00 liegt außerhalb" in reminders.times.days[0].fault.text()
    assert not first_start.desk.first_run.progress().is_done


def test_on_a_desk_that_is_set_up_it_shows_what_is_there(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    birkenfurt.desk.first_run.finish()
    birkenfurt.window.open(Destination(FIRST_RUN, "1"))
    page = page_of(birkenfurt)
    before = birkenfurt.desk.history.undoable()

    shown = []
    for number in range(1, 6):
        assert is_at(birkenfurt, number)
        shown.append(page.step().words())
        if number < 5:
            press(qtbot, ENTER, CTRL)

    assert shown[0]["name"] == "Birkenfurt"
    assert shown[1]["channel"] == "facebook_page"
    assert any(words for name, words in shown[3].items() if name.startswith("name."))
    assert not shown[4]["subjects"], "nothing is taken over that she did not choose"
    assert birkenfurt.desk.history.undoable() == before, "nothing changed, so nothing is a step of undo"
    press(qtbot, ENTER, CTRL)
    assert birkenfurt.window.stack.key() == "today"


def test_birkenfurt_is_marked_and_left_by_one_click(first_start: WindowApp, qtbot: QtBot) -> None:
    for words in ("Später einrichten", GO_ON):  # who put the setup off may look around still
        qtbot.keyClick(button(first_start, words), ENTER)
    office = page_of(first_start).step()
    assert isinstance(office, OfficeStep)
    qtbot.keyClick(office.look, ENTER)
    qtbot.waitUntil(lambda: first_start.window.stack.key() == "today", timeout=PATIENCE_MS)
    assert "Birkenfurt" in first_start.window.windowTitle()
    assert first_start.window.voice.bars.texts() == (
        "Das ist Birkenfurt, eine erfundene Stadt zum Ausprobieren. Nichts hier ist echt.",
    )
    first_start.window.tick()
    assert "Die Einrichtung wartet" not in words_on(first_start.window)  # Birkenfurt is set up
    (mark,) = first_start.window.rail.findChildren(BirkenfurtMark)
    assert "Birkenfurt ist erfunden." in words_on(mark)
    first_start.window.rail.show_narrow(is_narrow=True)
    assert mark.leave_narrow.isVisible()
    assert not mark.leave.isVisible()
    first_start.window.rail.show_narrow(is_narrow=False)

    qtbot.keyClick(mark.leave, ENTER)

    qtbot.waitUntil(lambda: is_at(first_start, 1), timeout=PATIENCE_MS)
    assert not first_start.desk.town.town().is_demo
    assert not first_start.window.rail.isVisible()
    qtbot.waitUntil(lambda: "beiseite" in first_start.window.voice.toast.text(), timeout=PATIENCE_MS)
    assert not _toast_covers_the_promise(first_start)
    first_start.window.voice.toast.action_button().click()
    assert first_start.desk.town.town().name == "Birkenfurt"
    assert first_start.window.stack.key() == "today"


def _toast_covers_the_promise(running: WindowApp) -> bool:
    toast, (journey,) = running.window.voice.toast, page_of(running).findChildren(Journey)
    place = toast.parentWidget()
    assert place is not None
    seen = seen_part(journey.promise, place)
    assert not seen.isEmpty()
    return toast.geometry().intersects(seen)


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_squashed_however_large_the_words_are(first_start: WindowApp, zoom: int) -> None:
    first_start.window.resize(1280, 800)
    first_start.window.context.theme.set_zoom(zoom)
    let_rest()
    for number in range(1, 6):
        first_start.window.open(Destination(FIRST_RUN, str(number)))
        let_rest()
        page = page_of(first_start)
        for button in page.findChildren(KbdButton):
            assert not button.isVisible() or button.height() >= button.sizeHint().height()
        for field in page.step().findChildren(QWidget):
            is_reached = field.isVisible() and field.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert not is_reached or (field.accessibleName() and field.height() >= field.minimumSizeHint().height())
        for label in page.step().findChildren(Label):
            assert not label.isVisible() or label.wordWrap() or label.width() >= label.sizeHint().width() - 1
    first_start.window.context.theme.set_zoom(100)


def test_it_is_found_by_ctrl_k(running: WindowApp) -> None:
    from amtdesk.ui.commands import Commands
    from amtdesk.ui.wishes import Wishes

    commands = Commands(running.window, Wishes(running.window))
    assert "setup_again" in {command.key for command in commands.offered()}
    running.desk.first_run.put_off(3)
    command = next(command for command in commands.offered() if command.key == "setup")
    assert fold("Einrichtung") in fold(command.title)

    command.do()

    assert is_at(running, 3)
    assert not {"setup", "setup_again"} & {each.key for each in commands.offered()}


def refusing(error: UserFacingError) -> Callable[..., None]:
    """What a service does on a drive that takes nothing more."""

    def refuse(*_args: object, **_named: object) -> None:
        raise error

    return refuse


@pytest.mark.parametrize("trouble", [DiskFull, DatabaseReadOnly])
def test_where_nothing_can_be_stored_the_words_stay_and_she_is_told(
    first_start: WindowApp,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    trouble: type[DiskFull] | type[DatabaseReadOnly],
) -> None:
    service, page = first_start.desk.first_run, page_of(first_start)
    with monkeypatch.context() as simulated:
        for name in ("keep_office", "keep_typed", "go_to", "put_off", "finish"):
            simulated.setattr(service, name, refusing(trouble(first_start.desk.folder)))
        type_words("Haselbrück")
        press(qtbot, ENTER)
        assert is_at(first_start, 1)
        assert page.step().words()["name"] == "Haselbrück"
        (said,) = first_start.window.voice.bars.texts()
        assert said
        for button in (each for each in page.findChildren(KbdButton) if each.label() == "Später einrichten"):
            button.click()
        assert first_start.window.stack.key() == FIRST_RUN
        assert page.step().words()["name"] == "Haselbrück"

    press(qtbot, ENTER)

    assert is_at(first_start, 2)
    assert first_start.desk.town.town().name == "Haselbrück"


def test_the_list_of_all_questions_says_whether_none_fits_or_none_was_ever_noted(running: WindowApp) -> None:
    running.window.open(Destination("questions"))
    page = running.window.page()
    assert isinstance(page, QuestionsPage)
    page.frame.ask_for_everything()
    page.refresh()
    assert "Noch ist keine Frage notiert." in words_on(page)

    page.frame.filters.search.setText("Kegelbahn")
    page.refresh()

    assert "Keine Frage passt dazu." in words_on(page)
