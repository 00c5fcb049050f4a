"""Finds the sentences that a Python file says to people, by reading its syntax tree.

Marked are `tr("…")` in widgets, `N_("…")` where a sentence is defined, and the first argument of
`Message("…")`. Only whole literals count: what is put together at run time is never found in the catalogue.
"""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MARKS = frozenset({"tr", "N_", "Message"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence in the source and the line where it stands."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A marked call whose sentence is not one literal."""

    mark: str
    line: int


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


@cache
def _marked(path: Path) -> tuple[tuple[str, ast.Call], ...]:
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    calls = ((_called(node), node) for node in ast.walk(tree) if isinstance(node, ast.Call))
    return tuple((name, call) for name, call in calls if name in MARKS)


def _first(call: ast.Call) -> ast.expr | None:
    if call.args:
        return call.args[0]
    return next((keyword.value for keyword in call.keywords if keyword.arg == "source"), None)


def sentences_in(path: Path) -> list[Sentence]:
    """The marked literals of one file."""
    return [
        Sentence(text=text, line=call.lineno)
        for _, call in _marked(path)
        if isinstance(argument := _first(call), ast.Constant) and isinstance(text := argument.value, str) and text
    ]


def assembled_in(path: Path) -> list[Assembled]:
    """Marked calls whose sentence is put together on the spot. A variable is fine: N_ marked it elsewhere."""
    return [
        Assembled(mark=name, line=call.lineno)
        for name, call in _marked(path)
        if (argument := _first(call)) is not None and _is_put_together(argument)
    ]


def _is_put_together(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call):
        return _called(argument) not in MARKS and _called(argument) in {"format", "join", "replace"}
    return isinstance(argument, ast.JoinedStr | ast.BinOp)
