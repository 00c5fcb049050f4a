"""House rules a reader would check by eye: one clock, frozen facts, short slots, reasons for exceptions."""

import ast
import re

from tests.architecture.house import ROOMS, dotted, sources, strings

CLOCK = "amtdesk/system/clock.py"
ASKS_THE_MACHINE = re.compile(
    r"(^|\.)("
    r"datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime)"
    r"|QDate\.currentDate|QTime\.currentTime|QDateTime\.current\w+"
    r")$"
)
#: How long something takes on the wall says something about the machine alone.
WATCHES_THE_WALL = re.compile(r"(^|\.)(time\.(sleep|monotonic|perf_counter)(_ns)?|qWait|qtbot\.wait|_qtbot\.wait)$")
#: Ends programs at any moment, and asks nothing about the time that went by.
POWER_FAILS = "tests/faults/test_power_lost.py"
SQL_CLOCK = re.compile(
    r"\b(date|time|datetime|strftime|julianday|unixepoch)\([^)]*'now'|\bCURRENT_(TIME|DATE)", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(^|[\s\"'=:])/(work|root|tmp|home|Users|opt)(/|$)")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover)(?P<rest>.*)")
CODES = re.compile(r"^(:\s*[A-Z]+\d+(\s*,\s*[A-Z]+\d+)*|\[[\w,\s-]+\])?\s*")


def test_only_the_clock_asks_the_machine_for_the_time() -> None:
    elsewhere = [source for source in sources("amtdesk") if source.name != CLOCK]
    asked = [
        f"{source.name}:{node.lineno} {dotted(node.func)}"
        for source in elsewhere
        for node in source.nodes
        if isinstance(node, ast.Call) and ASKS_THE_MACHINE.search(dotted(node.func))
    ]
    asked += [
        f"{source.name}:{line} in SQL"
        for source in elsewhere
        for line, text in strings(source)
        if SQL_CLOCK.search(text)
    ]

    assert not asked


def test_no_test_watches_the_clock_on_the_wall() -> None:
    assert not [
        f"{source.name}:{node.lineno} {dotted(node.func)}"
        for source in sources("tests")
        for node in source.nodes
        if isinstance(node, ast.Call) and WATCHES_THE_WALL.search(dotted(node.func)) and source.name != POWER_FAILS
    ]


def test_no_path_of_some_machine_is_written_down() -> None:
    assert not [
        f"{source.name}:{line} {text}"
        for source in sources("amtdesk")
        for line, text in strings(source)
        if MACHINE_PATH.search(text)
    ]


def test_a_slot_is_named_or_at_most_one_call() -> None:
    assert not [
        f"{source.name}:{argument.lineno}"
        for source in sources("amtdesk")
        for node in source.nodes
        if isinstance(node, ast.Call) and dotted(node.func).endswith("connect")
        for argument in node.args
        if isinstance(argument, ast.Lambda) and not _is_one_call(argument.body)
    ]


def _is_one_call(body: ast.expr) -> bool:
    calls = sum(isinstance(node, ast.Call) for node in ast.walk(body))
    return isinstance(body, ast.Call) and calls == 1


def test_facts_are_frozen_and_built_by_name() -> None:
    assert not [
        f"{source.name}:{node.lineno} {node.name}"
        for source in sources("amtdesk/domain")
        for node in source.nodes
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if _is_dataclass(decorator) and not _needed(node) <= _switched_on(decorator)
    ]


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


def test_a_silenced_check_says_why() -> None:
    assert not [
        f"{source.name}:{number}"
        for source in sources(*ROOMS)
        for number, line in enumerate(source.text.splitlines(), start=1)
        if (found := SILENCED.search(line)) and not CODES.sub("", found["rest"]).strip(" -–:#")
    ]
