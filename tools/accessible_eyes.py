"""What someone sees in the window: the words that are painted, and the order in which Tab goes through it."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.toast import Toast

_MOST_STOPS: Final = 2000
_SVG: Final = "{http://www.w3.org/2000/svg}"
_MATRIX: Final = re.compile(r"matrix\(1,0,0,1,([-\d.]+),([-\d.]+)\)")


def painted_words(widget: QWidget) -> list[tuple[str, int, int]]:
    """Every line of text that is painted, and where it begins: painted as SVG, in which words stay words."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = QSvgGenerator()
    paper.setOutputDevice(buffer)
    paper.setSize(widget.size())
    widget.render(paper, QPoint())
    del paper  # writes the end
    root = ElementTree.fromstring(bytes(buffer.data().data()).decode())  # noqa: S314 - made two lines above
    return list(_texts(root))


def _texts(root: ElementTree.Element) -> Iterator[tuple[str, int, int]]:
    for group in root.iter(f"{_SVG}g"):
        across, down = _shift(group.get("transform", ""))
        for each in group.findall(f"{_SVG}text"):
            words = "".join(each.itertext()).strip()
            if words:
                yield words, round(float(each.get("x", 0)) + across), round(float(each.get("y", 0)) + down)


def _shift(transform: str) -> tuple[float, float]:
    found = _MATRIX.fullmatch(transform)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def tab_stops(within: QWidget) -> list[tuple[str, QRect]]:
    """Where Tab goes, in its order, from the first stop in there on.

    Left out are what is scrolled out of sight, and a toast: it lies over the page and comes behind all that it covers.
    """
    found: list[tuple[str, QRect]] = []
    start = within.window()
    each: QWidget | None = start.nextInFocusChain()
    for _ in range(_MOST_STOPS):
        if each is None or each is start:
            break
        if within.isAncestorOf(each) and _takes_tab(each):
            found.append((each.accessibleName(), QRect(each.mapTo(start, QPoint(0, 0)), each.size())))
        each = each.nextInFocusChain()
    return found


def _takes_tab(widget: QWidget) -> bool:
    is_there = widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
    above: QWidget | None = widget
    while above is not None:
        is_there = is_there and not isinstance(above, Toast)
        above = above.parentWidget()
    return is_there and bool(widget.focusPolicy().value & 1) and widget.focusProxy() is None
