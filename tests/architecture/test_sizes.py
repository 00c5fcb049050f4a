"""No gods: what is read in one sitting stays short, everywhere in the repository."""

import ast
from collections.abc import Iterator

from tests.architecture.house import ROOMS, Function, Source, is_override, sources

LINES_OF_A_FILE = 400
LINES_OF_A_CLASS = 250
STATEMENTS_OF_A_FUNCTION = 30
PARAMETERS = 6
POSITIONAL_PARAMETERS = 2
#: A journey tells one morning in its order.
JOURNEYS = "tests/journeys/"
#: Python decides these parameters: a context manager's end, and sys.excepthook.
DECIDED_BY_PYTHON = frozenset({"__exit__", "take"})


def _functions(*rooms: str) -> Iterator[tuple[Source, Function]]:
    for source in sources(*rooms):
        for node in source.nodes:
            if isinstance(node, Function):
                yield source, node


def _place(source: Source, node: Function | ast.ClassDef) -> str:
    return f"{source.name}:{node.lineno} {node.name}"


def _statements(function: Function) -> int:
    return sum(isinstance(node, ast.stmt) for part in function.body for node in ast.walk(part))


def _positional(function: Function) -> list[str]:
    names = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
    return [name for name in names if name not in {"self", "cls"}]


def test_a_file_fits_in_one_sitting() -> None:
    lengths = {source.name: len(source.text.splitlines()) for source in sources(*ROOMS)}

    assert not {name: length for name, length in lengths.items() if length > LINES_OF_A_FILE}


def test_a_class_has_one_reason_to_change() -> None:
    lengths = {
        _place(source, node): (node.end_lineno or node.lineno) - node.lineno + 1
        for source in sources(*ROOMS)
        for node in source.nodes
        if isinstance(node, ast.ClassDef)
    }

    assert not {place: length for place, length in lengths.items() if length > LINES_OF_A_CLASS}


def test_a_function_does_one_thing() -> None:
    counts = {
        _place(source, function): _statements(function)
        for source, function in _functions(*ROOMS)
        if not source.name.startswith(JOURNEYS)
    }

    assert not {place: count for place, count in counts.items() if count > STATEMENTS_OF_A_FUNCTION}


def test_a_function_asks_for_six_things_at_most() -> None:
    assert not [
        _place(source, function)
        for source, function in _functions(*ROOMS)
        if len(_positional(function)) + len(function.args.kwonlyargs) > PARAMETERS and not is_override(function)
    ]


def test_parameters_after_the_second_are_named() -> None:
    assert not [
        _place(source, function)
        for source, function in _functions("amtdesk", "tools")
        if len(_positional(function)) > POSITIONAL_PARAMETERS
        and not is_override(function)
        and function.name not in DECIDED_BY_PYTHON
    ]
