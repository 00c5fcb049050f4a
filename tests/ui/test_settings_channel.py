"""The card "Kanal" of the settings: one main channel, its figures, a second one only with its reason."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.channel_card import ChannelCard
from amtdesk.ui.pages.settings.channel_form import ChannelForm
from amtdesk.ui.pages.settings.channel_opening import ChannelOpening
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.hands import type_words
from tests.ui.test_plan_page import press


def card_of(running: WindowApp) -> ChannelCard:
    running.window.open(Destination("settings", "channel"))
    let_rest()
    page = running.window.page()
    assert page is not None
    card = page.findChild(ChannelCard)
    assert isinstance(card, ChannelCard)
    return card


def choose(box: ChoiceBox, key: str) -> None:
    place = box.findData(key)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    let_rest()


def said(card: ChannelCard) -> str:
    return " ".join(label.text() for label in card.findChildren(Label) if label.isVisible())


def form_of(card: ChannelCard) -> ChannelForm:
    card.edit.click()
    let_rest()
    assert card.form is not None
    return card.form


def test_another_main_channel_applies_at_once_and_can_be_undone(birkenfurt: WindowApp) -> None:
    card = card_of(birkenfurt)

    choose(card.main, "mastodon")

    assert birkenfurt.desk.channels.main().key == "mastodon"
    assert "500 Zeichen" in said(card)
    assert "23 Zeichen" in said(card)
    press(birkenfurt.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    let_rest()
    assert birkenfurt.desk.channels.main().key == "facebook_page"


def test_each_figure_says_how_sure_it_is_and_where_it_stands(birkenfurt: WindowApp) -> None:
    card = card_of(birkenfurt)

    assert "63.206 Zeichen" in said(card)
    assert "nicht belegt" in said(card)
    assert "wahrscheinlich" in said(card)
    assert "nachgesehen am 21.11.2026" in said(card)
    links = [each.label() for each in card.figures.findChildren(LinkButton)]
    assert "accessible-social.com" in links


def test_own_figures_are_typed_kept_and_given_back(birkenfurt: WindowApp) -> None:
    card = card_of(birkenfurt)
    choose(card.shown, "mastodon")
    form = form_of(card)
    form.name.setText("Mastodon der Stadt")
    form.figures["text_max"].setText("1.000")
    form.sources.setText("https://social.example/about")

    press(form.figures["text_max"], Qt.Key.Key_Return)

    assert "Mastodon der Stadt" in birkenfurt.window.voice.toast.text()  # by the name that it has now
    kept = birkenfurt.desk.channels.get("mastodon")
    assert (kept.text_max, kept.is_edited, kept.checked_on) == (1000, True, date(2027, 5, 12))
    assert kept.sources == ("https://social.example/about",)
    assert "Ihre eigenen Angaben" in said(card)
    card.reset.click()
    let_rest()
    assert birkenfurt.desk.channels.get("mastodon").text_max == 500
    assert card.reset.isHidden()


def test_what_no_channel_can_have_is_refused_near_the_field(birkenfurt: WindowApp) -> None:
    card = card_of(birkenfurt)
    form = form_of(card)
    cases = (
        (form.figures["text_max"], "viele", "ist keine Zahl"),
        (form.sizes, "groß", "keine Größe"),
        (form.checked_on, "31.12.2099", "an welchem Tag"),
    )
    for field, typed, words in cases:
        form.figures["alt_max"].setText("100")
        before = field.text()
        field.setText(typed)

        form.keep.click()

        assert words in form.error.text()
        field.setText(before)
    assert not birkenfurt.desk.channels.main().is_edited
    press(form.name, Qt.Key.Key_Escape)
    assert card.form is None
    assert card.edit.hasFocus()


def test_address_name_and_length_are_kept_where_all_rooms_find_them(birkenfurt: WindowApp) -> None:
    card = card_of(birkenfurt)
    for field, words in ((card.length, "500"), (card.address, "https://a.example"), (card.page_name, "Rathaus")):
        field.setFocus()
        field.selectAll()
        type_words(words)
        press(field, Qt.Key.Key_Return)

    town = birkenfurt.desk.town.town()
    assert (town.recommended_length, town.channel_address, town.channel_page_name) == (
        500,
        "https://a.example",
        "Rathaus",
    )
    assert not birkenfurt.desk.channels.main().is_edited
    card.length.setFocus()
    card.length.setText("lang")
    press(card.length, Qt.Key.Key_Return)
    assert "ist keine Zahl" in said(card)


def test_a_second_channel_asks_for_its_reason_and_hours_first(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    card = card_of(birkenfurt)
    card.open_second.click()
    sheet = birkenfurt.window.findChild(ChannelOpening)
    assert isinstance(sheet, ChannelOpening)
    sheet.channel.setCurrentIndex(sheet.channel.findData("instagram"))

    press(sheet.hours, Qt.Key.Key_Return)
    assert not birkenfurt.desk.channels.get("instagram").is_used
    assert sheet.reason.hasFocus()

    sheet.reason.setText("Die Jugend ist dort.")
    press(sheet.reason, Qt.Key.Key_Return)
    assert sheet.hours.hasFocus()
    sheet.hours.setText("2,5 Std.")
    press(sheet.hours, Qt.Key.Key_Return)

    assert birkenfurt.desk.channels.get("instagram").hours_a_week == 2.5
    qtbot.waitUntil(lambda: "2,5 Stunden in der Woche. Die Jugend ist dort." in said(card))
    links = {each.accessibleName(): each for each in card.findChildren(LinkButton)}
    close = links["Kanal schließen: Instagram"]
    close.click()
    assert not birkenfurt.desk.channels.get("instagram").is_used


def test_newer_shipped_figures_are_offered(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    card = card_of(birkenfurt)
    form = form_of(card)
    form.figures["hashtags_max"].setText("0")
    form.checked_on.setText("1.5.2025")

    form.keep.click()
    let_rest()

    qtbot.waitUntil(lambda: "Neuere Angaben vom 21.11.2026 liegen bei" in said(card))
    qtbot.waitUntil(lambda: "keine" in said(card).split())


def test_the_usual_address_of_a_page_can_be_read_to_its_end(birkenfurt: WindowApp) -> None:
    address = card_of(birkenfurt).address

    words = address.fontMetrics().horizontalAdvance(address.text())

    assert address.text() == "https://www.facebook.example/stadt.birkenfurt"
    assert words + birkenfurt.theme.px(2 * 12) <= address.width()
