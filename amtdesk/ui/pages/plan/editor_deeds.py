"""What the quick find offers of the editor: each button, link and menu entry, with the words people look for it by."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.ui.command import Command, may_be_pressed, of_button
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.editor import PostEditor
    from amtdesk.ui.widgets.menus import PopupMenu


class EditorDeeds(QObject):
    """Looks at the editor as it is now; a button comes before a menu's entry of the same name."""

    def __init__(self, editor: "PostEditor") -> None:
        super().__init__(editor)
        self._editor = editor

    def offered(self) -> tuple[Command, ...]:
        """Return what can be done with the post that is open."""
        found: dict[str, Command] = {}
        for command in (*self._of_buttons(), *self._of_menus()):
            found.setdefault(command.title, command)
        return tuple(found.values())

    def _of_buttons(self) -> Iterator[Command]:
        known, editor = self._synonyms(), self._editor
        places: dict[KbdButton, str] = {
            editor.head.date.button: self.tr("move another day time plan"),
            editor.writing.version_button: self.tr("versions history compare restore earlier wording"),
        }
        for button in editor.findChildren(KbdButton):
            if may_be_pressed(button) and not isinstance(button, FilterChip):
                yield of_button(button, also=places.get(button) or known.get(button.label().strip(), ""))

    def _of_menus(self) -> Iterator[Command]:
        post = self._editor.post()
        if post is not None:
            yield from self._of_menu(self._editor.approval.menu(post))
            yield from self._of_menu(self._editor.picture.menu())
            yield from self._of_menu(self._editor.publishing.places.menu_of_more(), of=self.tr("Also on"))
            for name, menu in self._editor.publishing.places.menus():
                yield from self._of_menu(menu, of=name)

    def _of_menu(self, menu: "PopupMenu", *, of: str = "") -> Iterator[Command]:
        known = self._synonyms()
        for text, do, icon, keys in menu.entries:
            words = self.tr("{part}: {deed}").format(part=of, deed=text) if of else text
            yield Command(f"page:{words}", words, icon or "circle-dot", do, keys, known.get(text, ""))
        menu.deleteLater()

    def _synonyms(self) -> dict[str, str]:
        """By the words on a button the others that people look for it by."""
        mail = self.tr("mail e-mail ask request send")
        online = self.tr("online published link enter")
        picture = self.tr("photo image upload")
        later = self.tr("schedule platform plan ahead")
        return {
            self.tr("Submit for approval"): mail,
            self.tr("Copy the mail text again"): mail,
            self.tr("Approval is given already"): self.tr("record approved phone"),
            self.tr("Record the approval"): self.tr("approved phone signed"),
            self.tr("Remind …"): self.tr("reminder approval waits mail ask again"),
            self.tr("Let the approval stand again"): self.tr("approved before restore stamp"),
            self.tr("Take it back"): self.tr("submission approval draft"),
            self.tr("Approval was taken back"): self.tr("withdraw revoke"),
            self.tr("Level and department …"): self.tr("approval level raise lower office-holders"),
            self.tr("Lock until a date …"): self.tr("hold back council decision embargo"),
            self.tr("Put on hold"): self.tr("pause stop wait"),
            self.tr("Put several before someone …"): self.tr("several posts mail e-mail print page request"),
            self.tr("Write a correction"): self.tr("correct mistake wrong"),
            self.tr("Enter as published"): online,
            self.tr("It was online after all"): online,
            self.tr("Add the link …"): online,
            self.tr("It is online"): online,
            self.tr("Scheduled on the platform"): later,
            self.tr("Removed from the platform"): later,
            self.tr("Set a new date"): self.tr("move another day time plan"),
            self.tr("Another place"): self.tr("website gazette notice board"),
            self.tr("Template"): self.tr("reply template insert"),
            self.tr("Picture"): picture,
            self.tr("Choose from media …"): picture,
            self.tr("Choose file …"): picture,
            self.tr("Rights, people and where it is shown"): self.tr("licence consent credit"),
            self.tr("Link"): self.tr("address URL insert"),
        }
