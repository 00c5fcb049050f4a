"""The menu beside "Neuer Beitrag": what is done for the plan as a whole, not every day."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.clipboard import Clipboard
    from amtdesk.ui.command import Command
    from amtdesk.ui.file_target import ChooseTarget
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.plan_head import PlanHead
    from amtdesk.ui.pages.plan.post_words import PostWords


class PlanMore(QObject):
    """Each entry opens a sheet over the window; it is loaded when it is asked for."""

    def __init__(
        self,
        context: "PageContext",
        words: "PostWords",
        *,
        clipboard: "Clipboard",
        head: "PlanHead",
        chosen: Callable[[], PostId | None],
    ) -> None:
        super().__init__(head)
        self._context = context
        self._words = words
        self._clipboard = clipboard
        self._head = head
        self._chosen = chosen
        #: Asks where to write; replaced in tests.
        self.choose_target: ChooseTarget = _ask_target
        head.more_asked.connect(self.popup)

    def popup(self, place: QPoint) -> None:
        """Show the menu there."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self) -> PopupMenu:
        """What is done for the plan as a whole."""
        menu = PopupMenu(self._context.theme, self._head)
        menu.add(self.tr("Ask for approval of several …"), self.ask_approvals, icon="send")
        menu.add(self.tr("Recurring ideas …"), self._open_ideas, icon="lightbulb")
        menu.add(self.tr("Enter an occasion …"), self._enter_occasion, icon="flag")
        menu.add(self.tr("Import a calendar …"), self.import_calendar, icon="calendar")
        menu.add(self.tr("Contributions from outside …"), self._open_contributions, icon="users")
        menu.add(self.tr("Save as a calendar file (ICS) …"), self.export_calendar, icon="save")
        return menu

    def deeds(self) -> "tuple[Command, ...]":
        """What the quick find offers of the menu; the rest of it is offered on every page."""
        from amtdesk.ui.command import Command

        several, also = (
            self.tr("Ask for approval of several …"),
            self.tr("several posts mail e-mail print page request"),
        )
        saved, ics = self.tr("Save as a calendar file (ICS) …"), self.tr("export plan Outlook Thunderbird Nextcloud")
        return (
            Command("several_approvals", several, "send", self.ask_approvals, also=also),
            Command("export_calendar", saved, "save", self.export_calendar, also=ics),
        )

    def import_calendar(self) -> None:
        """Ask for the file of a town's calendar."""
        self._head.calendar_import.choose()

    def export_calendar(self) -> None:
        """Ask where to, and write what goes out in the next four weeks for the colleagues' own calendars."""
        title, files = self.tr("Save the plan as a calendar file"), self.tr("Calendars (*.ics)")
        path = self.choose_target(self._window(), title, proposal=self.tr("editorial-plan.ics"), files=files)
        if path is None:
            return
        messages, language = self._context.messages, self._context.language
        try:
            count = self._context.desk.plan_calendar.write(path)
        except UserFacingError as error:
            messages.report(error)
            return
        one, many = (
            self.tr("1 post of the next 28 days saved: {name}."),
            self.tr("{n} posts of the next 28 days saved: {name}."),
        )
        messages.toast((one if count == 1 else many).format(n=language.number(count), name=path.name))

    def ask_approvals(self) -> None:
        """Open the sheet that puts several posts before someone, the current one among them."""
        from amtdesk.ui.pages.plan.request_sheet import RequestSheet

        chosen = self._chosen()
        sheet = RequestSheet(self._context, self._words, clipboard=self._clipboard, parent=self._window())
        sheet.ask([] if chosen is None else [chosen])

    def _open_ideas(self) -> None:
        from amtdesk.ui.pages.plan.idea_list import open_idea_list

        open_idea_list(self._context, self._window())

    def _enter_occasion(self) -> None:
        from amtdesk.ui.pages.plan.occasion_form import open_occasion_form

        open_occasion_form(self._context, self._window(), day=self._context.desk.clock.today())

    def _open_contributions(self) -> None:
        from amtdesk.ui.pages.plan.contribution_start import open_contributions

        open_contributions(self._context, self._window())

    def _window(self) -> QWidget:
        return self._head.window()


def _ask_target(page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
    from amtdesk.ui.file_target import ask_target

    return ask_target(page, title, proposal=proposal, files=files)
