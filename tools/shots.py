"""What `make screens` paints: every page, and the states of the window that one has to bring about."""

from typing import TYPE_CHECKING

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.page import Destination
from amtdesk.ui.page_list import PAGES
from amtdesk.ui.quick_find import QuickFind
from tools import (
    shots_approval,
    shots_checks,
    shots_editor,
    shots_first_run,
    shots_groups,
    shots_ideas,
    shots_media,
    shots_plan,
    shots_publishing,
    shots_questions,
    shots_reminders,
    shots_report,
    shots_rounds,
    shots_settings,
    shots_states,
    shots_tasks,
    shots_templates,
    shots_today,
    shots_week,
)
from tools.shot import Prepare, Shot, type_line

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow


def _page(key: str) -> Prepare:
    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open(Destination(key))

    return prepare


def _at(key: str, target: object) -> Prepare:
    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open(Destination(key, target))

    return prepare


def _editor(status: PostStatus) -> Prepare:
    """The editor with the first post of that status."""

    def prepare(window: "MainWindow", desk: "Desk") -> None:
        post = next(post for post in desk.posts.list() if post.status is status)
        window.open(Destination("plan", post.id))

    return prepare


def _find(window: "MainWindow", _desk: "Desk") -> None:
    window.open_find()


def _find_words(words: str) -> Prepare:
    """The quick find with words in it."""

    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open_find()
        type_line(window, words)
        if isinstance(sheet := window.sheet(), QuickFind):
            sheet.come_to_rest()

    return prepare


def _help(page: str, words: str = "") -> Prepare:
    """The help of a page, with words in it."""

    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open(Destination(page))
        window.open_help()
        if words:
            type_line(window, words)

    return prepare


EDITED = (PostStatus.DRAFT, PostStatus.IN_REVIEW, PostStatus.APPROVED, PostStatus.PUBLISHED)
SHOTS: tuple[Shot, ...] = (
    *(Shot(name=f"{spec.key}", prepare=_page(spec.key), is_page=True) for spec in PAGES),
    *(Shot(name=f"plan-editor-{status.value}", prepare=_editor(status)) for status in EDITED),
    Shot(name="rounds-groups", prepare=_at("rounds", "groups")),
    *shots_plan.SHOTS,
    *shots_editor.SHOTS,
    *shots_checks.SHOTS,
    *shots_ideas.SHOTS,
    *shots_today.SHOTS,
    *shots_rounds.SHOTS,
    *shots_groups.SHOTS,
    *shots_reminders.SHOTS,
    *shots_questions.SHOTS,
    *shots_tasks.SHOTS,
    *shots_templates.SHOTS,
    *shots_approval.SHOTS,
    *shots_settings.SHOTS,
    *shots_week.SHOTS,
    *shots_media.SHOTS,
    *shots_publishing.SHOTS,
    *shots_states.SHOTS,
    *shots_report.SHOTS,
    Shot(name="window-find", prepare=_find),
    Shot(name="window-find-words", prepare=_find_words("frei")),
    Shot(name="window-find-commands", prepare=_find_words(">")),
    Shot(name="window-find-nothing", prepare=_find_words("kegelbahn")),
    Shot(name="window-keys", prepare=_help("questions")),
    Shot(name="window-keys-found", prepare=_help("today", "beleidigend")),
)
EMPTY: tuple[Shot, ...] = (
    *(Shot(name=f"empty-{spec.key}", prepare=_page(spec.key), is_page=True) for spec in PAGES if not spec.quiet),
    *shots_today.EMPTY,
    *shots_media.EMPTY,
)
WELCOME: tuple[Shot, ...] = shots_first_run.WELCOME
