"""What the house rules look at: the source files of this repository and their syntax trees."""

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PROGRAM = HOUSE / "amtdesk"
RESOURCES = HOUSE / "resources"
ROOMS = ("amtdesk", "tests", "tools")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One Python file: where it stands (relative to the house), its text and its tree."""

    name: str
    text: str
    nodes: tuple[ast.AST, ...]  # every node of its syntax tree


def sources(*rooms: str) -> tuple[Source, ...]:
    """The Python files below the named folders."""
    return tuple(source for room in rooms for source in _sources_in(room))


@cache
def _sources_in(room: str) -> tuple[Source, ...]:
    """Read once, and then left alone: a million nodes that Python looked through for garbage would slow every test."""
    gc.collect()
    gc.disable()
    try:
        return tuple(_read(path) for path in sorted((HOUSE / room).rglob("*.py")))
    finally:
        gc.freeze()
        gc.enable()


def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(name=path.relative_to(HOUSE).as_posix(), text=text, nodes=tuple(ast.walk(ast.parse(text))))


def dotted(node: ast.expr) -> str:
    """`datetime.now` for the expression that says so; empty for what is no plain name."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}".lstrip(".")
        case _:
            return ""


def is_override(function: Function) -> bool:
    """Whether someone else (Qt) decided this function's name and parameters."""
    return any(dotted(decorator).endswith("override") for decorator in function.decorator_list)


def strings(source: Source) -> Iterator[tuple[int, str]]:
    """Every text constant that is not a docstring, with its line."""
    docstrings = {
        id(node.body[0].value)
        for node in source.nodes
        if isinstance(node, ast.Module | ast.ClassDef | Function) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
