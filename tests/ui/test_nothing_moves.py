"""Reduced motion: nothing in the window moves by itself, so there is nothing to switch off."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QTimer

from amtdesk.ui.app import WindowApp

UI = Path(__file__).parents[2] / "amtdesk" / "ui"
MOVING: Final = {
    "QAbstractAnimation", "QPropertyAnimation", "QVariantAnimation", "QSequentialAnimationGroup", "QTimeLine",
    "QParallelAnimationGroup", "QPauseAnimation", "QMovie", "QScroller", "QGraphicsOpacityEffect", "QSplashScreen",
}  # fmt: skip
#: What ticks more than once a second, and why nothing moves by it.
OFTEN: Final = {
    "giving_way.py": "looks whether the toast covers something; it moves only when something else did",
    "month_hands.py": "rolls on while she holds a post at the edge",
}


@cache
def _trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in UI.rglob("*.py")}


def _names(tree: ast.Module) -> set[str]:
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return attributes | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def _timers_that_go_on(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QTimer":
            words = {each.arg for each in node.keywords}
            if "singleShot" not in words and "interval" in words:
                yield node


def _at_most_a_second(tree: ast.Module, call: ast.Call) -> bool:
    interval = next(each.value for each in call.keywords if each.arg == "interval")
    names = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    value = names.get(interval.id) if isinstance(interval, ast.Name) else interval
    return not isinstance(value, ast.Constant) or not isinstance(value.value, int) or value.value <= 1000


@pytest.mark.no_cover
def test_nothing_is_animated() -> None:
    moving = {path.name: found for path, tree in _trees().items() if (found := _names(tree) & MOVING)}

    assert moving == {}


@pytest.mark.no_cover
def test_what_ticks_often_moves_nothing() -> None:
    often = {
        path.name
        for path, tree in _trees().items()
        for call in _timers_that_go_on(tree)
        if _at_most_a_second(tree, call)
    }

    assert often == set(OFTEN)


def test_an_idle_window_ticks_twice_a_minute_at_most(running: WindowApp) -> None:
    timers = [timer for timer in running.window.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()]

    assert [timer.interval() for timer in timers if timer.interval() < 30_000] == []
