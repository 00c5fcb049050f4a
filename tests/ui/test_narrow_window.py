"""A low and narrow window: one scroll bar for a page, nothing wider than the window, nothing cut off for good."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.questions.page import QuestionsPage
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.templates.pack_preview import PackSheet
from amtdesk.ui.pages.templates.page import TemplatesPage
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.choices import SegmentedControl
from tests.builders_templates import german_table
from tests.loop import let_rest
from tests.ui.hands import type_words

SIZES = [(1280, 800), (1024, 640)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]} at 200 %")
def narrow(birkenfurt: WindowApp, request: pytest.FixtureRequest) -> WindowApp:
    """Birkenfurt at 200 %."""
    width, height = request.param
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(200)
    return birkenfurt


def settle() -> None:
    let_rest()


def questions_of(running: WindowApp, tab: str = "open") -> QuestionsPage:
    running.window.open(Destination("questions"))
    page = running.window.page()
    assert isinstance(page, QuestionsPage)
    page.tabs.choose(tab)
    settle()
    return page


def bars(part: QWidget) -> list[QScrollBar]:
    """The upright scroll bars that are seen; a text that is written in has its own."""
    found = [bar for bar in part.findChildren(QScrollBar) if bar.orientation() is Qt.Orientation.Vertical]
    fields = [field for field in part.findChildren(QTextEdit) if not field.isReadOnly()]
    return [bar for bar in found if bar.isVisible() and not any(field.isAncestorOf(bar) for field in fields)]


def too_wide(part: QWidget) -> list[str]:
    """What scrolls and is wider than what can be seen of it."""
    columns = [each for each in part.findChildren(ScrollColumn) if each.isVisible()]
    return [
        f"{body.width()} in {column.viewport().width()}"
        for column in columns
        if (body := column.widget()) is not None and body.width() > column.viewport().width()
    ]


@pytest.mark.parametrize("tab", ["open", "all"])
def test_questions_scroll_by_one_bar(tab: str, narrow: WindowApp) -> None:
    page = questions_of(narrow, tab)

    assert len(bars(page)) == 1
    assert page.list.isVisible()
    assert not too_wide(page)


def test_templates_scroll_by_one_bar(narrow: WindowApp) -> None:
    narrow.window.open(Destination("templates"))
    page = narrow.window.page()
    assert isinstance(page, TemplatesPage)
    type_words("strasse licht dunkel")
    settle()

    assert len(bars(page)) == 1
    assert not too_wide(page)


def test_a_pack_scrolls_by_one_bar_and_all_of_its_text_can_be_reached(
    narrow: WindowApp, tmp_path: Path, qtbot: QtBot
) -> None:
    path = german_table(tmp_path, *(f"Titel {n};{'Das Bad öffnet heute. ' * 40};;;" for n in range(12)))
    narrow.window.open(Destination("templates"))
    page = narrow.window.page()
    assert isinstance(page, TemplatesPage)
    page.file_import.preview(path)
    qtbot.waitUntil(lambda: narrow.window.findChild(PackSheet) is not None)
    sheet = narrow.window.findChild(PackSheet)
    assert isinstance(sheet, PackSheet)
    settle()

    (text,) = sheet.detail.findChildren(QTextEdit)
    assert len(bars(sheet)) == 1
    assert text.viewport().height() >= text.document().size().height()


def test_where_nothing_is_found_the_filters_keep_their_height(narrow: WindowApp, qtbot: QtBot) -> None:
    narrow.window.context.messages.bar("Drei Nachfragen bei Fachämtern stehen aus. Und es ist noch mehr fällig.")
    narrow.window.open(Destination("questions"))
    page = narrow.window.page()
    assert isinstance(page, QuestionsPage)
    page.tabs.choose("all")

    page.frame.filters.search.setText("kegelbahn")
    qtbot.waitUntil(lambda: page.frame.is_empty)
    settle()

    filters, empty = page.frame.filters, page.frame.none_found.get()
    assert filters.height() >= filters.heightForWidth(filters.width())
    assert empty.isVisible()
    assert empty.height() >= empty.minimumSizeHint().height()
    assert not page.list.isVisible()
    assert len(bars(page)) <= 1


def test_what_scrolled_in_a_narrow_window_stands_above_again_in_a_wide_one(narrow: WindowApp) -> None:
    page = questions_of(narrow, "all")
    page.frame.filters.search.setText("kegelbahn")
    page.frame.filters.changed.emit()
    settle()

    page.frame.fit(is_narrow=False)
    settle()

    assert not page.frame.sides.isAncestorOf(page.frame.filters)
    assert not page.frame.sides.isAncestorOf(page.frame.none_found.get())
    lines = page.layout()
    assert lines is not None
    assert lines.indexOf(page.frame.filters) < lines.indexOf(page.frame.none_found.get())
    page.frame.fit(is_narrow=True)
    assert page.frame.sides.isAncestorOf(page.frame.filters)


def test_the_search_is_seen_when_the_focus_goes_there(narrow: WindowApp, qtbot: QtBot) -> None:
    page = questions_of(narrow, "all")
    scroll = page.frame.sides.findChildren(ScrollColumn)[0]
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())

    page.frame.filters.search.setFocus()

    qtbot.waitUntil(lambda: not page.frame.filters.search.visibleRegion().isEmpty())


@pytest.mark.no_cover
@pytest.mark.parametrize("form", ["approval", "hand_over", "reason", "note"])
def test_no_form_of_a_question_is_wider_than_the_window(form: str, narrow: WindowApp) -> None:
    page = questions_of(narrow)
    conduct = page.detail.conduct
    question = page.detail.question()
    assert question is not None
    begin = {
        "approval": lambda: page.detail.forms.ask_approval(question, level=1),
        "hand_over": conduct.begin_hand_over,
        "reason": conduct.begin_reason,
        "note": page.new_requested,
    }

    begin[form]()
    settle()

    assert not too_wide(page)


@pytest.mark.no_cover
def test_settings_fit_into_the_window(narrow: WindowApp) -> None:
    narrow.window.open(Destination("settings"))
    page = narrow.window.page()
    assert isinstance(page, SettingsPage)
    page.build_all()
    settle()

    assert not too_wide(page)
    assert len(bars(page)) == 1


def test_where_there_is_room_the_choices_of_the_settings_stand_in_one_line(birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(1280, 800)
    birkenfurt.window.open(Destination("settings"))
    page = birkenfurt.window.page()
    assert isinstance(page, SettingsPage)
    page.build_all()
    settle()

    controls = page.findChildren(SegmentedControl)
    assert controls
    assert [each.accessibleName() for each in controls if each.width() < each.sizeHint().width()] == []
