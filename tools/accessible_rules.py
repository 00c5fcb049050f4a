"""What must hold for every state of the window, as the accessibility bus tells of it and as someone sees it.

Each rule yields a sentence for each thing that is wrong; none for all well.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from tools import words
from tools.accessible_bus import ASSERTIVE, Heard, Node

HOUSE: Final = Path(__file__).resolve().parent.parent


def _words(text: str) -> list[str]:
    return text.split()


#: What something may be that takes the focus.
FITTING: Final = frozenset(
    _words(
        "push-button check-box radio-button toggle-button push-button-menu text entry password-text "
        "combo-box spin-button "
        "slider list table tree list-item table-cell tree-item page-tab page-tab-list menu-item "
        "check-menu-item radio-menu-item link image panel label document-text popup-menu"
    )
)
#: Roles whose words are not said when someone looks around: they only hold others.
SILENT: Final = frozenset(_words("filler layered-pane scroll-pane viewport unknown invalid redundant-object"))
FIELDS: Final = frozenset(_words("text entry password-text combo-box spin-button"))
CHOOSABLE: Final = frozenset(_words("check-box radio-button check-menu-item radio-menu-item"))
MEASURED: Final = frozenset(_words("slider spin-button progress-bar scroll-bar"))
ROWS: Final = frozenset(_words("list-item table-cell tree-item"))
#: Painted over the columns of the month; each of its cells names its day and its week itself.
COLUMN_HEADS: Final = frozenset(
    _words("KW Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Mo Di Mi Do Fr Sa So")
)
_LETTERS: Final = re.compile(r"[^\W_]")
_SPACE: Final = re.compile(r"\s+")
#: What the checks of a post found.
_CHECKED: Final = re.compile(r"\d+ von \d+ in Ordnung")
#: "+ 2 Routinen" in a cell that names each of them.
_MORE: Final = re.compile(r"\+ ?\d+ \w+")
#: What stands between words, and is passed over.
SEPARATORS: Final = "·–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One state: what the bus tells, and what is seen."""

    window: Node
    words: tuple[tuple[str, int, int], ...]
    stops: tuple[tuple[str, int, int, int, int], ...]
    heard: tuple[Heard, ...] = ()

    @classmethod
    def of(cls, window: Node, seen: Mapping[str, Any], *, heard: Sequence[Heard] = ()) -> "Sight":
        """Both together."""
        return cls(
            window=window,
            words=tuple(tuple(each) for each in seen["words"]),
            stops=tuple(tuple(each) for each in seen["stops"]),
            heard=tuple(heard),
        )

    def shown(self) -> Iterator[Node]:
        """Everything that is on the screen."""
        return _seen(self.window)

    def reachable(self) -> Iterator[Node]:
        """Everything that takes the focus or can be pressed."""
        return (node for node in self.shown() if "focusable" in node.states and node.role not in ROWS)

    def tables(self) -> Iterator[tuple[Node, list[tuple[int, int]]]]:
        """Every table, and where words are painted in it: it hands out its cells one by one."""
        for node in list(self.shown()):
            if node.role == "table" and "manages-descendants" in node.states:
                left, top, wide, high = node.rect
                words = [(x, y) for _line, x, y in self.words if left <= x < left + wide and top <= y < top + high]
                yield node, words


def _seen(node: Node) -> Iterator[Node]:
    """It and what is in it; of what is hidden, nothing."""
    if node.is_seen():
        yield node
        for child in node.children:
            yield from _seen(child)


def names_and_roles(sight: Sight) -> Iterator[str]:
    """Nothing that takes the focus is without a name, and its role says what it is."""
    for node in sight.reachable():
        if not node.name and not node.labelled_by:
            yield f"no name: {node.path()}"
        if node.role not in FITTING:
            yield f"role does not fit: {node.path()}"


def meaningless_names(sight: Sight) -> Iterator[str]:
    """A name is words, in German, and not the name of an icon."""
    icons = {path.stem for path in (HOUSE / "resources" / "icons").glob("*.svg")}
    for node in sight.shown():
        if not node.name or node.role in SILENT:
            continue
        if not _LETTERS.search(node.name) and not (node.role == "label" and node.name.strip() in SEPARATORS):
            yield f"only a sign: {node.path()}"
        elif node.name in icons:
            yield f"the name of an icon: {node.path()}"
        elif node.name in _english():
            yield f"not German: {node.path()}"


def twins(sight: Sight) -> Iterator[str]:
    """Two things in one place that are named alike are told apart by nobody."""
    found: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
    for node in sight.reachable():
        if node.role not in {"list", "table"}:
            found[node.role, node.name, node.description].append(node)
    for (role, name, _description), nodes in found.items():
        places = {_named_above(node) for node in nodes}
        if len(places) < len(nodes):
            yield f"{len(nodes)} are named alike: {role} “{name}”, below {nodes[0].path()}"


def states_and_values(sight: Sight) -> Iterator[str]:
    """What can be ticked says whether it is; what is measured says how much; what is written in says its text."""
    for node in sight.shown():
        if node.role in CHOOSABLE and "checkable" not in node.states:
            yield f"does not say whether it is chosen: {node.path()}"
        if node.role in MEASURED and not node.value:
            yield f"says no value: {node.path()}"
        if node.role in {"text", "entry"} and "Text" not in node.interfaces:
            yield f"does not say its text: {node.path()}"
        if node.role == "combo-box" and not {"expandable", "expanded"} & node.states:
            yield f"does not say whether it is open: {node.path()}"


def rows_say_something(sight: Sight) -> Iterator[str]:
    """Each row of a list has words."""
    for node in sight.shown():
        if node.role in ROWS and not node.name.strip() and node.role == "list-item":
            yield f"an empty row: {node.path()}"


def labels_of_fields(sight: Sight) -> Iterator[str]:
    """A field is called by what stands beside it, and not by what stands in it."""
    for node in sight.shown():
        if node.role in FIELDS and not node.labelled_by and not node.name and not node.description:
            yield f"a field without a label: {node.path()}"
        if node.role == "combo-box" and not node.labelled_by and not node.description:
            yield f"a choice without a label: {node.path()}"


def silent_names(sight: Sight) -> Iterator[str]:
    """What has a name is not of a kind that is passed over, unless what is in it says all."""
    for node in sight.shown():
        if node.name and node.role in SILENT and not any(each.name for child in node.children for each in child.all()):
            yield f"has a name, and is passed over: {node.path()}"


def sheets_are_dialogs(sight: Sight) -> Iterator[str]:
    """A dialog has a name, and the focus is in it."""
    dialogs = [node for node in sight.shown() if node.role == "dialog"]
    for node in dialogs:
        if not node.name:
            yield f"a dialog without a name: {node.path()}"
    if dialogs and not any("focused" in each.states for dialog in dialogs for each in dialog.all()):
        yield f"the focus is not in the dialog: {dialogs[-1].path()}"


def all_that_is_seen_is_said(sight: Sight) -> Iterator[str]:
    """Every painted word stands somewhere in the tree, or in a picture that says in its own words what it shows."""
    said = _plain(" ".join(_said(sight)))
    pictures = [node.rect for node in sight.shown() if node.role == "image" and node.name]
    for line, x, y in sight.words:
        if any(left <= x <= left + wide and top <= y <= top + high for left, top, wide, high in pictures):
            continue
        for part in line.split("·"):
            wanted = _plain(part.strip().removesuffix("…").removesuffix("-"))  # a word goes on in the next line
            if _LETTERS.search(wanted) and wanted not in said and not _stands_for_others(part.strip()):
                yield f"seen, and not said: “{part.strip()}”"


def reading_order(sight: Sight) -> Iterator[str]:
    """What is read first stands above, or left of, what is read next."""
    for node in sight.shown():
        parts = [child for child in node.children if child.is_seen() and _says(child) and _has_room(child)]
        if node.role in {"list", "table", "combo-box", "radio-button"} or _lies_over(parts):
            continue
        for before, after in pairwise(parts):
            if _stands_before(after.rect, before.rect):
                yield f"read before, seen after: “{_first(before)}”, then “{_first(after)}” in {node.path()}"


def tab_order(sight: Sight) -> Iterator[str]:
    """Tab goes as the eye does: never straight up, or back to the left in one line."""
    for before, after in pairwise(sight.stops):
        if _stands_before(after[1:], before[1:]):
            yield f"Tab goes back: from “{before[0]}” to “{after[0]}”"


def what_comes_up_is_announced(sight: Sight) -> Iterator[str]:
    """A toast, a deadline's bar and what the checks found are said by themselves, and wait until others have spoken."""
    announced = [each for each in sight.heard if each.kind == "Announcement"]
    for node in sight.shown():
        if node.name and (node.role == "notification" or (node.role == "label" and _CHECKED.fullmatch(node.name))):
            said = [each for each in announced if _plain(node.name) in _plain(each.words)]
            if not said:
                yield f"comes up, and is not announced: {node.path()}"
            elif all(each.number == ASSERTIVE for each in said):
                yield f"interrupts: {node.path()}"


RULES: Final[tuple[Callable[[Sight], Iterator[str]], ...]] = (
    names_and_roles,
    meaningless_names,
    twins,
    states_and_values,
    rows_say_something,
    labels_of_fields,
    silent_names,
    sheets_are_dialogs,
    all_that_is_seen_is_said,
    reading_order,
    tab_order,
    what_comes_up_is_announced,
)


def faults(sight: Sight) -> list[str]:
    """Everything that is wrong with a state."""
    return [fault for rule in RULES for fault in rule(sight)]


def _said(sight: Sight) -> Iterator[str]:
    for node in sight.shown():
        if node.role not in SILENT:
            yield node.name
            yield node.description
            yield node.value
            yield node.text


def _plain(text: str) -> str:
    return _SPACE.sub("", text.replace("\u00ad", "").replace("\u200b", "")).casefold()


def _stands_for_others(words: str) -> bool:
    """What is painted in place of what is said in full: the head of a column, and how many more have no room."""
    return words in COLUMN_HEADS or bool(_MORE.fullmatch(words))


def _says(node: Node) -> bool:
    return any(each.name and each.role not in SILENT for each in node.all())


def _first(node: Node) -> str:
    return next((each.name for each in node.all() if each.name and each.role not in SILENT), node.role)


def _has_room(node: Node) -> bool:
    return node.rect[2] > 0 and node.rect[3] > 0


def _lies_over(parts: list[Node]) -> bool:
    """A dialog over a page, or a toast: what comes later lies on top."""
    return any(each.role in {"dialog", "notification"} for each in parts)


def _stands_before(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether one is seen before the other: wholly above it in its column, or wholly left of it in its line."""
    (x, y, width, height), (left, top, wide, high) = one, other
    is_above = y + height <= top and x < left + wide and left < x + width
    shared = min(y + height, top + high) - max(y, top)
    is_left = x + width <= left and shared > min(height, high) / 2
    return is_above or is_left


def _named_above(node: Node) -> str:
    above = node.parent
    while above is not None and (above.role in SILENT or not above.name):
        above = above.parent
    return "/".join(str(each) for each in above.place) if above is not None else ""


@cache
def _english() -> frozenset[str]:
    """Sentences of the catalogue that read otherwise in German."""
    entries = words.german()
    return frozenset(english for english, german in entries.items() if english != german) - set(entries.values())
