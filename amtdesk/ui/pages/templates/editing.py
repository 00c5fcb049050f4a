"""One session of edits: stores while she types, says once that the stamp is gone, follows an undo from outside."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.errors import NotFound, UserFacingError
from amtdesk.domain.reply_templates import NewTemplate, ReplyTemplate

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import TemplateId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.templates.preview import Preview


class Editing(QObject):
    """Between the editor and the records."""

    lapsed = Signal(object)  # the ReplyTemplate as it was agreed
    ended = Signal(object)  # TemplateId, or None when a new one was left empty

    def __init__(self, context: "PageContext", preview: "Preview") -> None:
        super().__init__(preview)
        self._templates = context.desk.templates
        self._preview = preview
        self._id: TemplateId | None = None
        self._has_told = False
        preview.save_requested.connect(self._save)
        preview.edit_finished.connect(self.end)

    def is_open(self) -> bool:
        """Whether something is being edited."""
        return self._preview.mode == "editing"

    def begin(self, template: ReplyTemplate | None, *, title: str = "", category: str = "") -> None:
        """Edit a template, or begin a new one. While something could not be stored, that stays in the editor."""
        self.store()
        if self.is_open() and self._preview.editor.has_fault():
            return
        self._id = template.id if template else None
        self._has_told = False
        self._preview.begin_edit(template, title=title, category=category)

    def store(self) -> None:
        """Store what was typed and not stored yet."""
        if self.is_open():
            self._preview.editor.flush()

    def end(self) -> bool:
        """Store and go back to reading; False when something cannot be stored, which keeps the editor open."""
        if not self.is_open():
            return True
        self._preview.editor.flush()
        if self._preview.editor.has_fault():
            return False
        template_id, self._id = self._id, None
        self._preview.read()
        self.ended.emit(template_id)
        return True

    def forget(self) -> None:
        """Go back to reading: the words came from elsewhere."""
        if self.is_open():
            self._id = None
            self._preview.read()

    def refresh(self) -> None:
        """Follow a change of the records that did not come from here: an undo, most likely."""
        if self._id is None:
            return
        try:
            template = self._templates.get(self._id)
        except NotFound:
            self.forget()
            self.ended.emit(None)
            return
        self._preview.editor.follow(template)

    def _save(self, changes: dict[str, str | int]) -> None:
        try:
            self._store(changes)
        except UserFacingError as error:
            self._store_without_shortcut(changes)
            self._preview.say_refused(error)

    def _store_without_shortcut(self, changes: dict[str, str | int]) -> None:
        """A shortcut that is taken keeps nothing else from being stored: what was typed is never lost."""
        rest = {name: value for name, value in changes.items() if name != "shortcut"}
        if rest and rest != changes:
            with suppress(UserFacingError):  # one sentence at a time: the shortcut is told, then the rest
                self._store(rest, shortcut="")

    def _store(self, changes: dict[str, str | int], **instead: str) -> None:
        if self._id is None:
            self._id = self._templates.add(_new(changes, {**self._preview.editor.values(), **instead})).id
        else:
            before = self._templates.get(self._id)
            after = self._templates.edit(self._id, **changes)
            self._tell_lapsed(before, after)
        self._preview.editor.note_saved(changes)

    def _tell_lapsed(self, before: ReplyTemplate, after: ReplyTemplate) -> None:
        if before.agreement is not None and after.agreement is None and not self._has_told:
            self._has_told = True
            self.lapsed.emit(before)


def _new(changes: dict[str, str | int], values: dict[str, str | int]) -> NewTemplate:
    every = {**values, **changes}
    return NewTemplate(
        title=str(every["title"]),
        text=str(every["text"]),
        category=str(every["category"]),
        shortcut=str(every["shortcut"]),
        approval_level=int(every["approval_level"]),
    )
