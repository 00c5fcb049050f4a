"""No painting of the editor shows a card that is lower than its lines need."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.app import WindowApp
from amtdesk.ui.overriding import override
from tests.ui.test_plan_page import CTRL, editor, plan, press


class PaintedCards(QObject):
    """Looks at a card in the moment of each painting, and keeps what was lower than it has to be."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        self.paintings = 0
        self.squeezed: list[tuple[str, int, int]] = []
        card.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.paintings += 1
            for part in (self._card, *self._card.findChildren(QWidget)):
                least = min(_needed(part), part.maximumHeight())
                if part.isVisible() and part.height() < least:
                    self.squeezed.append((type(part).__name__, part.height(), least))
        return False


def _needed(part: QWidget) -> int:
    return part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.minimumSizeHint().height()


def test_a_card_has_its_height_in_every_painting_when_an_approval_lapses_and_comes_back(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    desk = birkenfurt.desk
    post = next(each for each in desk.posts.list() if each.status is PostStatus.APPROVED)
    page = plan(birkenfurt, post.id)
    cards = [PaintedCards(each) for each in (editor(page).approval, editor(page).publishing)]

    editor(page).writing.text.setFocus()
    QTest.keyClicks(editor(page).writing.text, "Das ist neu. ")
    qtbot.waitUntil(lambda: desk.posts.get(post.id).status is PostStatus.DRAFT, timeout=60_000)
    qtbot.waitUntil(lambda: editor(page).approval.primary.label() == "Zur Freigabe geben", timeout=60_000)
    qtbot.waitUntil(lambda: cards[0].paintings > 0, timeout=60_000)
    painted = cards[0].paintings
    press(birkenfurt.window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: desk.posts.get(post.id).status is PostStatus.APPROVED, timeout=60_000)
    qtbot.waitUntil(lambda: cards[0].paintings > painted, timeout=60_000)

    assert [card.squeezed for card in cards] == [[], []]


def test_a_card_has_its_height_in_every_painting_when_an_idea_becomes_a_draft(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    desk = birkenfurt.desk
    post = next(each for each in desk.posts.list() if each.status is PostStatus.IDEA)
    page = plan(birkenfurt, post.id)
    card = PaintedCards(editor(page).approval)

    QTest.keyClicks(editor(page).writing.text, "Ab 9 Uhr ist das neu. ")
    qtbot.waitUntil(lambda: desk.posts.get(post.id).status is PostStatus.DRAFT, timeout=60_000)
    qtbot.waitUntil(lambda: editor(page).approval.primary.label() == "Zur Freigabe geben", timeout=60_000)
    qtbot.waitUntil(lambda: card.paintings > 0, timeout=60_000)

    assert card.squeezed == []
