"""How a finished report is kept: every value of it as JSON, and back into the same frozen object."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from amtdesk.domain.reports import WeeklyReport

_DAY = "day"


def packed(report: WeeklyReport) -> str:
    """Return a report as text that is the same for the same report."""
    return json.dumps(_plain(report), ensure_ascii=False, sort_keys=True)


def unpacked(content: str) -> WeeklyReport:
    """Return the report that was packed. Fields that came later keep their defaults."""
    report = _rebuilt(json.loads(content), WeeklyReport)
    if not isinstance(report, WeeklyReport):
        raise TypeError(content)
    return report


def _plain(value: object) -> object:
    names = _names(value)
    if names:
        return {name: _plain(getattr(value, name)) for name in names}
    match value:
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case frozenset():
            return sorted(map(str, value))
        case tuple() | list():
            return [_plain(item) for item in value]
    return _plain_scalar(value)


def _names(thing: Any) -> tuple[str, ...]:  # noqa: ANN401 - a value or a type
    """Return the names of what a dataclass or a named tuple holds; () for anything else."""
    if is_dataclass(thing):
        return tuple(each.name for each in fields(thing))
    return tuple(getattr(thing, "_fields", ()))


def _plain_scalar(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case datetime() | time():
            return value.isoformat()
        case date():
            return {_DAY: value.isoformat()}
    return value


def _rebuilt(plain: Any, kind: Any) -> Any:  # noqa: ANN401 - the type is only known when it is read
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return None if plain is None else _rebuilt(plain, _without_none(kind))
    if origin in {tuple, frozenset}:
        return origin(_rebuilt(item, get_args(kind)[0]) for item in plain)
    if _names(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _rebuilt(item, hints[name]) for name, item in plain.items() if name in hints})
    read = _SIMPLE.get(kind)
    if read is not None:
        return read(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return _values(plain)


def _without_none(kind: Any) -> Any:  # noqa: ANN401 - a type
    return next(each for each in get_args(kind) if each is not NoneType)


def _values(plain: object) -> object:
    """Return a message's values: days come back as days, so that each language writes them its own way."""
    if isinstance(plain, dict):
        return date.fromisoformat(plain[_DAY]) if plain.keys() == {_DAY} else {k: _values(v) for k, v in plain.items()}
    return plain


def _day(plain: Mapping[str, str]) -> date:
    return date.fromisoformat(plain[_DAY])


_SIMPLE: Mapping[object, Callable[[Any], object]] = {
    datetime: datetime.fromisoformat,
    date: _day,
    time: time.fromisoformat,
}
