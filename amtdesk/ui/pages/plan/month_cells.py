"""What has room in one day of the month: lines of occasions, chips in the largest form in which all fit, and the rest.

Rects are measured from the cell's corner. Nothing is painted here.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

from amtdesk.ui.pages.plan.wrapped_lines import wrapped

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.post_faces import ChipFace
    from amtdesk.ui.theme import Theme

# design px
HEAD: Final = 28
LINE: Final = 17
_SIDE: Final = 5
_FOOT: Final = 4
_GAP: Final = 3
_MORE: Final = 19
_MOST_LINES: Final = 3
#: What keeps an occasion in several lines apart from the next.
_APART: Final = 3
#: What the frame that names a gap needs below the lines of its first day.
_GAP_FRAME: Final = 28
_LOW: Final = 104
#: A low day narrower than this shows one chip in its largest form, for a title in one short line says nothing.
NARROW: Final = 114
#: So does any day that is narrower than this.
_VERY_NARROW: Final = 84
_COUNT: Final = 24
#: How high a chip is with two lines of title, with one, and with the title beside the time.
FULL: Final = 59
SHORT: Final = 42
TINY: Final = 22
#: Forms for posts and for the proposal beside them, the best first; 0: proposals stand behind "+ n Ideen".
_PAIRS: Final = ((FULL, FULL), (FULL, SHORT), (SHORT, SHORT), (FULL, 0), (SHORT, 0), (TINY, 0))
#: Forms for a proposal on a day without posts.
_ALONE: Final = ((0, FULL), (0, SHORT), (0, TINY))
#: So many posts leave a day no room for a proposal; nor does an idea, which looks like one.
_BUSY: Final = 2


class PlacedChip(NamedTuple):
    """A chip and its place; `form` is its height in design px."""

    face: "ChipFace"
    rect: QRect
    form: int


class CellPlaces(NamedTuple):
    """What stands in a cell. `more` is the place of "+ n weitere" for the `hidden` ones; narrow: by the number."""

    lines: tuple[str, ...]
    line_tops: tuple[int, ...]
    hidden_lines: int
    below_lines: int
    chips: tuple[PlacedChip, ...]
    faces: tuple["ChipFace", ...]
    more: QRect | None
    is_narrow: bool = False

    @property
    def hidden(self) -> int:
        """How many chips have no room."""
        return len(self.faces) - len(self.chips)

    def item_at(self, point: QPoint) -> int:
        """The number of the chip at a point of the cell, that of "+ n weitere" behind the last; -1 beside them."""
        for number, chip in enumerate(self.chips):
            if chip.rect.contains(point):
                return number
        return len(self.chips) if self.more is not None and self.more.contains(point) else -1

    @property
    def items(self) -> int:
        """How many things in the cell can be chosen."""
        return len(self.chips) + (self.more is not None)

    def item_rect(self, number: int) -> QRect:
        """The place of one of them."""
        if number < len(self.chips):
            return self.chips[number].rect
        return self.more or QRect()


class CellMeasures:
    """Fits days into cells."""

    def __init__(self, theme: "Theme") -> None:
        self._theme = theme
        self._gap = theme.px(_GAP)
        self._more = theme.px(_MORE)
        self._steps = {form: theme.px(form) + self._gap for form in (FULL, SHORT, TINY)} | {0: 0}

    def line_rect(self, top: int, width: int) -> QRect:
        """The place of an occasion's line."""
        side = self._theme.px(_SIDE + 3)
        return QRect(side, top, width - side - self._theme.px(4), self._theme.px(LINE))

    def is_low(self, size: QSize) -> bool:
        """Whether a cell has no room for an occasion above its chips."""
        return size.height() < self._theme.px(_LOW)

    def is_narrow(self, size: QSize) -> bool:
        """Whether a title beside its icon would be cut after a few letters."""
        return size.width() < self._theme.px(NARROW if self.is_low(size) else _VERY_NARROW)

    def places(
        self, size: QSize, lines: Sequence[str], *, faces: Sequence["ChipFace"], is_gap: bool = False
    ) -> CellPlaces:
        """Say what stands where. Posts come before the second occasion, and before the room of proposals."""
        if self.is_narrow(size):
            return self._one_place(size, faces)
        count = self._line_count(size, lines=len(lines), faces=faces)
        side, foot = self._theme.px(_SIDE), size.height() - self._theme.px(_FOOT)
        forms = self._forms(faces, room=foot - self._below(count))
        free = foot - self._below(count) - self._taken(forms, has_more=len(forms) < len(faces), is_gap=is_gap)
        words = self._unfolded(lines[:count], size.width(), room=free if count == len(lines) else 0)
        line_tops, end = self._line_tops(words)
        top = self._below(count) + end - self._line_tops([[line] for line in lines[:count]])[1]
        column = QRect(side, top, size.width() + 1 - 2 * side, foot - top)
        tops = [*accumulate((self._steps[form] for form in forms), initial=column.top())]
        more = QRect(column.left(), tops[-1], column.width(), self._more)
        return CellPlaces(
            lines=tuple(line for occasion in words for line in occasion),
            line_tops=line_tops,
            hidden_lines=len(lines) - count,
            below_lines=top,
            chips=tuple(
                PlacedChip(face, QRect(column.left(), tops[number], column.width(), self._theme.px(form)), form)
                for number, (face, form) in enumerate(zip(faces, forms, strict=False))
            ),
            faces=tuple(faces),
            more=more if len(forms) < len(faces) else None,
        )

    def _one_place(self, size: QSize, faces: Sequence["ChipFace"]) -> CellPlaces:
        """The first chip as large as it can be; how many more there are stands beside the day's number."""
        px = self._theme.px
        top, side = px(HEAD - 1), px(_SIDE - 1)
        form = FULL if size.height() >= top + px(FULL) else SHORT
        chips = tuple(PlacedChip(face, QRect(side, top, size.width() + 1 - 2 * side, px(form)), form) for face in faces)
        count = QRect(size.width() - px(_COUNT), px(4), px(_COUNT - 2), px(HEAD - 6))
        return CellPlaces(
            lines=(),
            line_tops=(),
            hidden_lines=0,
            below_lines=top,
            chips=chips[:1],
            faces=tuple(faces),
            more=count if len(faces) > 1 else None,
            is_narrow=True,
        )

    def _below(self, lines: int) -> int:
        return self._theme.px(HEAD) + lines * self._theme.px(LINE) + (self._theme.px(1) if lines else 0)

    def _taken(self, forms: Sequence[int], *, has_more: bool, is_gap: bool) -> int:
        """How high the chips are together, and what names a gap."""
        chips = sum(self._steps[form] for form in forms) + (self._more if has_more else 0)
        return chips + (self._theme.px(_GAP_FRAME) if is_gap else 0)

    def _unfolded(self, lines: Sequence[str], width: int, *, room: int) -> list[list[str]]:
        """Each occasion in its lines: one that is too long takes two or three, as far as there is room for them."""
        area, found = self.line_rect(0, width).width(), list[list[str]]()
        free = (room - self._theme.px(_APART) * max(len(lines) - 1, 0)) // self._theme.px(LINE)
        for line in lines:
            most = max(1, min(1 + free, _MOST_LINES))
            words = wrapped(self._theme, line, role="meta", width=area, most=most) if most > 1 else [line]
            free -= len(words) - 1
            found.append(words)
        return found

    def _line_tops(self, occasions: Sequence[Sequence[str]]) -> tuple[tuple[int, ...], int]:
        """Where the lines begin, and where the last one ends. What takes several lines is set apart from the next."""
        top, tops = self._theme.px(HEAD - 3), list[int]()
        apart = self._theme.px(_APART) if any(len(words) > 1 for words in occasions) else 0
        for words in occasions:
            top += apart if tops else 0
            tops += [top + number * self._theme.px(LINE) for number in range(len(words))]
            top += len(words) * self._theme.px(LINE)
        return tuple(tops), top

    def _line_count(self, size: QSize, *, lines: int, faces: Sequence["ChipFace"]) -> int:
        """As many occasions as leave room for every post in a short form, but one at least."""
        posts = sum(not face.is_proposal for face in faces)
        least = posts * self._steps[SHORT] + (self._more if len(faces) > posts else 0)
        room = size.height() - self._theme.px(_FOOT) - least
        counts = range(min(lines, _MOST_LINES), 0, -1)
        return next((count for count in counts if self._below(count) <= room), min(lines, 1))

    def _forms(self, faces: Sequence["ChipFace"], *, room: int) -> list[int]:
        """The forms of those that are shown: the largest in which all posts have room, and one proposal at most."""
        posts = sum(not face.is_proposal for face in faces)
        proposals = len(faces) - posts
        has_room = posts < _BUSY and not any(face.look.plate == "dashed" for face in faces[:posts])
        for post, proposal in _PAIRS if posts else _ALONE:
            shown = min(proposals, 1) if proposal and has_room else 0
            end = self._more if proposals > shown else -self._gap
            if posts * self._steps[post] + shown * self._steps[proposal] + end <= room:
                return [post] * posts + [proposal] * shown
        return [TINY] * max(min((room - self._more) // self._steps[TINY], len(faces) - 1), 0)
