"""Makes days ready to be painted and keeps them until something changes: words, places, kinds of day."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from amtdesk.domain.occasions import Occasion, OccasionKind
from amtdesk.ui.pages.plan.month_cells import CellMeasures
from amtdesk.ui.pages.plan.month_painter import CellFace
from amtdesk.ui.pages.plan.month_words import is_quiet

if TYPE_CHECKING:
    from amtdesk.domain.plan_days import PlanDay
    from amtdesk.ui.pages.plan.month_words import MonthWords
    from amtdesk.ui.pages.plan.post_faces import ChipFace, PostFaces
    from amtdesk.ui.theme import Theme

_SATURDAY = 5


class MonthFaces:
    """One face a day and size."""

    def __init__(self, theme: "Theme", words: "MonthWords", *, posts: "PostFaces") -> None:
        self._words = words
        self._posts = posts
        self._measures = CellMeasures(theme)
        self._known: dict[tuple[date, int, int, bool], CellFace] = {}

    def forget(self) -> None:
        """Something changed."""
        self._known.clear()

    def face(self, day: "PlanDay", size: QSize, *, is_first: bool, today: date) -> CellFace:
        """A day in a cell of this size; `is_first`: in the corner of what is seen."""
        key = (day.day, size.width(), size.height(), is_first)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._made(day, size, is_first=is_first, today=today)
        return found

    def chips(self, day: "PlanDay") -> tuple["ChipFace", ...]:
        """The posts and proposals of a day."""
        return (*map(self._posts.of, day.posts), *map(self._posts.proposal, day.proposals))

    def _made(self, day: "PlanDay", size: QSize, *, is_first: bool, today: date) -> CellFace:
        named = [each for each in day.occasions if not (is_quiet(each, day.day) or each.is_usual_round)]
        lines = [self._words.occasion(each) for each in named]
        going_on = [each for each in day.occasions if is_quiet(each, day.day) or each.last_day > day.day]
        beside = next((each.title for each in going_on if _is_named(each, day.day)), "")
        is_narrow = self._measures.is_narrow(size)
        if lines and (is_narrow or self._measures.is_low(size)):  # the chips need the room below the number
            lines, beside = [], self._words.beside(lines)
        places = self._measures.places(size, lines, faces=self.chips(day), is_gap=day.is_gap)
        is_past, is_weekend = day.day < today, day.day.weekday() >= _SATURDAY
        return CellFace(
            number=self._words.number(day.day, is_first=is_first, is_narrow=is_narrow),
            places=places,
            ground="bg.sunken" if is_past else "bg.app" if is_weekend else "bg.surface",
            is_today=day.day == today,
            is_past=is_past,
            goes_on=bool(going_on),
            beside=beside,
            is_gap=day.is_gap,
            more=f"+{places.hidden}" if is_narrow else self._words.more(places.faces[len(places.chips) :]),
        )


def _is_named(occasion: Occasion, day: date) -> bool:
    """What goes on is named each Monday; school holidays, which have no line of their own, where they begin, too."""
    is_begin = occasion.kind == OccasionKind.SCHOOL_HOLIDAYS and occasion.day == day
    return is_begin or (day.weekday() == 0 and occasion.day < day)
