"""The form of a group by keyboard: every fact, a sentence at each field that will not do, and nothing typed is lost."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.groups import Group, GroupMode
from amtdesk.services.begun_forms import BegunForms
from amtdesk.storage.errors import DiskFull
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.fact_lines import FactLine
from amtdesk.ui.pages.rounds.group_form import GroupForm
from tests.loop import let_rest
from tests.ui.hands import CTRL, page_of, press, type_words
from tests.ui.test_pages import clipped


def form_of(running: WindowApp) -> GroupForm:
    running.window.open(Destination("rounds", "groups"))
    return page_of(running).overview.form


def edit(running: WindowApp, place: int = 1) -> GroupForm:
    form = form_of(running)
    page_of(running).overview.edit(running.desk.rounds.groups()[place].id)
    return form


def line(form: GroupForm, name: str) -> FactLine:
    return next(each for _words, each in form.lines.in_order() if each.name == name)


def put(form: GroupForm, name: str, raw: str) -> None:
    """Type into a field and leave it."""
    line(form, name).fill(raw)
    form.finish()
    let_rest()


def stored(running: WindowApp, place: int = 1) -> Group:
    return running.desk.rounds.groups()[place]


def test_while_a_group_is_edited_its_form_stands_alone(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    form = edit(birkenfurt)
    overview = page_of(birkenfurt).overview

    assert form.isVisible()
    assert not overview.groups.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert QApplication.focusWidget() is overview.groups
    assert overview.groups.current_key() == stored(birkenfurt).id


@pytest.mark.parametrize(
    ("name", "raw", "kept"),
    [
        ("name", "Du bist aus Birkenfurt", "Du bist aus Birkenfurt"),
        ("platform", "nebenan_de", "nebenan_de"),
        ("platform", "Schwarzes Brett", "Schwarzes Brett"),
        ("address", "gruppe.example", "https://gruppe.example"),
        ("minutes", "12", 12),
        ("in_every_round", "True", True),
        ("mode", "read_only", GroupMode.READ_ONLY),
        ("answer_level", "2", 2),
        ("house_rules", "keine Werbung\nkein Streit", "keine Werbung\nkein Streit"),
        ("topics", "Feste", "Feste"),
        ("risk", "gering", "gering"),
        ("note", "Erste Zeile\nzweite", "Erste Zeile\nzweite"),
    ],
)
def test_every_fact_is_kept_when_its_field_is_left_and_can_be_taken_back(
    birkenfurt: WindowApp, name: str, raw: str, kept: object
) -> None:
    before = stored(birkenfurt)
    form = edit(birkenfurt)

    put(form, name, raw)

    assert getattr(stored(birkenfurt), name) == kept
    assert not line(form, name).is_open()
    birkenfurt.desk.history.undo()
    let_rest()
    assert stored(birkenfurt) == before
    assert line(form, name).raw() == line(form, name).raw_of(before)


def test_season_and_pause_are_read_as_people_type_them(birkenfurt: WindowApp) -> None:
    form = edit(birkenfurt)

    put(form, "season_begins", "1.4.|29.2.")
    put(form, "paused_from", "fr|+14")

    group = stored(birkenfurt)
    assert (group.season_begins, group.season_ends) == ("04-01", "02-29")
    assert (group.paused_from, group.paused_until) == (date(2027, 5, 14), date(2027, 5, 26))
    assert line(form, "paused_from").raw() == "14.05.2027|26.05.2027"
    put(form, "season_begins", "|")
    put(form, "paused_from", "|")
    assert stored(birkenfurt).season_begins == ""
    assert stored(birkenfurt).paused_from is None


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("name", " ", "Bitte geben Sie der Gruppe einen Namen."),
        ("address", "die rote Gruppe", "„die rote Gruppe“ ist keine Webadresse."),
        ("season_begins", "31.6.|", "„31.6.“ ist kein Tag im Jahr."),
        ("season_begins", "bald|", "„bald“ ist kein Tag im Jahr."),
        ("paused_from", "|bald", "„bald“ ist kein Tag."),
        ("paused_from", "31.8.2027|1.8.2027", "Die Pause endet, bevor sie beginnt."),
        ("rhythm", "||2027-05-12", "Bitte wählen Sie mindestens einen Wochentag."),
    ],
)
def test_what_will_not_do_is_said_at_its_field_and_stays_there(
    birkenfurt: WindowApp, name: str, raw: str, said: str
) -> None:
    before = stored(birkenfurt)
    form = edit(birkenfurt)

    put(form, name, raw)

    assert form.grid.said(name).startswith(said)
    assert line(form, name).raw().strip() == raw.strip()
    assert stored(birkenfurt) == before
    put(form, name, line(form, name).raw_of(before))
    assert not form.grid.said(name)


def test_leaving_with_a_wrong_field_leads_there_once_and_the_words_wait(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    form = edit(birkenfurt)
    line(form, "address").fill("die rote Gruppe")

    form.close_form()
    assert form.isVisible()
    assert QApplication.focusWidget() is line(form, "address").focus
    press(qtbot, Qt.Key.Key_Escape)
    assert not form.isVisible()
    edit(birkenfurt, 2)
    assert line(form, "address").raw() != "die rote Gruppe"
    edit(birkenfurt)

    assert line(form, "address").raw() == "die rote Gruppe"
    assert form.grid.said("address")


def test_what_was_typed_is_kept_without_leaving_the_field(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    form = edit(birkenfurt)
    form.take_focus(on_address=True)
    key = f"group:{stored(birkenfurt).id}"

    type_words("halb getippt")

    qtbot.waitUntil(lambda: birkenfurt.desk.begun_forms.get(key) == {"address": "halb getippt"})


def test_a_new_group_that_was_begun_without_a_name_is_there_again(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    form = form_of(birkenfurt)
    press(qtbot, Qt.Key.Key_N, CTRL)
    put(form, "note", "beim Fest gehört")
    put(form, "in_every_round", "True")
    assert len(birkenfurt.desk.rounds.groups()) == 9

    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_N, CTRL)

    assert line(form, "note").raw() == "beim Fest gehört"
    type_words("Festverein")
    press(qtbot, Qt.Key.Key_Tab)
    group = stored(birkenfurt, -1)
    assert (group.name, group.note, group.in_every_round) == ("Festverein", "beim Fest gehört", True)
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_N, CTRL)
    assert line(form, "note").raw() == ""


def test_a_new_group_needs_a_name_and_says_so(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    form = form_of(birkenfurt)
    press(qtbot, Qt.Key.Key_N, CTRL)

    type_words(" ")
    press(qtbot, Qt.Key.Key_Return)

    assert form.grid.said("name") == "Bitte geben Sie der Gruppe einen Namen."


def test_a_new_group_is_there_with_all_that_is_right_and_the_rest_says_what_is_wrong(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    form = form_of(birkenfurt)
    press(qtbot, Qt.Key.Key_N, CTRL)
    for name, raw in (("address", "die rote Gruppe"), ("paused_from", "bald|"), ("topics", "Feste")):
        line(form, name).fill(raw)

    put(form, "name", "Festverein")

    group = stored(birkenfurt, -1)
    assert (group.name, group.address, group.topics) == ("Festverein", "", "Feste")
    assert form.grid.said("address").startswith("„die rote Gruppe“")
    assert form.grid.said("paused_from").startswith("„bald“")
    assert line(form, "address").raw() == "die rote Gruppe"


def test_another_rhythm_than_weekdays_is_chosen_and_said(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    form = edit(birkenfurt)
    rhythm = form.lines.rhythm
    rhythm.way.setFocus()

    press(qtbot, Qt.Key.Key_Right)

    group = stored(birkenfurt)
    assert group.rhythm == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"
    assert rhythm.rule is not None
    assert rhythm.rule.isVisible()
    rhythm.rule.set_rule("FREQ=MONTHLY;BYDAY=1MO", starts_on=date(2027, 5, 3))
    rhythm.rule.changed.emit()
    assert stored(birkenfurt).rhythm == "FREQ=MONTHLY;BYDAY=1MO"
    assert stored(birkenfurt).rhythm_from == date(2027, 5, 3)
    press(qtbot, Qt.Key.Key_Escape)
    assert page_of(birkenfurt).overview.groups.rows()[1].snippet.startswith("Am ersten Montag im Monat · ")


def test_back_to_weekdays_takes_the_rule_away(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    group = stored(birkenfurt)
    birkenfurt.desk.rounds.edit_group(group.id, rhythm="FREQ=DAILY;INTERVAL=3")
    let_rest()
    form = edit(birkenfurt)
    form.lines.rhythm.way.setFocus()

    press(qtbot, Qt.Key.Key_Left)
    form.lines.rhythm.chips[0].click()

    assert stored(birkenfurt).rhythm == ""
    assert stored(birkenfurt).days == group.days - {0}


def test_the_own_channel_has_no_rhythm_and_cannot_be_deleted(birkenfurt: WindowApp) -> None:
    form = edit(birkenfurt, 0)

    shown = {each.name for _words, each in form.lines.in_order() if each.part.isVisible()}

    assert shown == {"name", "address", "minutes", "answer_level", "house_rules", "note"}


def test_the_form_says_how_long_reading_really_takes(birkenfurt: WindowApp) -> None:
    form = edit(birkenfurt)

    assert form.lines.minutes.hint.text() == "im Mittel der letzten 20 Besuche 8 Minuten"


def test_a_group_that_is_gone_meanwhile_takes_its_form_along(birkenfurt: WindowApp) -> None:
    form = edit(birkenfurt)

    birkenfurt.desk.rounds.archive_group(stored(birkenfurt).id)
    let_rest()

    assert not form.isVisible()
    assert page_of(birkenfurt).overview.groups.isVisible()


def test_deleting_from_the_form_leads_back_to_the_list(birkenfurt: WindowApp) -> None:
    form = edit(birkenfurt)
    name = stored(birkenfurt).name

    form.delete_requested.emit(form.group_id())
    let_rest()

    assert not form.isVisible()
    assert name not in [group.name for group in birkenfurt.desk.rounds.groups()]


@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)])
def test_no_word_of_the_form_is_clipped_and_everything_in_it_has_a_name(
    birkenfurt: WindowApp, width: int, height: int, zoom: int
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    birkenfurt.desk.rounds.edit_group(stored(birkenfurt).id, rhythm="FREQ=MONTHLY;BYDAY=1MO")
    form = edit(birkenfurt)
    put(form, "address", "die rote Gruppe")
    put(form, "season_begins", "31.6.|15.9.")

    let_rest()
    fields = [each for each in form.findChildren(QWidget) if each.isVisible()]
    nameless = [each for each in fields if each.focusPolicy().value and not each.accessibleName()]

    assert [type(each).__name__ for each in nameless] == []
    assert clipped(page_of(birkenfurt)) == []


def _refused_by_a_full_drive(*_ids: object, **_facts: object) -> None:
    raise DiskFull(Path("/"))


@pytest.mark.parametrize("name", ["note", "address"])
def test_what_a_full_drive_does_not_take_stays_in_its_field_and_goes_in_later(
    birkenfurt: WindowApp, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    form = edit(birkenfurt)
    with monkeypatch.context() as full:
        full.setattr(birkenfurt.desk.rounds, "edit_group", _refused_by_a_full_drive)
        put(form, name, "https://fest.example")
        assert any("kein Platz" in words for words in birkenfurt.window.voice.bars.texts())
        assert line(form, name).raw() == "https://fest.example"

    form.finish()

    assert getattr(stored(birkenfurt), name) == "https://fest.example"


def test_a_new_group_that_a_full_drive_does_not_take_stays_on_the_screen(
    birkenfurt: WindowApp, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    form = form_of(birkenfurt)
    press(qtbot, Qt.Key.Key_N, CTRL)
    with monkeypatch.context() as full:
        full.setattr(birkenfurt.desk.rounds, "add_group", _refused_by_a_full_drive)
        put(form, "name", "Festverein")
        assert form.group_id() is None

    form.finish()

    assert stored(birkenfurt, -1).name == "Festverein"


def test_going_elsewhere_with_words_that_a_full_drive_does_not_take_is_told_and_they_stay(
    birkenfurt: WindowApp, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    form = form_of(birkenfurt)
    press(qtbot, Qt.Key.Key_N, CTRL)
    line(form, "address").fill("halb getippt")
    with monkeypatch.context() as full:
        full.setattr(BegunForms, "keep", _refused_by_a_full_drive)
        form.hide()
        assert any("kein Platz" in words for words in birkenfurt.window.voice.bars.texts())

    form.show()

    assert line(form, "address").raw() == "halb getippt"
