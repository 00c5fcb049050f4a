"""Einstellungen of the office: hours, holidays, departments, approval. By keyboard, at once, with undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.approval_triggers import DEFAULT_TRIGGERS
from amtdesk.domain.closing_times import ClosingTime
from amtdesk.domain.reply_templates import NewTemplate
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.approval_card import ApprovalCard, FreeCaseForm, TriggerForm
from amtdesk.ui.pages.settings.departments_card import DepartmentForm, DepartmentsCard
from amtdesk.ui.pages.settings.hours_card import HoursCard
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.parts import SettingField
from amtdesk.ui.pages.settings.rows import CARD_OF, SETTINGS_ROWS
from amtdesk.ui.pages.settings.values_card import ValueForm, ValuesCard
from amtdesk.ui.widgets.buttons import IconButton
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.hands import press, type_words

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def opened(running: WindowApp, key: str = "") -> SettingsPage:
    running.window.open(Destination("settings", key or None))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    page.build_all()
    return page


def hours(running: WindowApp) -> HoursCard:
    card = opened(running, "hours").card("hours")
    assert isinstance(card, HoursCard)
    return card


def departments(running: WindowApp) -> DepartmentsCard:
    card = opened(running, "departments").card("departments")
    assert isinstance(card, DepartmentsCard)
    return card


def approval(running: WindowApp) -> ApprovalCard:
    card = opened(running, "approval").card("approval")
    assert isinstance(card, ApprovalCard)
    return card


def write(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    type_words(words)


def said(part: QWidget) -> str:
    let_rest()
    return " ".join(label.text() for label in part.findChildren(Label) if label.isVisible())


class TestYourTown:
    def test_a_name_is_kept_when_it_is_left_and_taken_back_by_undo(self, running: WindowApp, qtbot: QtBot) -> None:
        field = opened(running).card("town").findChildren(SettingField)[0]
        write(field, "Haselbrück")
        press(qtbot, ENTER)
        assert running.desk.town.town().name == "Haselbrück"
        running.desk.history.undo()
        let_rest()
        assert field.text() == ""

    def test_escape_brings_back_what_was_there(self, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        field = opened(birkenfurt).card("town").findChildren(SettingField)[0]
        write(field, "Irgendwo")
        press(qtbot, ESCAPE)
        assert field.text() == birkenfurt.desk.town.town().name == "Birkenfurt"
        press(qtbot, ESCAPE)

    def test_what_is_being_typed_is_kept_when_the_page_is_left(self, running: WindowApp) -> None:
        write(opened(running).card("town").findChildren(SettingField)[2], "Maren Lüders")
        running.window.open(Destination("today"))
        assert running.desk.town.town().user_name == "Maren Lüders"


class TestHours:
    def test_a_day_takes_several_spans_as_they_are_typed(self, running: WindowApp, qtbot: QtBot) -> None:
        card = hours(running)
        write(card.days[3], "8-12 und 14-18 Uhr")
        press(qtbot, ENTER)
        assert card.days[3].text() == "08:00–12:00, 14:00–18:00"
        assert len(running.desk.town.calendar().hours[3]) == 2

    def test_what_cannot_be_read_is_said_beside_it_and_nothing_is_lost(self, running: WindowApp, qtbot: QtBot) -> None:
        card = hours(running)
        write(card.days[0], "8-12, 11-16")
        press(qtbot, ENTER)
        assert "überschneiden sich" in said(card)
        assert card.days[0].text() == "8-12, 11-16"
        write(card.days[0], "8-16 Uhr")
        press(qtbot, ENTER)
        assert "überschneiden" not in said(card)
        assert card.days[0].text() == "08:00–16:00"

    def test_a_week_without_any_service_is_not_kept(self, running: WindowApp, qtbot: QtBot) -> None:
        running.desk.town.set_hours({0: running.desk.town.calendar().hours[0]})
        card = hours(running)
        write(card.days[0], "-")
        press(qtbot, ENTER)
        assert "lassen Sie einen Tag stehen" in said(card)

    def test_the_target_is_hours_or_the_same_day(self, running: WindowApp, qtbot: QtBot) -> None:
        card = hours(running)
        write(card.hours, "8")
        press(qtbot, ENTER)
        assert running.desk.town.town().answer_target_hours == 8
        qtbot.keyClick(card.same_day, Qt.Key.Key_Left)
        assert running.desk.town.town().answer_same_day
        let_rest()
        assert not card.hours.isVisible()
        qtbot.keyClick(card.same_day, Qt.Key.Key_Right)
        assert not running.desk.town.town().answer_same_day
        write(card.hours, "")
        card.hours.clear()
        card.hours.finish()
        assert card.hours.text() == "8"
        write(card.hours, "0")
        card.hours.finish()
        assert running.desk.town.town().answer_target_hours == 8


class TestHolidays:
    def test_a_land_is_chosen_by_arrows_and_its_local_days_are_offered(self, running: WindowApp, qtbot: QtBot) -> None:
        card = hours(running)
        assert "Fronleichnam" not in said(card)
        card.state.setCurrentIndex(card.state.findData("TH") - 1)
        qtbot.keyClick(card.state, Qt.Key.Key_Down)
        assert running.desk.town.federal_state() == "TH"
        qtbot.waitUntil(lambda: "Weltkindertag" in said(card))
        chip = card._chips["Fronleichnam"]  # noqa: SLF001 - what she sees
        qtbot.keyClick(chip, Qt.Key.Key_Space)
        assert running.desk.town.local_holidays() == ("Fronleichnam",)
        running.desk.history.undo()
        let_rest()
        assert not chip.isChecked()
        card._choose_state(0)  # noqa: SLF001 - the same Land once more changes nothing
        assert running.desk.town.federal_state() == "TH"


class TestClosingDays:
    def test_a_range_of_every_year_is_added_by_keyboard_and_removed(self, running: WindowApp, qtbot: QtBot) -> None:
        card = hours(running)
        write(card.closing.name, "Weihnachtsruhe")
        write(card.closing.first, "27.12.")
        write(card.closing.last, "2.1.")
        qtbot.keyClick(card.closing.yearly, Qt.Key.Key_Space)
        card.closing.last.setFocus()
        press(qtbot, ENTER)
        (closing,) = running.desk.town.closing_times()
        assert (closing.name, closing.is_yearly, closing.last.year - closing.first.year) == ("Weihnachtsruhe", True, 1)
        assert "jedes Jahr vom" in said(card.closing)
        remove = next(each for each in card.closing.findChildren(IconButton) if "entfernen" in each.accessibleName())
        qtbot.keyClick(remove, Qt.Key.Key_Space)
        assert running.desk.town.closing_times() == ()

    def test_each_kind_is_listed_in_words(self, running: WindowApp) -> None:
        day = running.desk.clock.today()
        for name, last, yearly in (
            ("A", day, False),
            ("B", day.replace(day=14), False),
            ("C", day, True),
        ):
            running.desk.town.add_closing_time(ClosingTime(name=name, first=day, last=last, is_yearly=yearly))
        words = said(hours(running).closing)
        assert "jedes Jahr am" in words
        assert "bis" in words

    @pytest.mark.parametrize(
        ("name", "first", "says"), [("Ausflug", "irgendwann", "ist kein Tag"), ("", "3.9.", "einen Namen")]
    )
    def test_what_is_missing_is_said(self, running: WindowApp, qtbot: QtBot, name: str, first: str, says: str) -> None:
        closing = hours(running).closing
        write(closing.name, name)
        write(closing.first, first)
        press(qtbot, ENTER)
        assert says in said(closing)
        assert running.desk.town.closing_times() == ()


class TestDepartments:
    def test_one_is_added_by_keyboard(self, running: WindowApp, qtbot: QtBot) -> None:
        card = departments(running)
        for name in ("Grünflächen", "Grünflächen"):
            qtbot.keyClick(card.list.add, Qt.Key.Key_Space)
            form = card.list.form
            assert isinstance(form, DepartmentForm)
            write(form.topics, "Bäume, , Spielplätze")
            write(form.name, name)
            form.lead.setEditText("Frau Grün")
            press(qtbot, ENTER)
        first, second = running.desk.departments.all()
        assert (first.name, first.topics, first.lead) == ("Grünflächen", ("Bäume", "Spielplätze"), "Frau Grün")
        assert first.key != second.key
        assert card.list.form is None
        assert "Bäume, Spielplätze" in said(card)

    def test_one_without_a_name_stays_in_its_form(self, running: WindowApp, qtbot: QtBot) -> None:
        card = departments(running)
        card.list.begin_new()
        press(qtbot, ENTER)
        assert "einen Namen" in said(card)
        press(qtbot, ESCAPE)
        assert running.desk.departments.all() == ()
        assert QApplication.focusWidget() is card.list.add

    def test_one_is_changed_and_the_focus_stays_at_its_row(self, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        card = departments(birkenfurt)
        card.list.begin("bauhof")
        form = card.list.form
        assert isinstance(form, DepartmentForm)
        assert form.lead.currentText() == "Uwe Harms"
        write(form.phone, "069 90009-131")
        press(qtbot, ENTER)
        kept = birkenfurt.desk.departments.get("bauhof")
        assert (kept.phone, kept.lead) == ("069 90009-131", "p_bh")
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "Bauhof bearbeiten"

    def test_one_is_removed_and_comes_back_by_undo(self, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        card = departments(birkenfurt)
        card.list.begin("bauhof")
        form = card.list.form
        assert isinstance(form, DepartmentForm)
        qtbot.keyClick(form.remove, Qt.Key.Key_Space)
        assert "Bauhof" not in [each.name for each in birkenfurt.desk.departments.all()]
        birkenfurt.desk.history.undo()
        assert "Bauhof" in said(card)


class TestApproval:
    def test_a_level_is_called_by_the_offices_own_word(self, running: WindowApp, qtbot: QtBot) -> None:
        card = approval(running)
        write(card.levels[2], "Büro der Leitung")
        press(qtbot, ENTER)
        assert running.desk.town.approval_levels()[2].name == "Büro der Leitung"

    def test_a_rule_is_changed_by_keyboard(self, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        card = approval(birkenfurt)
        card.triggers.begin("criticism")
        form = card.triggers.form
        assert isinstance(form, TriggerForm)
        qtbot.keyClick(form.level, Qt.Key.Key_Right)
        write(form.categories, "Beschwerde, lob")
        write(form.words, "Kosten, Freibad*")
        press(qtbot, ENTER)
        kept = next(each for each in birkenfurt.desk.town.approval_triggers() if each.key == "criticism")
        assert (kept.level, kept.words, kept.categories) == (3, ("Kosten", "Freibad*"), ("beschwerde", "lob"))

    def test_a_category_that_nobody_knows_is_said(self, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        card = approval(birkenfurt)
        card.triggers.begin("criticism")
        form = card.triggers.form
        assert isinstance(form, TriggerForm)
        write(form.categories, "Raumfahrt")
        press(qtbot, ENTER)
        assert "„Raumfahrt“ gibt es nicht" in said(card)

    def test_the_usual_rules_can_be_kept_without_their_categories_being_known(
        self, running: WindowApp, qtbot: QtBot
    ) -> None:
        card = approval(running)
        assert "kontrovers" not in said(card)
        assert "Themen: " not in said(card)
        card.triggers.begin("criticism")
        form = card.triggers.form
        assert isinstance(form, TriggerForm)
        assert form.categories.text() == ""
        press(qtbot, ENTER)
        assert set(running.desk.town.approval_triggers()) == set(DEFAULT_TRIGGERS)

    def test_rules_are_added_and_removed(self, running: WindowApp, qtbot: QtBot) -> None:
        card = approval(running)
        for _ in range(2):
            card.triggers.begin_new()
            form = card.triggers.form
            assert isinstance(form, TriggerForm)
            write(form.words, "Spende")
            write(form.name, "Spenden")
            press(qtbot, ENTER)
        assert len(running.desk.town.approval_triggers()) == len(DEFAULT_TRIGGERS) + 2
        card.triggers.begin("figures")
        form = card.triggers.form
        assert isinstance(form, TriggerForm)
        qtbot.keyClick(form.remove, Qt.Key.Key_Space)
        assert "figures" not in {each.key for each in running.desk.town.approval_triggers()}

    def test_a_category_is_freed_and_bound_again(self, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        card = approval(birkenfurt)
        card.cases.begin_new()
        form = card.cases.form
        assert isinstance(form, FreeCaseForm)
        form.category.setCurrentIndex(form.category.findData("freibad"))
        write(form.reason, "Nur Öffnungszeiten")
        press(qtbot, ENTER)
        assert {each.category for each in birkenfurt.desk.town.free_cases()} == {"freibad", "lob"}
        card.cases.begin("lob")
        form = card.cases.form
        assert isinstance(form, FreeCaseForm)
        qtbot.keyClick(form.remove, Qt.Key.Key_Space)
        assert {each.category for each in birkenfurt.desk.town.free_cases()} == {"freibad"}


class TestValues:
    def test_a_value_is_added_changed_and_removed(self, running: WindowApp, qtbot: QtBot) -> None:
        card = opened(running, "template_values").card("values")
        assert isinstance(card, ValuesCard)
        card.list.begin_new()
        form = card.list.form
        assert isinstance(form, ValueForm)
        write(form.name, "tel_zentrale")
        write(form.value, "069 90009-100")
        press(qtbot, ENTER)
        assert running.desk.town.town().variables == {"tel_zentrale": "069 90009-100"}
        assert "069 90009-100" in said(card)
        card.list.begin("tel_zentrale")
        form = card.list.form
        assert isinstance(form, ValueForm)
        assert form.name.isReadOnly()
        qtbot.keyClick(form.remove, Qt.Key.Key_Space)
        assert running.desk.town.town().variables == {}

    def test_what_templates_still_lack_is_listed(self, running: WindowApp) -> None:
        running.desk.templates.add(NewTemplate(title="Frage", text="Bitte rufen Sie an: {{tel_bauhof}}, {{datum}}."))
        card = opened(running, "template_values").card("values")
        assert "tel_bauhof" in said(card)
        assert "datum" not in said(card)

    def test_a_name_that_no_placeholder_can_have_is_said(self, running: WindowApp, qtbot: QtBot) -> None:
        card = opened(running, "template_values").card("values")
        assert isinstance(card, ValuesCard)
        card.list.begin_new()
        form = card.list.form
        assert isinstance(form, ValueForm)
        write(form.name, "Telefon Bauhof")
        press(qtbot, ENTER)
        assert "nur Buchstaben" in said(card)


class TestThePage:
    def test_every_row_belongs_to_a_card(self) -> None:
        assert {key for key, _title, _also in SETTINGS_ROWS} <= set(CARD_OF)

    @pytest.mark.parametrize("key", ["mayor_name", "closing_days", "departments", "free_cases", "zoom", "backup"])
    def test_it_opens_at_a_row_with_the_focus_in_its_card(self, birkenfurt: WindowApp, key: str) -> None:
        page = opened(birkenfurt, key)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert page.card(CARD_OF[key]).isAncestorOf(focused)

    def test_a_target_that_it_does_not_know_changes_nothing(self, running: WindowApp) -> None:
        opened(running, "unknown")

    def test_cards_below_the_fold_are_built_after_the_page_is_seen(self, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        birkenfurt.window.open(Destination("settings"))
        page = birkenfurt.window.page()
        assert isinstance(page, SettingsPage)
        assert not page.findChildren(DepartmentsCard)
        qtbot.waitUntil(lambda: bool(page.findChildren(ApprovalCard)))

    def test_arrows_walk_through_the_sections_and_enter_goes_there(self, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        page = opened(birkenfurt)
        page.first_focus().setFocus()
        press(qtbot, Qt.Key.Key_Up)
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Tab)
        page.first_focus().setFocus()
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Space)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert page.card("channel").isAncestorOf(focused)

    def test_a_backup_is_written_when_she_asks_for_it(self, running: WindowApp, qtbot: QtBot) -> None:
        page = opened(running, "backup")
        press(qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: running.desk.safekeeping.last_backup() is not None)
        qtbot.waitUntil(lambda: "Noch keine Sicherung" not in said(page.card("records")))
        assert list((running.desk.folder / "backups").glob("asked-for-*"))

    def test_a_backup_that_fails_is_said(self, running: WindowApp, qtbot: QtBot) -> None:
        page = opened(running, "backup")
        (running.desk.folder / "backups").write_text("im Weg")
        press(qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: "asked-for" in said(running.window))
        assert "Noch keine Sicherung" in said(page.card("records"))
