"""The sheets over the editor: date, versions, reply templates. Each is built when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from amtdesk.domain.gaps import fill_gaps
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.posts import KeptBecause
from amtdesk.ui.pages.plan.date_sheet import DateSheet
from amtdesk.ui.pages.plan.deeds import PostDeeds
from amtdesk.ui.pages.plan.editor import PostEditor
from amtdesk.ui.pages.plan.link_sheet import LinkSheet
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.pages.plan.versions_sheet import VersionsSheet
from amtdesk.ui.template_picker import TemplatePicker

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class EditorSheets(QObject):
    """Opens sheets for the post that is being edited, and hands back what they answer."""

    def __init__(self, context: "PageContext", words: PostWords, *, editor: PostEditor, deeds: PostDeeds) -> None:
        super().__init__(editor)
        self._context = context
        self._words = words
        self._editor = editor
        self._deeds = deeds
        self._date: DateSheet | None = None
        self._versions: VersionsSheet | None = None
        self._templates: TemplatePicker | None = None
        self._link: LinkSheet | None = None
        editor.date_requested.connect(self.ask_date)
        editor.writing.versions_requested.connect(self.show_versions)
        editor.writing.template_requested.connect(self.ask_template)
        editor.writing.text.shortcut_typed.connect(self._expand)
        editor.writing.link_requested.connect(self.ask_link)
        editor.approval.timeline.compare_requested.connect(self.compare)
        editor.approval.several_requested.connect(self.ask_several)

    def copy(self) -> None:
        """Carry over what comes next of the post, as it is typed."""
        post = self._editor.post()
        if post is not None:
            self._editor.flush()
            self._deeds.copy(post.id)

    def _expand(self, typed: str) -> None:
        templates = self._context.desk.templates
        template = templates.by_shortcut(typed)
        if template is not None and template.may_be_copied(today=self._context.desk.clock.today()):
            words = fill_gaps(template.text, templates.prefilled_values(template)).text
            self._editor.writing.text.replace_shortcut(typed, words)
            templates.note_use(template.id)

    def ask_date(self) -> None:
        """Ask when it is planned for."""
        post = self._editor.post()
        if post is None or post.is_out:
            return
        if self._date is None:
            self._date = DateSheet(self._context, self._words, parent=self._place())
            self._date.date_chosen.connect(self._take_date)
        self._date.ask(self._words.title(post), day=post.day, at=post.at)

    def ask_several(self) -> None:
        """Put several posts before someone at once, this one among them."""
        from amtdesk.ui.pages.plan.request_sheet import RequestSheet

        self._editor.flush()
        post = self._editor.post()
        sheet = RequestSheet(self._context, self._words, clipboard=self._deeds.clipboard, parent=self._place())
        sheet.ask([post.id] if post is not None else [])

    def ask_template(self) -> None:
        """Offer reply templates."""
        post = self._editor.post()
        if post is None or post.is_out:
            return
        if self._templates is None:
            self._templates = TemplatePicker(self._context, self._place())
            self._templates.chosen.connect(self._insert_template)
            self._templates.closed.connect(self._forget_templates)
            self._templates.open_now()

    def _insert_template(self, template_id: TemplateId) -> None:
        """Put the words at the cursor, with what is known for their gaps; Tab leads through those still open."""
        templates = self._context.desk.templates
        template = templates.note_use(template_id)
        words = fill_gaps(template.text, templates.prefilled_values(template)).text
        self._editor.writing.text.insert_template(words)

    def ask_link(self) -> None:
        """Ask for an address, or change the one at the cursor."""
        post = self._editor.post()
        if post is None or self._editor.writing.text.isReadOnly():
            return
        if self._link is None:
            self._link = LinkSheet(self._context, parent=self._place())
            self._link.link_chosen.connect(self._editor.writing.text.put_link)
        self._link.ask(self._editor.writing.text.link_at_cursor())

    def _forget_templates(self) -> None:
        self._templates = None  # it deletes itself

    def show_versions(self) -> None:
        """Show the versions, beginning with the one before the present words."""
        self.compare(0)

    def compare(self, number: int) -> None:
        """Show what differs from a version."""
        self._editor.flush()
        self._editor.keep_version(KeptBecause.COMPARED)
        post = self._editor.post()
        if post is None:
            return
        if self._versions is None:
            self._versions = VersionsSheet(self._context, self._words, parent=self._place())
            self._versions.restore_requested.connect(self._restore)
        self._versions.show_versions(post, number=number)

    def _restore(self, number: int) -> None:
        self._editor.restore_version(number)
        self._editor.writing.text.setFocus()  # what led to the versions may be gone by now

    def _take_date(self, day: object, at: object) -> None:
        post = self._editor.post()
        if post is not None:
            self._deeds.set_day(post.id, day, at=at)  # type: ignore[arg-type]  # a signal's objects

    def _place(self) -> QWidget:
        # not the editor itself: its Esc leads back to the list, a sheet's Esc closes the sheet
        return self._editor.parentWidget() or self._editor
