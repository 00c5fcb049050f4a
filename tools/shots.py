"""What `make screens` paints: every page, and the states of the window that one has to bring about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from amtdesk.domain.posts import PostStatus
from amtdesk.ui.page import Destination
from amtdesk.ui.page_list import PAGES

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

Prepare = Callable[["MainWindow", "Desk"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: its name, and what to do before it is taken."""

    name: str
    prepare: Prepare


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


def _nothing(_window: "MainWindow", _desk: "Desk") -> None:
    """The window as it opens."""


def _find(window: "MainWindow", _desk: "Desk") -> None:
    window.open_find()


def _find_words(window: "MainWindow", _desk: "Desk") -> None:
    """The quick find with a word that fits things of several kinds."""
    window.open_find()
    field = window.focusWidget()
    if isinstance(field, QLineEdit):
        field.setText("frei")


def _find_templates(window: "MainWindow", _desk: "Desk") -> None:
    """The reply templates while someone searches, with a typo."""
    window.open(Destination("templates"))
    field = window.focusWidget()
    if isinstance(field, QLineEdit):
        field.setText("freibat")


def _help(window: "MainWindow", _desk: "Desk") -> None:
    window.open_help()


def _note(window: "MainWindow", _desk: "Desk") -> None:
    window.open_quick_note()


EDITED = (PostStatus.DRAFT, PostStatus.IN_REVIEW, PostStatus.APPROVED, PostStatus.PUBLISHED)
SHOTS: tuple[Shot, ...] = (
    *(Shot(name=f"{spec.key}", prepare=_page(spec.key)) for spec in PAGES),
    *(Shot(name=f"plan-editor-{status.value}", prepare=_editor(status)) for status in EDITED),
    Shot(name="rounds-run", prepare=_at("rounds", "start")),
    Shot(name="rounds-groups", prepare=_at("rounds", "groups")),
    Shot(name="questions-new", prepare=_at("questions", "new")),
    Shot(name="templates-found", prepare=_find_templates),
    Shot(name="window-find", prepare=_find),
    Shot(name="window-find-words", prepare=_find_words),
    Shot(name="window-keys", prepare=_help),
    Shot(name="window-note", prepare=_note),
)
EMPTY: tuple[Shot, ...] = tuple(
    Shot(name=f"empty-{spec.key}", prepare=_page(spec.key)) for spec in PAGES if not spec.quiet
)
WELCOME: tuple[Shot, ...] = (Shot(name="welcome", prepare=_nothing),)
