"""What can be done with the chosen template: the deed, the clipboard, and the words about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import Agreement, ReplyTemplate
from amtdesk.ui.clipboard import Clipboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.domain.proposals import TemplateProposal
    from amtdesk.domain.words import Message
    from amtdesk.ui.page import PageContext


class TemplateDeeds(QObject):
    """Does what the page wishes, says what was done, offers undo."""

    answer_wished = Signal()  # enter the copied words as the answer to a question
    restore_wished = Signal(object)  # TemplateId
    refused = Signal(object)  # UserFacingError
    edit_wished = Signal()

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = context.desk
        self._messages = context.messages
        self._language = context.language
        self._clipboard = Clipboard(context.messages, self)
        #: What was copied last, and from which template: Ctrl+J takes it along.
        self.copied: tuple[TemplateId, str] | None = None

    def copy(self, template: ReplyTemplate, text: str, *, values: dict[str, str]) -> bool:
        """Put the filled words on the clipboard, then count the use and remember the values; whether that is done."""
        kept: list[bool] = []
        self._clipboard.copy(text, then=lambda: kept.append(self._note_copied(template, text, values=values)))
        return any(kept)

    def copy_request(self, template: ReplyTemplate) -> None:
        """Put the mail that asks the department to confirm the words on the clipboard."""
        mail = self._language.sentence(self._desk.templates.agreement_request(template))
        said = self.tr("Mail text copied. It asks the department to confirm the wording.")
        self._clipboard.copy(mail, then=lambda: self._messages.toast(said))

    def _note_copied(self, template: ReplyTemplate, text: str, *, values: dict[str, str]) -> bool:
        self.copied = (template.id, text)
        if not self._done(lambda: self._keep(template, values)):
            return False
        self._say_copied()
        return True

    def delete(self, template: ReplyTemplate) -> None:
        """Delete with undo."""
        if self._done(lambda: self._desk.templates.delete(template.id)):
            self._messages.undo_toast(self.tr("Deleted: “{title}”.").format(title=template.title))

    def agree(self, template: ReplyTemplate, agreement: Agreement) -> bool:
        """Record who agreed."""
        if not self._done(lambda: self._desk.templates.record_agreement(template.id, agreement)):
            return False
        self._messages.undo_toast(self.tr("Agreed: “{title}”.").format(title=template.title))
        return True

    def restore(self, template_id: TemplateId) -> bool:
        """Bring the agreed words back."""
        if not self._done(lambda: self._desk.templates.restore_agreed(template_id)):
            return False
        self._messages.undo_toast(self.tr("The agreed version is back."))
        return True

    def say_lapsed(self, template: ReplyTemplate) -> None:
        """Say that an edit cost the stamp, once a session of edits; the way back is one key away."""
        if template.agreement is None:
            return
        words = self.tr("The agreement with {name} has lapsed, because you changed the text.")
        self._messages.toast(
            words.format(name=template.agreement.agreed_with),
            self.tr("Bring the agreed version back"),
            icon="triangle-alert",
            on_action=lambda: self.restore_wished.emit(template.id),
        )

    def make_proposed(self, proposal: "TemplateProposal") -> ReplyTemplate | None:
        """Make a draft of the last own answer about a subject."""
        made: list[ReplyTemplate] = []
        if not self._done(lambda: made.append(self._desk.proposals.accept(proposal))):
            return None
        self._messages.undo_toast(self.tr("Made a draft: “{title}”.").format(title=made[0].title))
        return made[0]

    def dismiss_proposal(self, proposal: "TemplateProposal") -> None:
        """Not now: it comes back after as many answers again."""
        if self._done(lambda: self._desk.proposals.dismiss(proposal.category)):
            words = self.tr("No template for “{subject}” for now.")
            self._messages.undo_toast(words.format(subject=proposal.category_name))

    def say_hindered(self, reason: "Message") -> None:
        """Say why the words cannot go out at all, and lead to where that is mended."""
        words, edit = self._language.sentence(reason), self.tr("Edit")
        self._messages.toast(words, edit, on_action=self.edit_wished.emit, keys="F2", icon="triangle-alert")

    def _keep(self, template: ReplyTemplate, values: dict[str, str]) -> None:
        self._desk.templates.note_use(template.id)
        for name, value in values.items():
            self._desk.templates.remember_value(name, value)

    def _say_copied(self) -> None:
        words = self.tr("Copied. Now paste it in the group with Ctrl V.")
        if self._desk.questions.open():
            answer = self.tr("Enter as the answer")
            self._messages.toast(words, answer, on_action=self.answer_wished.emit, keys="Ctrl+J")
        else:
            self._messages.toast(words)

    def _done(self, command: "Callable[[], object]") -> bool:
        try:
            command()
        except UserFacingError as error:
            self.refused.emit(error)
            return False
        return True
