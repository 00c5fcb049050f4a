"""No gods: what is read in one sitting stays short, everywhere in the repository."""

import ast

import pytest

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


def _id(source: Source) -> str:
    return source.name


every_file = pytest.mark.parametrize("source", sources(*ROOMS), ids=_id)
every_program_file = pytest.mark.parametrize("source", sources("amtdesk", "tools"), ids=_id)


def _functions(source: Source) -> list[Function]:
    return [node for node in source.nodes if isinstance(node, Function)]


def _statements(function: Function) -> int:
    return sum(isinstance(node, ast.stmt) for part in function.body for node in ast.walk(part))


def _positional(function: Function) -> list[str]:
    names = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
    return [name for name in names if name not in {"self", "cls"}]


@every_file
def test_a_file_fits_in_one_sitting(source: Source) -> None:
    assert len(source.text.splitlines()) <= LINES_OF_A_FILE


@every_file
def test_a_class_has_one_reason_to_change(source: Source) -> None:
    lengths = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in source.nodes
        if isinstance(node, ast.ClassDef)
    }
    assert not {name: length for name, length in lengths.items() if length > LINES_OF_A_CLASS}


@every_file
def test_a_function_does_one_thing(source: Source) -> None:
    if source.name.startswith(JOURNEYS):
        return
    counts = {function.name: _statements(function) for function in _functions(source)}
    assert not {name: count for name, count in counts.items() if count > STATEMENTS_OF_A_FUNCTION}


@every_file
def test_a_function_asks_for_six_things_at_most(source: Source) -> None:
    long = [
        function.name
        for function in _functions(source)
        if len(_positional(function)) + len(function.args.kwonlyargs) > PARAMETERS and not is_override(function)
    ]
    assert not long


@every_program_file
def test_parameters_after_the_second_are_named(source: Source) -> None:
    unnamed = [
        function.name
        for function in _functions(source)
        if len(_positional(function)) > POSITIONAL_PARAMETERS
        and not is_override(function)
        and function.name not in DECIDED_BY_PYTHON
    ]
    assert not unnamed
