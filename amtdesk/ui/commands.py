"""What can be done just now, for the quick find: the window's own commands, and what the page's buttons do.

A command that cannot be done now is not offered.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.ui.command import Command, may_be_pressed, of_button
from amtdesk.ui.page import (
    ALL_IDEAS,
    ALL_TASKS,
    CALENDAR_IMPORT,
    CONTRIBUTIONS,
    FIRST_RUN,
    NEW_OCCASION,
    NEW_TASK,
    RESUME,
    SEVERAL_APPROVALS,
    Destination,
)
from amtdesk.ui.theme import ZOOM_STEPS
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton, LinkButton

if TYPE_CHECKING:
    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.wishes import Wishes


class Commands(QObject):
    """Looks at the window as it is now."""

    def __init__(self, window: "MainWindow", wishes: "Wishes") -> None:
        super().__init__()
        self._window = window
        self._wishes = wishes

    def offered(self) -> tuple[Command, ...]:
        """Return what can be done now; what the page's buttons do comes first."""
        own = (*self._new(), *self._everywhere(), *self._beginning(), *self._steps(), *self._sizes())
        known = {command.title for command in own} | {command.keys for command in own if command.keys}
        return (*(each for each in self._of_the_page() if not known & {each.title, each.keys}), *own)

    def _of_the_page(self) -> Iterator[Command]:
        page = self._window.page()
        if page is None:
            return
        named = {deed.title: deed for deed in page.deeds()}
        for button in page.findChildren(KbdButton):
            words = button.label().strip()
            is_choice = isinstance(button, FilterChip | LinkButton)
            if words and not is_choice and may_be_pressed(button) and words not in named:
                named[words] = of_button(button)
        yield from named.values()

    def _new(self) -> Iterator[Command]:
        wishes = self._wishes
        note, round_ = self.tr("Note a question"), self.tr("Start or continue the round")
        yield Command("note_question", note, "messages-square", wishes.note_question, "Ctrl+Shift+N", self.tr("new"))
        yield Command("round", round_, "footprints", wishes.round, "Ctrl+R", self.tr("groups"))
        yield Command("new_post", self.tr("New post"), "plus", self._beginner("plan"))
        yield Command("new_template", self.tr("New reply template"), "plus", self._beginner("templates"))
        yield Command("new_task", self.tr("New task"), "plus", self._opener("today", NEW_TASK), also=self.tr("to do"))
        tasks, ideas = self._opener("today", ALL_TASKS), self._opener("plan", ALL_IDEAS)
        yield Command("tasks", self.tr("Your tasks"), "list-todo", tasks, also=self.tr("to do"))
        yield Command("ideas", self.tr("Recurring ideas"), "lightbulb", ideas, also=self.tr("rhythm"))
        words, entered = self.tr("Enter an occasion …"), self._opener("plan", NEW_OCCASION)
        yield Command("new_occasion", words, "calendar-days", entered, also=self.tr("new own date event"))
        words, delivered = self.tr("Contributions from outside …"), self._opener("plan", CONTRIBUTIONS)
        yield Command("contributions", words, "users", delivered, also=self.tr("import club school form"))
        words, brought = self.tr("Import a calendar …"), self._opener("plan", CALENDAR_IMPORT)
        yield Command("import_calendar", words, "calendar", brought, also=self.tr("ICS occasions waste dates"))
        if self._window.stack.key() != "plan":  # which offers it itself, for the post that is open
            words, asked = self.tr("Ask for approval of several …"), self._opener("plan", SEVERAL_APPROVALS)
            also = self.tr("several posts mail e-mail print page request")
            yield Command("several_approvals", words, "send", asked, also=also)
        yield Command("new_group", self.tr("New group"), "plus", self._beginner("rounds"))

    def _everywhere(self) -> Iterator[Command]:
        window = self._window
        shown, also = self.tr("Show help and all keys"), self.tr("help shortcuts")
        yield Command("help", shown, "info", window.open_help, "F1", also)
        opened, also = self.tr("Open the handbook"), self.tr("help manual instructions")
        yield Command("handbook", opened, "external-link", self._wishes.open_handbook, also=also)
        kept = self.tr("Save the handbook as PDF …")
        yield Command("save_handbook", kept, "file-down", self._wishes.save_handbook, also=self.tr("print manual"))
        save = self.tr("Save the overview of keys as PDF …")
        yield Command("print_keys", save, "file-down", self._wishes.save_keys, also=self.tr("print"))
        if window.stack.steps_back():
            yield Command("back", self.tr("Back"), "arrow-left", self._wishes.back, "Alt+Left")

    def _beginning(self) -> Iterator[Command]:
        town, here = self._window.context.desk.town.town(), self._window.stack.key()
        also = self.tr("first run beginning office")
        if town.is_demo:
            yield Command("leave_demo", self.tr("Leave Birkenfurt, begin your own desk"), "sun", self._leave, also=also)
        elif town.setup_step and here != FIRST_RUN:
            resume = self._opener(FIRST_RUN, RESUME)
            yield Command("setup", self.tr("Go on setting up"), "settings-2", resume, also=also)
        elif here != FIRST_RUN:
            words = self.tr("Go through the setup again")
            yield Command("setup_again", words, "settings-2", self._opener(FIRST_RUN, "1"), also=also)

    def _leave(self) -> None:
        from amtdesk.ui.first_run.birkenfurt import Leaving

        Leaving(self._window).leave()

    def _steps(self) -> Iterator[Command]:
        history, say = self._window.context.desk.history, self._window.context.language.sentence
        if (step := history.undoable()) is not None:
            title = self.tr("Undo: {what}").format(what=say(step.label))
            yield Command("undo", title, "undo-2", self._wishes.undo_step, "Ctrl+Z", name=self.tr("Undo"))
        if (step := history.redoable()) is not None:
            title = self.tr("Redo: {what}").format(what=say(step.label))
            yield Command("redo", title, "arrow-right", self._wishes.redo, "Ctrl+Y", name=self.tr("Redo"))

    def _sizes(self) -> Iterator[Command]:
        zoom, wishes, also = self._window.context.theme.zoom_percent, self._wishes, self.tr("zoom type")
        if zoom < ZOOM_STEPS[-1]:
            yield Command("larger", self.tr("Show everything larger"), "plus", wishes.larger, "Ctrl++", also)
        if zoom > ZOOM_STEPS[0]:
            yield Command("smaller", self.tr("Show everything smaller"), "search", wishes.smaller, "Ctrl+-", also)
            yield Command("normal_size", self.tr("Show in normal size"), "search", wishes.normal_size, "Ctrl+0", also)

    def _opener(self, page: str, target: str) -> Callable[[], None]:
        return lambda: self._window.open(Destination(page, target))

    def _beginner(self, page: str) -> Callable[[], None]:
        def begin() -> None:
            self._window.open(Destination(page))
            self._wishes.new()

        return begin
