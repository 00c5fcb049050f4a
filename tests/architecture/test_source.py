"""House rules a reader would check by eye: one clock, frozen facts, short slots, reasons for exceptions."""

import ast
import re

import pytest

from tests.architecture.house import ROOMS, Source, dotted, sources, strings

CLOCK = "amtdesk/system/clock.py"
ASKS_THE_MACHINE = re.compile(
    r"(^|\.)("
    r"datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime)"
    r"|QDate\.currentDate|QTime\.currentTime|QDateTime\.current\w+"
    r")$"
)
SQL_CLOCK = re.compile(
    r"\b(date|time|datetime|strftime|julianday|unixepoch)\([^)]*'now'|\bCURRENT_(TIME|DATE)", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(^|[\s\"'=:])/(work|root|tmp|home|Users|opt)(/|$)")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover)(?P<rest>.*)")
CODES = re.compile(r"^(:\s*[A-Z]+\d+(\s*,\s*[A-Z]+\d+)*|\[[\w,\s-]+\])?\s*")


def _id(source: Source) -> str:
    return source.name


every_program_file = pytest.mark.parametrize("source", sources("amtdesk"), ids=_id)
every_file = pytest.mark.parametrize("source", sources(*ROOMS), ids=_id)


@every_program_file
def test_only_the_clock_asks_the_machine_for_the_time(source: Source) -> None:
    if source.name == CLOCK:
        return
    asked = [
        f"{source.name}:{node.lineno} {dotted(node.func)}"
        for node in source.nodes
        if isinstance(node, ast.Call) and ASKS_THE_MACHINE.search(dotted(node.func))
    ]
    asked += [f"{source.name}:{line} in SQL" for line, text in strings(source) if SQL_CLOCK.search(text)]
    assert not asked


@every_program_file
def test_no_path_of_some_machine_is_written_down(source: Source) -> None:
    found = [f"{line}: {text}" for line, text in strings(source) if MACHINE_PATH.search(text)]
    assert not found


@every_program_file
def test_a_slot_is_named_or_at_most_one_call(source: Source) -> None:
    slots = [
        argument
        for node in source.nodes
        if isinstance(node, ast.Call) and dotted(node.func).endswith("connect")
        for argument in node.args
        if isinstance(argument, ast.Lambda)
    ]
    long = [slot.lineno for slot in slots if not _is_one_call(slot.body)]
    assert not long, f"{source.name}: lambdas that should be named slots in lines {long}"


def _is_one_call(body: ast.expr) -> bool:
    calls = sum(isinstance(node, ast.Call) for node in ast.walk(body))
    return isinstance(body, ast.Call) and calls == 1


@pytest.mark.parametrize("source", sources("amtdesk/domain"), ids=_id)
def test_facts_are_frozen_and_built_by_name(source: Source) -> None:
    loose = [
        node.name
        for node in source.nodes
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if _is_dataclass(decorator) and not _needed(node) <= _switched_on(decorator)
    ]
    assert not loose


def _needed(node: ast.ClassDef) -> set[str]:
    """A fact of one or two fields may be built by position: `Message(source, values)`."""
    fields = sum(isinstance(statement, ast.AnnAssign) for statement in node.body)
    return {"frozen", "slots"} | ({"kw_only"} if fields > 2 else set())


def _is_dataclass(decorator: ast.expr) -> bool:
    call = decorator.func if isinstance(decorator, ast.Call) else decorator
    return dotted(call).endswith("dataclass")


def _switched_on(decorator: ast.expr) -> set[str | None]:
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    return {word.arg for word in keywords if isinstance(word.value, ast.Constant) and word.value.value is True}


@every_file
def test_a_silenced_check_says_why(source: Source) -> None:
    silent = [
        number
        for number, line in enumerate(source.text.splitlines(), start=1)
        if (found := SILENCED.search(line)) and not CODES.sub("", found["rest"]).strip(" -–:#")
    ]
    assert not silent, f"{source.name}: no reason beside the exception in lines {silent}"
