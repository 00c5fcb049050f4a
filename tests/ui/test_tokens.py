"""The colours keep their promises: contrast in all four themes, green for approvals alone."""

import ast
import json
import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from amtdesk.system.resources import resource

TOKENS = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
UI = Path(__file__).parents[2] / "amtdesk" / "ui"
PAIRS = [(theme, pair) for theme, pairs in TOKENS["contrast"].items() for pair in pairs]


def _luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("theme", "pair"), PAIRS, ids=lambda part: part if isinstance(part, str) else part["use"])
def test_every_pair_has_the_contrast_it_needs(theme: str, pair: dict[str, object]) -> None:
    colors = TOKENS["color"][theme]

    ratio = contrast(colors[pair["fg"]], colors[pair["bg"]])

    assert ratio >= float(str(pair["min"]))
    assert ratio == pytest.approx(float(str(pair["ratio"])), abs=0.01)


def test_every_theme_knows_the_same_tokens() -> None:
    names = [set(colors) for colors in TOKENS["color"].values()]

    assert all(known == names[0] for known in names)


@cache
def _strings(path: Path) -> list[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_every_token_that_the_code_names_exists() -> None:
    known = set(TOKENS["color"]["light"])
    families = {name.split(".")[0] for name in known if "." in name}
    pattern = re.compile(rf"^({'|'.join(families)})\.[a-z]+$")

    named = {text for text in chain.from_iterable(_strings(path) for path in UI.rglob("*.py")) if pattern.match(text)}

    assert named
    assert not named - known


def test_green_stands_only_where_the_stamp_stands() -> None:
    green = [path for path in UI.rglob("*.py") if any(text.startswith("approve.") for text in _strings(path))]

    # the planning lead shows approved days as full bars, with the word beside them
    without_stamp = {path.name for path in green if "stamp" not in _words_of_its_page(path)}

    assert not without_stamp - {"meters.py"}


def _words_of_its_page(path: Path) -> list[str]:
    together = path.parent.glob("*.py") if path.parent.parent.name == "pages" else (path,)
    return [text for each in together for text in _strings(each)]
