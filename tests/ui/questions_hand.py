"""The page Bürgerfragen in a real window, and what a hand does with it."""

from datetime import date, timedelta
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from amtdesk.domain.town import Department
from amtdesk.services.town import TownRecords
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.questions.page import QuestionsPage
from amtdesk.ui.widgets.buttons import KbdButton
from tests.builders import NOW
from tests.builders_questions import approve
from tests.loop import let_rest

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
HOUR = timedelta(hours=1)
AGREED = Agreement(agreed_with="Petra Lüders", agreed_on=date(2027, 5, 1))
TOWN = TownRecords(
    settings={"variables": {"stadt": "Birkenfurt"}},
    departments=(Department(key="bauhof", name="Bauhof"), Department(key="baeder", name="Bäder")),
)


class Questions:
    """The page in the window, and what a hand does with it."""

    def __init__(self, running: WindowApp, qtbot: QtBot) -> None:
        self.running = running
        self.desk = running.desk
        self.desk.town.record(TOWN)
        self._qtbot = qtbot

    @classmethod
    def over(cls, running: WindowApp, qtbot: QtBot) -> Self:
        """The page over a town that stays as it is."""
        hand = cls.__new__(cls)
        hand.running, hand.desk = running, running.desk
        hand._qtbot = qtbot  # noqa: SLF001 - its own
        return hand

    @property
    def page(self) -> QuestionsPage:
        page = self.running.window.page()
        assert isinstance(page, QuestionsPage)
        return page

    def noted(self, text: str, *, hours_ago: float = 1, category: str = "") -> QuestionId:
        asked_at = NOW - hours_ago * HOUR
        return self.desk.questions.note(
            text, source=QuestionSource.PAGE_COMMENT, asked_at=asked_at, category=category
        ).id

    def template(
        self, text: str, *, agreement: Agreement | None = AGREED, shortcut: str = "", category: str = "", level: int = 0
    ) -> ReplyTemplate:
        new = NewTemplate(
            title="Freibad",
            text=text,
            agreement=agreement,
            shortcut=shortcut,
            category=category,
            approval_level=level,
        )
        return self.desk.templates.add(new)

    def open(self, question_id: QuestionId | None = None) -> None:
        self.running.window.open(Destination("questions", question_id))
        self.settle()

    def page_with(self, question_id: QuestionId) -> QuestionsPage:
        self.open(question_id)
        return self.page

    def settle(self) -> None:
        let_rest()

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = PLAIN) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self.running.window, key, how)
        self.settle()

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), text)
        self.settle()

    def titles(self) -> list[str]:
        return [row.title for row in self.page.list.rows()]

    def yes(self, question_id: QuestionId, text: str) -> None:
        """Somebody else says yes to what stands in the field."""
        approve(self.desk, question_id, text)
        self.settle()

    def choose(self, words: str) -> None:
        """Take an entry of the … menu."""
        menu = self.page.detail.ways()
        assert menu is not None
        next(action for action in menu.actions() if action.text().startswith(words)).trigger()
        self.settle()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def primaries(page: QWidget) -> list[str]:
    return [b.label() for b in page.findChildren(KbdButton) if b.kind == "primary" and b.isVisible()]
