"""The states of a post's editor and of its channel's rules that one has to bring about, for `make screens`."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.editor import PostEditor
from amtdesk.ui.pages.plan.link_sheet import LinkSheet
from amtdesk.ui.pages.plan.preview_panel import PreviewPanel
from amtdesk.ui.pages.settings.channel_card import ChannelCard
from tools.shot import Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

LONG = "Das Freibad öffnet am Samstag um 9 Uhr, bitte kommen Sie vorbei. #Freibad\n" * 8
TRACKED = "www.birkenfurt.example/freibad?utm_source=newsletter&fbclid=abc&id=3"


def _editor(window: "MainWindow", desk: "Desk") -> PostEditor:
    """The editor with the first post that waits."""
    post = next(post for post in desk.posts.list() if post.status is PostStatus.IN_REVIEW)
    window.open(Destination("plan", post.id))
    editor = window.findChild(PostEditor)
    if editor is None:
        raise LookupError("the plan opens no editor")
    return editor


def _wide(window: "MainWindow", desk: "Desk") -> None:
    panel = _editor(window, desk).findChild(PreviewPanel)
    if panel is not None:
        QTest.keyClick(panel.first_focus(), Qt.Key.Key_Right)


def _second_channel(window: "MainWindow", desk: "Desk") -> None:
    """Folded, as on a channel whose fold is known."""
    desk.channels.make_main("instagram")
    desk.channels.open_second("facebook_page", reason="Die Älteren sind dort.", hours_a_week=2)
    _editor(window, desk)


def _too_long(window: "MainWindow", desk: "Desk") -> None:
    desk.channels.make_main("mastodon")
    post = desk.posts.add("Langer Beitrag", f"{LONG}https://www.birkenfurt.example/freibad", day=desk.clock.today())
    window.open(Destination("plan", post.id))


def _date(window: "MainWindow", desk: "Desk") -> None:
    _editor(window, desk).head.date.begin()


def _link(window: "MainWindow", desk: "Desk") -> None:
    _editor(window, desk).writing.link_button.click()
    sheet = window.findChild(LinkSheet)
    field = None if sheet is None else sheet.findChild(QLineEdit)
    if field is not None:
        field.setText(TRACKED)


def _versions(window: "MainWindow", desk: "Desk") -> None:
    editor = _editor(window, desk)
    editor.writing.text.insert("Endlich wieder draußen. ")
    editor.writing.version_button.click()


def _channel_card(window: "MainWindow") -> ChannelCard:
    window.open(Destination("settings", "channel"))
    card = window.findChild(ChannelCard)
    if card is None:
        raise LookupError("the settings have no card for the channel")
    return card


def _channel(window: "MainWindow", desk: "Desk") -> None:
    desk.channels.open_second("instagram", reason="Die Jugend ist dort, und nur dort.", hours_a_week=2.5)
    _channel_card(window)


def _figures(window: "MainWindow", _desk: "Desk") -> None:
    _channel_card(window).edit.click()


def _opening(window: "MainWindow", _desk: "Desk") -> None:
    _channel_card(window).open_second.click()


SHOTS: tuple[Shot, ...] = (
    Shot(name="plan-editor-wide", prepare=_wide),
    Shot(name="plan-editor-folded", prepare=_second_channel),
    Shot(name="plan-editor-too-long", prepare=_too_long),
    Shot(name="plan-editor-date", prepare=_date),
    Shot(name="plan-editor-link", prepare=_link),
    Shot(name="plan-editor-versions", prepare=_versions),
    Shot(name="settings-channel", prepare=_channel),
    Shot(name="settings-channel-figures", prepare=_figures),
    Shot(name="settings-channel-second", prepare=_opening),
)
