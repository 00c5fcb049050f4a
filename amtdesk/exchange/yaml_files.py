"""YAML files as lists of records that know their lines. Read with the safe loader: no objects, no code."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amtdesk.domain.imports import Fault, ImportRefused
from amtdesk.domain.words import N_, Message

if TYPE_CHECKING:
    from yaml.events import Event
    from yaml.nodes import MappingNode, Node

#: A list of records with lists in them has a depth of five.
_DEEPEST = 20
#: More than this is no office's list; each part costs memory many times its size in the file.
_MOST_PARTS = 1_000_000
#: What a value may be. Anything else (a tag such as !!binary or !!python/object) is not understood.
_VALUES = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "str", "timestamp", "seq", "map")
)
_NOTHING = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One mapping of a list: its values as YAML understands them and as they are written, and the line of each key."""

    line: int
    values: dict[str, object]
    lines: dict[str, int] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return a value as it is written, without surrounding white space; empty when it is missing or null.

        As written: YAML takes `No` for false and `12:30` for 750.
        """
        if key in self.written:
            return self.written[key].strip()
        value = self.values.get(key)
        return "" if value is None else str(value).strip()

    def line_of(self, key: str) -> int:
        """Return the line in which a key stands, or the record's own."""
        return self.lines.get(key, self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One named list of the file. What is no mapping in it, or says a key twice, stands in `faults`."""

    line: int
    records: tuple[Record, ...]
    faults: tuple[Fault, ...] = ()


def read_sections(words: str, *, name: str) -> dict[str, Section]:
    """Return the lists of records that stand at the top of a YAML file, by their names.

    Raises ImportRefused with the line when the file is no YAML (half a file, say) or has no named lists.
    """
    from yaml.nodes import MappingNode, SequenceNode

    root = _root(words, name)
    if not isinstance(root, MappingNode):
        raise ImportRefused(
            N_("{name} does not begin with a named list such as “templates:”. Nothing was imported."), name=name
        )
    sections = {}
    for key, value in root.value:
        if isinstance(value, SequenceNode):
            sections[str(key.value)] = _section(value.value, line=_line(key))
    return sections


def unknown_keys(record: Record, known: frozenset[str]) -> Iterator[Fault]:
    """Yield a fault for every key of a record that means nothing here."""
    for key in record.values:
        if key not in known:
            source = N_("“{key}” is unknown. Known are: {known}. Please correct or remove it; the entry was left out.")
            yield Fault(
                line=record.line_of(key), message=Message(source, {"key": key, "known": ", ".join(sorted(known))})
            )


def duplicate_ids(records: tuple[Record, ...], key: str) -> dict[int, Fault]:
    """Return a fault for each record (by its line) whose id already stood in an earlier one."""
    first: dict[str, int] = {}
    faults: dict[int, Fault] = {}
    for record in records:
        value = record.text(key)
        if value and value in first:
            source = N_("“{id}” already stands in line {first}. Each id may stand once only; this entry was left out.")
            faults[record.line] = Fault(
                line=record.line_of(key), message=Message(source, {"id": value, "first": first[value]})
            )
        elif value:
            first[value] = record.line_of(key)
    return faults


def _root(words: str, name: str) -> "Node":
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_traps(yaml.parse(words, Loader=loader), name)
        root: Node | None = yaml.compose(words, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ImportRefused(
            N_(
                "{name} cannot be read from line {line} on: it is incomplete, or an indent or a quotation mark is "
                "wrong there. Nothing was imported. Please correct the line or fetch the file again."
            ),
            name=name,
            line=1 if mark is None else mark.line + 1,
        ) from error
    except yaml.YAMLError as error:
        raise ImportRefused(
            N_("{name} cannot be read as YAML. Nothing was imported. Please fetch the file again."), name=name
        ) from error
    if root is None:
        raise ImportRefused(N_("{name} is empty. Please choose another file."), name=name)
    return root


def _refuse_traps(events: "Iterable[Event]", name: str) -> None:
    """Refuse what makes a small file endless: references to other places, and nesting that ends the C parser."""
    from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

    depth = 0
    for number, event in enumerate(events):
        if number > _MOST_PARTS:
            raise ImportRefused(
                N_("{name} has more entries than AmtDesk reads at once. Nothing was imported. Please split it."),
                name=name,
            )
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if isinstance(event, AliasEvent) or depth > _DEEPEST:
            raise ImportRefused(
                N_(
                    "{name} cannot be read: line {line} refers to another place, or is nested too deeply. "
                    "Nothing was imported. Please write the values out."
                ),
                name=name,
                line=1 if event.start_mark is None else event.start_mark.line + 1,
            )


def _section(nodes: "list[Node]", *, line: int) -> Section:
    from yaml.nodes import MappingNode

    records, faults = [], []
    for node in nodes:
        if not isinstance(node, MappingNode):
            source = N_("An entry with names and values is expected here, such as “title: …”; this one was left out.")
            faults.append(Fault(line=_line(node), message=Message(source)))
            continue
        try:
            records.append(_record(node))
        except _BadRecord as bad:
            faults.append(bad.fault)
    return Section(line=line, records=tuple(records), faults=tuple(faults))


class _BadRecord(Exception):
    def __init__(self, line: int, source: str, **values: object) -> None:
        super().__init__(source)
        self.fault = Fault(line=line, message=Message(source, values))


def _record(node: "MappingNode") -> Record:
    from yaml.nodes import ScalarNode

    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    written: dict[str, str] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in values:
            raise _BadRecord(
                _line(key_node), N_("“{key}” stands twice in this entry. Please remove one; it was left out."), key=key
            )
        values[key] = _plain(value_node, key)
        lines[key] = _line(key_node)
        if isinstance(value_node, ScalarNode) and value_node.tag != _NOTHING:
            written[key] = value_node.value
    return Record(line=_line(node), values=values, lines=lines, written=written)


def _plain(node: "Node", key: str) -> object:
    from yaml.constructor import ConstructorError, SafeConstructor

    source = N_("The value of “{key}” cannot be understood. Please correct it; the entry was left out.")
    if node.tag not in _VALUES:
        raise _BadRecord(_line(node), source, key=key)
    try:
        return SafeConstructor().construct_object(node, deep=True)
    except (ConstructorError, ValueError) as error:
        raise _BadRecord(_line(node), source, key=key) from error


def _line(node: "Node") -> int:
    return int(node.start_mark.line) + 1
