"""No file needs, by whatever way, a file that needs it: each can be read and changed without the other."""

import ast
from collections.abc import Collection, Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.house import Source, dotted, sources


def test_no_file_of_the_program_imports_one_that_imports_it_not_even_inside_a_function() -> None:
    program = {_module(source): source for source in sources("amtdesk")}
    needs = {name: frozenset(_needs(source, program=program.keys())) for name, source in program.items()}

    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" needs ".join(reversed(error.args[1])))


def _needs(source: Source, *, program: Collection[str]) -> Iterator[str]:
    for_types_only = {id(node) for node in _told_to_the_type_checker(source)}
    for node in source.nodes:
        if id(node) in for_types_only:
            continue
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {name for each in node.names if (name := f"{node.module}.{each.name}") in program}
            yield from submodules or {node.module}


def _told_to_the_type_checker(source: Source) -> Iterator[ast.AST]:
    for node in source.nodes:
        if isinstance(node, ast.If) and dotted(node.test).endswith("TYPE_CHECKING"):
            yield from (each for statement in node.body for each in ast.walk(statement))


def _module(source: Source) -> str:
    return source.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
