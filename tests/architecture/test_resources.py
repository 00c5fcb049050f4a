"""Every shipped file is used, and what others made is listed with its licence."""

import ast
import re
from importlib import metadata

from packaging.requirements import Requirement

from tests.architecture.house import RESOURCES, dotted, sources, strings
from tools.word_tables import TABLES

LICENCES = RESOURCES / "LICENSES.md"
NOT_LOADED = frozenset({"LICENSES.md", "i18n/de.po"})  # for people; the source of de.mo
NOT_LOADED |= {f"words/{table.name}" for table in TABLES}  # the sources of their JSON
SHIPPED = sorted(path.relative_to(RESOURCES) for path in RESOURCES.rglob("*") if path.is_file())
MADE_BY_OTHERS = [path for path in SHIPPED if path.parts[0] in {"fonts", "icons"}]


def _literals() -> set[str]:
    said = {text for source in sources("amtdesk") for _, text in strings(source)}
    return said | {part for text in said for part in text.split("/")}


def _folders_read_whole() -> set[str]:
    """Folders asked for as such: `resource("seed")`, `root / "fonts"`. Icons are each asked for by name."""
    calls = [
        node
        for source in sources("amtdesk")
        for node in source.nodes
        if isinstance(node, ast.Call) and dotted(node.func).endswith("resource")
    ]
    folders = {
        "/".join(str(part.value) for part in call.args if isinstance(part, ast.Constant))
        for call in calls
        if all(isinstance(part, ast.Constant) for part in call.args)
    }
    folders |= {
        str(node.right.value)
        for source in sources("amtdesk")
        for node in source.nodes
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and isinstance(node.right, ast.Constant)
    }
    return {folder for folder in folders if (RESOURCES / folder).is_dir()} - {"icons", ""}


def _texts_of_resources() -> str:
    """Documents may name each other."""
    readable = {".typ", ".yaml", ".json"}
    return "\n".join((RESOURCES / path).read_text(encoding="utf-8") for path in SHIPPED if path.suffix in readable)


def test_every_resource_is_used() -> None:
    literals, whole, texts = _literals(), _folders_read_whole(), _texts_of_resources()
    unused = [
        path.as_posix()
        for path in SHIPPED
        if path.as_posix() not in NOT_LOADED and "LICENSE" not in path.name
        if not {path.name, path.stem, path.as_posix()} & literals
        and path.parent.as_posix() not in whole
        and path.name not in texts
    ]
    assert not unused


def test_every_font_and_icon_is_listed_with_its_licence() -> None:
    patterns = re.findall(r"`([\w./*-]+)`", LICENCES.read_text(encoding="utf-8"))
    unlisted = [str(path) for path in MADE_BY_OTHERS if not any(path.match(line) for line in patterns)]
    assert not unlisted


def _needed_by(name: str, *, known: set[str]) -> set[str]:
    """The package and all that it needs at run time on this machine."""
    for line in metadata.requires(name) or []:
        requirement = Requirement(line)
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if wanted and requirement.name not in known:
            known.add(requirement.name)
            _needed_by(requirement.name, known=known)
    return known


def test_every_package_that_travels_along_is_listed_with_its_licence() -> None:
    listed = LICENCES.read_text(encoding="utf-8").casefold().replace("_", "-")
    travelling = {name.casefold().replace("_", "-") for name in _needed_by("amtdesk", known=set())}
    assert not {name for name in travelling if f"| {name} |" not in listed}
