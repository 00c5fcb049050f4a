"""What every page of the window promises, and what it is given. No page and no rule lives here."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.begun_note import NotePlace
    from amtdesk.domain.changes import Area
    from amtdesk.system.language import Language
    from amtdesk.ui.command import Command
    from amtdesk.ui.messages import Messages
    from amtdesk.ui.tasks import Tasks
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.buttons import KbdButton

#: The target that asks a page to begin a new thing of its kind.
NEW = "new"
#: The targets that ask Heute for the list of her own tasks, and for a new one.
ALL_TASKS = "tasks"
NEW_TASK = "new task"
#: The targets that ask the plan for the list of recurring ideas, and for a new occasion.
ALL_IDEAS = "ideas"
NEW_OCCASION = "new occasion"
CONTRIBUTIONS = "contributions"
#: The target that asks the plan for the sheet that puts several posts before someone.
SEVERAL_APPROVALS = "several approvals"
#: The target that asks the plan for the posts whose time has passed, and the first halves of those, with a post's id
#: behind them, that carry out what she answered elsewhere: bring it now, ask since when it is online, ask for its date.
PASSED_POSTS = "passed posts"
BRING_NOW = "bring"
IS_ONLINE = "online"
NEW_DATE = "date"
#: The first run, and the target that leads to the question at which it was left.
FIRST_RUN = "welcome"
RESUME = "resume"
CALENDAR_IMPORT = "import a calendar"
#: The property by which a widget names the part of its page, so that F1 opens the handbook there.
HELP_PART = "helpPart"
#: How long nothing must have been touched before the next page, or the rest of one, is built (milliseconds).
QUIET_MS = 350
SIDE_FOLDS_BELOW = 1180
RAIL_NARROWS_BELOW = 1100
ONE_COLUMN_BELOW = 900


class Destination(NamedTuple):
    """A page of the window and, where it matters, the thing on it to open (an id or a frozen object)."""

    page: str
    target: object = None


class PageContext(NamedTuple):
    """What a page is given: the desk's services, its looks, its words, its voice, a place for long work."""

    desk: "Desk"
    theme: "Theme"
    language: "Language"
    messages: "Messages"
    tasks: "Tasks"


class Page(QWidget):
    """One page, built when first shown and rebuilt when zoom or language change: sizes are read once.

    Within a page, `theme.px()` may therefore be read once in the constructor; colours are read when painting.
    """

    areas: ClassVar["frozenset[Area]"] = frozenset()
    wants_narrow_rail: bool = False

    navigate_requested = Signal(object)  # Destination
    width_changed = Signal(int)  # layout_width(), after the window or the zoom changed
    language_requested = Signal(str)  # a language code, from the settings
    begun = Signal()  # she chose how to begin, from the welcome page
    rail_changed = Signal()  # wants_narrow_rail is another now

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setProperty("ownFocus", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.context = context
        self.desk = context.desk
        self.theme = context.theme
        self.language = context.language
        self.messages = context.messages
        self.tasks = context.tasks

    def refresh(self) -> None:
        """Show what the desk holds. Called before the page is first seen, often long before, and after a change.

        Long work that only a look at the page asks for waits for that look.
        """

    def build_more(self) -> bool:
        """Build one part that was left for later, while nobody waits. False when none is left."""
        return False

    def tick(self) -> None:
        """Let clocks and remaining times move on: every 30 seconds while the page is seen."""

    def open_at(self, target: object) -> None:
        """Show one thing: what `Destination.target` carried, or what `place()` returned earlier."""

    def place(self) -> object:
        """Where she is, so that `open_at` can bring her back after zoom, language change or Alt+Left."""
        return None

    def help_part(self) -> str:
        """Which part of the page is shown: what a visible widget says of itself by the property HELP_PART."""
        said = (part.property(HELP_PART) for part in self.findChildren(QWidget) if part.isVisible())
        return next((str(name) for name in said if name), "")

    def is_undisturbed(self) -> bool:
        """Whether nothing may be said just now: she walks her round."""
        return False

    def leave(self) -> None:
        """Store what was typed. Called before another page is shown, a rebuild, and the window's close."""

    def store(self) -> None:
        """Store what was typed, and stay: undo or redo comes next."""
        self.leave()

    def stores_in_passing(self) -> bool:
        """Whether it stores just now, by itself, what is typed; what follows from it then waits for the next keys."""
        return False

    def step_back(self) -> bool:
        """Alt+Left: go one step back within the page. False when she came here from elsewhere."""
        return False

    def go_home(self) -> None:
        """Its entry in the rail was chosen while it was shown: go to where the page begins."""

    def primary_button(self) -> "KbdButton | None":
        """The one primary button that is visible now; Ctrl+Enter presses it from anywhere."""
        return None

    def needed_next(self) -> tuple[QWidget, ...]:
        """What no toast may cover beside the primary button."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when the page opens."""
        return None

    def focus_areas(self) -> list[QWidget]:
        """The page's areas in reading order; F6 and Shift+F6 walk through them."""
        first = self.first_focus()
        return [first] if first is not None else []

    def new_requested(self) -> None:
        """Ctrl+N: begin a new thing of this page's kind."""

    def edit_requested(self) -> None:
        """F2: edit what is selected."""

    def deeds(self) -> "Sequence[Command]":
        """What the quick find offers beside the page's plain buttons: menus and links, and further words for any."""
        return ()

    def may_undo(self) -> bool:
        """Whether Ctrl+Z may take back the desk's last step from here; where it may not, the page has said why."""
        return True

    def note_place(self) -> "NotePlace | None":
        """Where a question noted now was seen, if the page knows."""
        return None

    def accessible_title(self) -> str:
        """What a screen reader says when the page opens: its title and the fact that counts."""
        return self.accessibleName()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.width_changed.emit(self.layout_width())

    def layout_width(self) -> int:
        """The window's width in logical px at 100 % zoom: compare it with the breakpoints above."""
        return round(self.window().width() / self.theme.zoom)


class PageSpec(NamedTuple):
    """One entry of the rail: its name, its key, how its page is made, what is still open there today."""

    key: str
    title: str
    icon: str
    shortcut: str
    make: Callable[[PageContext], Page]
    quiet: bool = False
    open_count: "Callable[[Desk], int] | None" = None
