"""Runs build.spec as on another platform and prints what it asked to be built. Nothing is built.

python -m tests.packaging.build_spec win32|darwin|linux FOLDER
"""

import importlib
import json
import sys
import types
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]


class _Asked:
    """Stands for what PyInstaller would make; remembers what was asked."""

    def __init__(self, *parts: object, **words: object) -> None:
        self.parts = parts
        self.words = words
        self.binaries = words.get("binaries", [])
        self.datas = words.get("datas", [])
        self.pure: list[object] = []
        self.scripts: list[object] = []


def _windows_version_words() -> types.ModuleType:
    """The module that only Windows can load."""
    module = types.ModuleType("PyInstaller.utils.win32.versioninfo")
    names = ("FixedFileInfo", "StringFileInfo", "StringStruct", "StringTable", "VarFileInfo", "VarStruct")
    for name in (*names, "VSVersionInfo"):
        setattr(module, name, type(name, (_Asked,), {}))
    return module


def asked_for(platform: str, folder: Path) -> dict[str, object]:
    """What the spec asks for on a platform: name, icon, console, hidden imports, whether a bundle is made."""
    made: dict[str, _Asked] = {}

    def maker(kind: str) -> "type[_Asked]":
        def remember(self: _Asked, *parts: object, **words: object) -> None:
            _Asked.__init__(self, *parts, **words)
            made[kind] = self

        return type(kind, (_Asked,), {"__init__": remember})

    names = {kind: maker(kind) for kind in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    for looks_at_the_platform in ("PyInstaller.utils.hooks", "PySide6.QtGui", "PySide6.QtSvg"):
        importlib.import_module(looks_at_the_platform)  # as it is, before it is another one
    sys.modules["PyInstaller.utils.win32.versioninfo"] = _windows_version_words()
    spec = (HOUSE / "build.spec").read_text(encoding="utf-8")
    sys.platform = platform
    exec(compile(spec, "build.spec", "exec"), {"SPECPATH": str(HOUSE), "workpath": str(folder), **names})  # noqa: S102 - the spec is ours, and PyInstaller runs it the same way
    program = made["EXE"].words
    return {
        "name": program["name"],
        "icon": program["icon"],
        "has_version": program["version"] is not None,
        "hide_console": program["hide_console"],
        "hidden": made["Analysis"].words["hiddenimports"],
        "datas": made["Analysis"].words["datas"],
        "properties": _properties(program["version"]),
        "bundle": made["BUNDLE"].words if "BUNDLE" in made else None,
    }


def _properties(version: object) -> dict[str, str]:
    """What Windows would show of the program."""
    if not isinstance(version, _Asked):
        return {}
    tables = version.words["kids"][0].parts[0]  # type: ignore[index]  # the shape that PyInstaller asks for
    return {each.parts[0]: each.parts[1] for each in tables[0].parts[1]}


if __name__ == "__main__":
    wanted, where = sys.argv[1:]
    found = asked_for(wanted, Path(where))
    sys.stdout.write(json.dumps(found, default=str))
