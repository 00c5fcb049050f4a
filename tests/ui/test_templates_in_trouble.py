"""An edit that she leaves by choosing another template, also when the drive is full: nothing typed is lost."""

from pathlib import Path

import pytest

from amtdesk.domain.reply_templates import NewTemplate, ReplyTemplate
from amtdesk.storage.errors import DiskFull
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.templates.editor import TemplateEditor
from amtdesk.ui.pages.templates.page import TemplatesPage
from tests.loop import let_rest


def _refused_by_a_full_drive(*_words: object, **_rest: object) -> None:
    raise DiskFull(Path("/"))


@pytest.fixture
def templates(running: WindowApp) -> tuple[ReplyTemplate, ReplyTemplate]:
    """One that is shown, and another."""
    add = running.desk.templates.add
    shown, other = (add(NewTemplate(title=title, text=f"Text zu {title}.")) for title in ("Freibad", "Hunde"))
    running.window.open(Destination("templates", shown.id))
    let_rest()
    return shown, other


def a_page(running: WindowApp) -> TemplatesPage:
    page = running.window.page()
    assert isinstance(page, TemplatesPage)
    return page


def test_neither_another_nor_a_new_template_takes_their_place(
    running: WindowApp, templates: tuple[ReplyTemplate, ReplyTemplate], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, other = templates
    page = a_page(running)
    page.edit_requested()
    editor = page.findChild(TemplateEditor)
    assert editor is not None
    with monkeypatch.context() as full:
        full.setattr(running.desk.templates, "edit", _refused_by_a_full_drive)
        editor.text.setPlainText("Das Freibad hat auf.")
        running.window.open(Destination("templates", other.id))
        let_rest()
        page.new_requested()

        assert editor.text.text() == "Das Freibad hat auf."
        assert editor.isVisible()
        assert page.place() == shown.id
        assert editor.has_fault()

    running.window.open(Destination("templates", other.id))
    let_rest()
    page.leave()
    assert running.desk.templates.get(shown.id).text == "Das Freibad hat auf."
    assert page.place() == other.id


def test_another_template_is_shown_at_the_first_click_while_one_is_edited(
    running: WindowApp, templates: tuple[ReplyTemplate, ReplyTemplate]
) -> None:
    shown, other = templates
    page = a_page(running)
    page.edit_requested()
    editor = page.findChild(TemplateEditor)
    assert editor is not None
    editor.text.setPlainText("Das Freibad hat auf.")

    running.window.open(Destination("templates", other.id))

    assert page.place() == other.id
    assert not editor.isVisible()
    assert running.desk.templates.get(shown.id).text == "Das Freibad hat auf."
