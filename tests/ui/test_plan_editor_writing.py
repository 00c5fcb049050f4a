"""Writing a post: date and title in place, links, gaps, count and preview by the channel's rules, versions."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.posts import ApprovalWay
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan import following
from amtdesk.ui.pages.plan.date_line import DateLine
from amtdesk.ui.pages.plan.editor import PostEditor
from amtdesk.ui.pages.plan.link_sheet import LinkSheet
from amtdesk.ui.pages.plan.preview import PhonePreview
from amtdesk.ui.pages.plan.preview_panel import PreviewPanel
from amtdesk.ui.pages.plan.versions_sheet import VersionsSheet
from amtdesk.ui.pages.plan.writing_foot import WritingFoot
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.fields import MOST_UNSAVED_MS
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.hands import type_words
from tests.ui.test_plan_page import CTRL, editor, plan, press

PATIENCE_MS = 60_000
TEXT = "Das Freibad hat am Samstag auf."


def opened(running: WindowApp, text: str = TEXT, *, day: date | None = None, at: time | None = None) -> PostEditor:
    post = running.desk.posts.add("Freibad", text, day=day or running.desk.clock.today(), at=at)
    return editor(plan(running, post.id))


def stored(shown: PostEditor) -> PostId:
    post = shown.post()
    assert post is not None
    return post.id


def said(part: object) -> str:
    assert isinstance(part, WritingFoot | PreviewPanel | VersionsSheet | DateLine | LinkSheet)
    return " ".join(label.text() for label in part.findChildren(Label) if not label.isHidden())


def panel(shown: PostEditor) -> PreviewPanel:
    found = shown.findChild(PreviewPanel)
    assert isinstance(found, PreviewPanel)
    return found


def test_a_title_is_stored_in_a_pause_and_the_keys_stay_with_it(running: WindowApp, qtbot: QtBot) -> None:
    shown = opened(running, "")
    shown.head.title.begin()
    type_words("Freibad auf")
    qtbot.waitUntil(lambda: running.desk.posts.get(stored(shown)).title == "Freibad auf", timeout=PATIENCE_MS)
    assert shown.head.title.hasFocus()
    press(shown.head.title, Qt.Key.Key_Escape)
    assert running.desk.posts.get(stored(shown)).title == "Freibad"


# the date in place


def test_the_date_is_changed_where_it_stands(running: WindowApp) -> None:
    shown = opened(running, at=time(9))
    shown.head.date.button.click()
    field = shown.head.date.field
    assert field.text() == "12.5. 09:00"

    QTest.keyClicks(field, "21.5. 10:30")
    assert "Fr, 21. Mai, 10:30 Uhr" in said(shown.head.date)
    press(field, Qt.Key.Key_Return)

    post = running.desk.posts.get(stored(shown))
    assert (post.day, post.at) == (date(2027, 5, 21), time(10, 30))
    assert shown.head.date.button.label() == "Fr, 21. Mai, 10:30 Uhr"
    assert shown.head.date.button.hasFocus()


def test_esc_leaves_the_date_and_the_editor_open(running: WindowApp) -> None:
    shown = opened(running)
    shown.head.date.begin()
    QTest.keyClicks(shown.head.date.field, "irgendwann")
    assert "21.4." in said(shown.head.date)

    press(shown.head.date.field, Qt.Key.Key_Escape)

    assert shown.head.date.field.isHidden()
    assert shown.post() is not None
    assert running.desk.posts.get(stored(shown)).day == date(2027, 5, 12)


def test_a_date_that_is_left_is_kept_and_a_time_alone_keeps_the_day(running: WindowApp) -> None:
    shown = opened(running, day=date(2028, 1, 3))
    shown.head.date.begin()
    assert shown.head.date.field.text() == "3.1.2028"
    QTest.keyClicks(shown.head.date.field, "16:15")

    shown.writing.text.setFocus()

    post = running.desk.posts.get(stored(shown))
    assert (post.day, post.at) == (date(2028, 1, 3), time(16, 15))


# links


def test_a_link_goes_in_without_what_follows_readers(running: WindowApp) -> None:
    shown = opened(running, "Mehr hier:")
    shown.writing.text.setFocus()
    press(shown.writing.text, Qt.Key.Key_End, CTRL)
    press(shown.writing.text, Qt.Key.Key_L, CTRL)
    sheet = running.window.findChild(LinkSheet)
    assert isinstance(sheet, LinkSheet)
    field = sheet.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)

    field.setText("keine Adresse")
    assert "keine Webadresse" in said(sheet)
    field.setText("www.birkenfurt.example/freibad?utm_source=fb&id=3")
    assert "utm_source verrät nur" in said(sheet)
    press(field, Qt.Key.Key_Return)

    assert shown.writing.text.text() == "Mehr hier: https://www.birkenfurt.example/freibad?id=3"
    assert shown.writing.text.hasFocus()


def test_the_link_at_the_cursor_is_changed_and_may_stay_whole(running: WindowApp) -> None:
    shown = opened(running, "Siehe https://a.example/alt und mehr.")
    cursor = shown.writing.text.textCursor()
    cursor.setPosition(12)
    shown.writing.text.setTextCursor(cursor)
    shown.writing.link_button.click()
    sheet = running.window.findChild(LinkSheet)
    assert isinstance(sheet, LinkSheet)
    field = sheet.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "https://a.example/alt"

    field.setText("https://a.example/neu?fbclid=1")
    sheet._whole.click()  # noqa: SLF001 - the second button

    assert shown.writing.text.text() == "Siehe https://a.example/neu?fbclid=1 und mehr."


# templates and gaps


def test_tab_leads_through_what_is_to_be_filled_in_and_then_out(running: WindowApp) -> None:
    shown = opened(running, "Am {{datum}} in [Ort einsetzen].")
    text = shown.writing.text
    text.setFocus()

    press(text, Qt.Key.Key_Tab)
    assert text.textCursor().selectedText() == "{{datum}}"
    type_words("Samstag")
    press(text, Qt.Key.Key_Tab)
    assert text.textCursor().selectedText() == "[Ort einsetzen]"
    press(text, Qt.Key.Key_Tab)

    assert not text.hasFocus()
    assert text.text() == "Am Samstag in [Ort einsetzen]."


def test_a_template_goes_in_at_the_cursor_with_its_first_gap_selected(birkenfurt: WindowApp) -> None:
    shown = opened(birkenfurt, "Vorher. ")
    press(shown.writing.text, Qt.Key.Key_End, CTRL)

    shown.writing.text.insert_template("Am {{datum}} um {{uhrzeit}}.")

    assert shown.writing.text.text() == "Vorher. Am {{datum}} um {{uhrzeit}}."
    assert shown.writing.text.textCursor().selectedText() == "{{datum}}"


def test_a_template_never_runs_into_the_words_beside_it(birkenfurt: WindowApp) -> None:
    shown = opened(birkenfurt, "Vorher.Nachher.")
    cursor = shown.writing.text.textCursor()
    cursor.setPosition(len("Vorher."))
    shown.writing.text.setTextCursor(cursor)

    shown.writing.text.insert_template("Das Freibad öffnet.")

    assert shown.writing.text.text() == "Vorher. Das Freibad öffnet. Nachher."


# the count


#: channel, text, and what is said about it
COUNTS = (
    ("facebook_page", "a" * 412, ("412", "Zeichen, 12 über der Empfehlung", "1 Wort, Lesezeit")),
    ("mastodon", "a" * 501, ("501", "Zeichen, 1 mehr, als der Kanal annimmt")),
    ("mastodon", "Mehr: https://www.birkenfurt.example/freibad", ("29", "von 500 Zeichen", "Der Link zählt 23")),
    ("mastodon", "https://a.example https://b.example", ("47", "Jeder Link zählt 23 Zeichen.")),
    ("whatsapp_channel", "Auf. #Freibad", ("Dieser Kanal kommt ohne Hashtags aus.",)),
    ("facebook_page", "#A #B #C #D", ("4 Hashtags, höchstens 3 auf diesem Kanal.",)),
    ("bluesky", "👨‍👩‍👧‍👦" * 121, ("121", "25 Bytes mehr, als der Kanal annimmt")),
    ("amtsblatt", "Das Freibad hat auf.", ("20", "Zeichen", "4 Wörter")),
)


def test_the_count_goes_by_the_rules_of_the_channel(running: WindowApp) -> None:
    foot = opened(running).writing.foot

    for key, text, words in COUNTS:
        foot.show_text(text, running.desk.channels.get(key))
        assert [each for each in words if each not in said(foot)] == []


def test_count_and_preview_follow_in_the_pauses_of_typing(running: WindowApp, qtbot: QtBot) -> None:
    shown = opened(running)
    shown.writing.text.setFocus()
    press(shown.writing.text, Qt.Key.Key_End, CTRL)
    before = panel(shown).phone.lines()

    QTest.keyClicks(shown.writing.text, " Kommen Sie vorbei.")

    assert panel(shown).phone.lines() == before
    qtbot.waitUntil(lambda: "50" in said(shown.writing.foot).split())
    qtbot.waitUntil(lambda: "vorbei" in " ".join(panel(shown).phone.lines()))
    qtbot.waitUntil(lambda: running.desk.posts.get(stored(shown)).text.endswith("vorbei."))


def test_the_page_follows_the_line_that_is_written_on(running: WindowApp) -> None:
    shown = opened(running, "\n".join(f"Zeile {number}" for number in range(80)))
    shown.writing.text.setFocus()
    bar = shown._columns.verticalScrollBar()  # noqa: SLF001 - what she sees of it

    press(shown.writing.text, Qt.Key.Key_End, CTRL)
    assert bar.value() > 0
    press(shown.writing.text, Qt.Key.Key_Home, CTRL)

    assert bar.value() < 60


# the preview


def test_where_no_fold_is_known_two_lines_are_marked_and_it_is_said(running: WindowApp) -> None:
    shown = opened(running, TEXT * 20)

    assert "".join(panel(shown).phone.lines()).count("Freibad") == 20
    assert "ist nicht belegt" in said(panel(shown))


def test_a_channel_folds_the_text_where_that_is_known(running: WindowApp) -> None:
    running.desk.channels.make_main("instagram")
    shown = opened(running, f"{TEXT} " * 6)

    assert panel(shown).phone.lines()[-1].endswith("… Mehr\u00a0ansehen")
    assert "Nach etwa 125 Zeichen" in said(panel(shown))

    short = opened(running)
    assert "Der ganze Text ist zu sehen" in said(panel(short))


def test_a_second_channel_can_be_chosen_for_preview_and_count(running: WindowApp) -> None:
    running.desk.channels.open_second("mastodon", reason="Ohne Konto lesbar.", hours_a_week=1)
    shown = opened(running)
    box = panel(shown).findChild(ChoiceBox)
    assert isinstance(box, ChoiceBox)
    assert not box.isHidden()

    box.setCurrentIndex(1)
    box.activated.emit(1)

    assert "von 500 Zeichen" in said(shown.writing.foot)


def test_phone_and_wide_are_two_shapes_of_one_preview(running: WindowApp) -> None:
    shown = opened(running, TEXT * 4)
    running.window.resize(1600, 900)
    let_rest()
    phone = panel(shown).phone
    narrow = len(phone.lines())
    shape = panel(shown).findChild(SegmentedControl)
    assert isinstance(shape, SegmentedControl)

    shape.setFocus()
    press(shape, Qt.Key.Key_Right)
    let_rest()
    assert len(phone.lines()) < narrow
    assert not phone.grab().isNull()


def test_the_preview_shows_the_picture_in_its_own_shape(running: WindowApp) -> None:
    shown = opened(running)
    phone = panel(shown).phone
    post = shown.post()
    assert post is not None
    running.desk.posts.edit(replace(post, image_name="bild.png", alt_text="Ein Becken"))
    shown.refresh()
    low = phone.height()
    picture = QImage(400, 500, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))

    phone.show_picture(picture)

    assert phone.height() > low
    middle = phone.grab().toImage().pixelColor(phone.width() // 2, phone.height() - 200)
    assert middle == QColor("teal")


def test_the_description_of_the_picture_is_shown_on_wish(running: WindowApp) -> None:
    shown = opened(running)
    post = shown.post()
    assert post is not None
    running.desk.posts.edit(replace(post, image_name="bild.png", alt_text="Ein leeres Becken"))
    shown.refresh()
    wish = next(each for each in panel(shown).findChildren(LinkButton) if "Bildbeschreibung" in each.label())

    assert "Ein leeres Becken" not in said(panel(shown))
    wish.click()

    assert "Ein leeres Becken" in said(panel(shown))
    assert wish.label() == "Bildbeschreibung ausblenden"
    wish.click()
    assert wish.label() == "Bildbeschreibung zeigen"


# versions


def test_any_two_versions_are_compared(running: WindowApp) -> None:
    shown = opened(running, "Erste Worte.")
    posts, post_id = running.desk.posts, stored(shown)
    for words in ("Zweite Worte.", "Dritte Worte."):
        posts.keep_version(post_id)
        posts.save_text(post_id, title="Freibad", text=words)
    shown.refresh()
    shown.writing.version_button.click()
    sheet = running.window.findChild(VersionsSheet)
    assert isinstance(sheet, VersionsSheet)
    assert "Unterstrichen: neu seit Fassung 2" in said(sheet)
    box = sheet.findChild(ChoiceBox)
    assert isinstance(box, ChoiceBox)

    box.setCurrentIndex(box.findData(1))
    box.activated.emit(box.currentIndex())

    assert "nur in Fassung 1" in said(sheet)
    box.setCurrentIndex(box.findData(2))
    box.activated.emit(box.currentIndex())
    assert "Beide haben denselben Wortlaut." in said(sheet)


# what is out


def test_a_published_post_shows_the_text_as_it_went_out_and_its_correction_leads_back(birkenfurt: WindowApp) -> None:
    posts, now = birkenfurt.desk.posts, birkenfurt.desk.clock.now()
    post = posts.add("Freibad", "Fragen: {{tel_freibad}}", day=birkenfurt.desk.clock.today())
    posts.record_approval(post.id, by="Petra", at=now, way=ApprovalWay.PHONE)
    posts.mark_published(post.id, at=now)

    shown = editor(plan(birkenfurt, post.id))
    assert shown.writing.text.text() == "Fragen: 069 90009-160"
    assert shown.writing.text.isReadOnly()

    corrected = editor(plan(birkenfurt, posts.correct(post.id).id))
    link = next(each for each in corrected.head.findChildren(LinkButton) if each.label().startswith("Korrektur zu"))
    link.click()
    let_rest()

    assert stored(shown) == post.id


def test_f6_leads_to_the_preview_too(running: WindowApp) -> None:
    shown = opened(running)

    assert panel(shown).first_focus() in shown.focus_areas()
    assert isinstance(panel(shown).phone, PhonePreview)


def test_the_count_follows_also_whoever_types_without_a_pause(
    running: WindowApp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(running, "")
    text, counted = shown.writing.text, said(shown.writing.foot)
    monkeypatch.setattr(following, "LONGEST_MS", following.COUNT_MS)
    for timer in shown.findChildren(QTimer):
        if timer.interval() in {following.COUNT_MS, following.PREVIEW_MS}:
            timer.setInterval(10 * following.COUNT_MS)  # a pause far longer than the way from one key to the next
        elif timer.interval() == MOST_UNSAVED_MS:
            timer.setInterval(PATIENCE_MS)  # what is stored is counted as well: here it follows without that

    def type_on() -> bool:
        text.insertPlainText("a")
        return said(shown.writing.foot) != counted

    text.setFocus()
    qtbot.waitUntil(type_on, timeout=PATIENCE_MS)
