"""What holds for every page: names for a screen reader, one primary button, nothing clipped at any size or language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QWidget

from amtdesk.ui.app import PAGES, WindowApp
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Destination, Page
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest

SIZES = [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)]
KEYS = [spec.key for spec in PAGES]


def _shown(running: WindowApp, key: str) -> Page:
    running.window.open(Destination(key))
    let_rest()
    page = running.window.page()
    assert page is not None
    return page


def _visible(page: QWidget) -> list[QWidget]:
    return [child for child in page.findChildren(QWidget) if child.isVisible()]


@pytest.mark.no_cover
def test_everything_that_takes_the_focus_has_a_name(birkenfurt: WindowApp) -> None:
    for key in KEYS:
        page = _shown(birkenfurt, key)

        assert (key, page.accessibleName()) != (key, "")
        assert (key, _nameless(birkenfurt, page)) == (key, [])


def _nameless(running: WindowApp, page: Page) -> list[str]:
    return [
        f"{type(child).__name__}({child.objectName()})"
        for child in [*_visible(page), *running.window.rail.findChildren(QWidget)]
        if child.focusPolicy().value and child.isEnabled() and not child.accessibleName()
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize("begun", ["running", "birkenfurt"])
def test_a_page_has_one_primary_button_at_most(begun: str, request: pytest.FixtureRequest) -> None:
    running: WindowApp = request.getfixturevalue(begun)
    for key in KEYS:
        page = _shown(running, key)

        primary = [child for child in _visible(page) if isinstance(child, KbdButton) and child.kind == "primary"]

        assert len(primary) <= 1, key
        if page.primary_button() is not None and page.primary_button().isVisible():  # type: ignore[union-attr]  # checked
            assert primary == [page.primary_button()], key


@pytest.mark.no_cover
def test_tab_reaches_everything_once_and_comes_round(birkenfurt: WindowApp) -> None:
    for key in KEYS:
        page = _shown(birkenfurt, key)
        wanted = {child for child in _visible(page) if child.focusPolicy().value & 1 and child.isEnabled()}

        missed = {child for child in wanted - _reached_by_tab(birkenfurt) if not _stands_for_another(child)}

        assert (key, [f"{type(child).__name__} {child.accessibleName()}" for child in missed]) == (key, [])


def _reached_by_tab(running: WindowApp) -> set[QWidget]:
    seen: list[QWidget] = []
    for _ in range(1_000):  # more than any page has
        running.window.focusNextChild()
        focused = QApplication.focusWidget()
        if focused is None or focused in seen:
            break
        seen.append(focused)
    return set(seen)


def _stands_for_another(child: QWidget) -> bool:
    return child.focusProxy() is not None or isinstance(child.parentWidget(), QAbstractScrollArea)


@pytest.mark.no_cover
@pytest.mark.parametrize(("width", "height", "zoom"), SIZES)
def test_no_word_is_clipped(width: int, height: int, zoom: int, birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)

    for key in KEYS:
        assert (key, clipped(_shown(birkenfurt, key))) == (key, [])


class Longer(QTranslator):
    """Every sentence a good third longer."""

    def __init__(self, running: WindowApp) -> None:
        super().__init__()
        self._running = running

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        text = self._running.language.text(sourceText)
        return text + "~" * max(1, round(len(text) * 0.35))


@pytest.fixture
def longer(birkenfurt: WindowApp) -> Iterator[WindowApp]:
    """Birkenfurt in a language that is a third longer than German."""
    translator = Longer(birkenfurt)
    birkenfurt.app.installTranslator(translator)
    birkenfurt.window.rebuild()
    yield birkenfurt
    birkenfurt.app.removeTranslator(translator)


@pytest.mark.no_cover
def test_a_longer_language_fits_as_well(longer: WindowApp) -> None:
    longer.window.resize(1280, 800)

    for key in KEYS:
        assert (key, clipped(_shown(longer, key))) == (key, [])


def clipped(page: Page) -> list[str]:
    return [
        f"{type(child).__name__} “{_words(child)}” has {child.width()}×{child.height()}, needs {_needs(child)}"
        for child in _visible(page)
        if isinstance(child, QLabel | QPushButton) and _words(child) and _is_clipped(child, page)
    ]


def _words(child: QWidget) -> str:
    if isinstance(child, KbdButton):
        return child.label()
    return child.text() if isinstance(child, QLabel | QPushButton) else ""


def _needs(child: QWidget) -> str:
    size = child.minimumSizeHint()
    return f"{size.width()}×{size.height()}"


def _is_clipped(child: QWidget, page: Page) -> bool:
    if isinstance(child, Label) and child.wordWrap():
        too_small = child.heightForWidth(child.width()) > child.height() + 1
    elif isinstance(child, QLabel):
        too_small = QFontMetrics(child.font()).horizontalAdvance(child.text()) > child.contentsRect().width() + 1
    else:
        too_small = child.minimumSizeHint().width() > child.width()
    return too_small or _sticks_out(child, page)


def _sticks_out(child: QWidget, page: Page) -> bool:
    left = child.mapTo(page, child.rect().topLeft()).x()
    return left < 0 or left + child.width() > page.width()
