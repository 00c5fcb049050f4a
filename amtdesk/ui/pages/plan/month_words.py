"""What the month says: the dates of its cells, names of occasions, gaps, and a spoken sentence for each day."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.occasions import Occasion, OccasionKind
from amtdesk.domain.plan_days import PlanDay

if TYPE_CHECKING:
    from amtdesk.system.clock import Clock
    from amtdesk.system.language import Language
    from amtdesk.ui.pages.plan.post_faces import ChipFace, PostFaces


class MonthWords(QObject):
    """Speaks of days, in the window's language."""

    def __init__(self, language: "Language", clock: "Clock", *, faces: "PostFaces", parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._clock = clock
        self._faces = faces

    def number(self, day: date, *, is_first: bool, is_narrow: bool = False) -> str:
        """The number in a cell's corner; the month stands beside the first of each, and beside the first cell."""
        if not is_first and day.day > 1:
            return str(day.day)
        return f"{day.day}.{day.month}." if is_narrow else self.day_and_month(day)

    def day_and_month(self, day: date) -> str:
        """13. April; with the year when it is another."""
        if day.year != self._clock.today().year:
            return self._language.full_date(day)
        return self.tr("{day} {month}").format(day=day.day, month=self._language.month_name(day.month))

    def period(self, first: date, last: date) -> str:
        """13. April bis 17. Mai."""
        return self.tr("{first} to {last}").format(first=self.day_and_month(first), last=self.day_and_month(last))

    def occasion(self, occasion: Occasion) -> str:
        """The line of an occasion."""
        return occasion.title

    def beside(self, titles: Sequence[str]) -> str:
        """Occasions in one line, beside the number."""
        if len(titles) == 1:
            return titles[0]
        return self.tr("+{n} {title}").format(n=len(titles) - 1, title=titles[0])

    def gap(self, days: int) -> str:
        """How long a gap is in this week."""
        return self.tr("Gap: 1 day") if days == 1 else self.tr("Gap: {n} days").format(n=days)

    def gap_in_short(self, days: int) -> str:
        """The same where the cells are narrow; an icon says that it is a gap."""
        return self.tr("1 day") if days == 1 else self.tr("{n} days").format(n=days)

    def more(self, hidden: Sequence["ChipFace"]) -> str:
        """What stands for chips that have no room."""
        count = len(hidden)
        if all(face.is_proposal for face in hidden):
            return self.tr("+ 1 idea") if count == 1 else self.tr("+ {n} ideas").format(n=count)
        return self.tr("+ {n} more").format(n=count)

    def spoken(self, day: PlanDay) -> str:
        """The whole day in sentences."""
        return " ".join(self._sentences(day))

    def spoken_chip(self, day: PlanDay, face: "ChipFace") -> str:
        """A chip in a sentence, after its day."""
        return self.tr("{day}. {post}.").format(day=self._language.long_date(day.day), post=face.spoken)

    def _sentences(self, day: PlanDay) -> Iterator[str]:
        today = self._clock.today()
        date_words = self._language.long_date(day.day)
        if day.day.year != today.year:
            date_words = f"{date_words} {day.day.year}"
        if day.day == today:
            yield self.tr("{day}, today.").format(day=date_words)
        else:
            yield f"{date_words}."
        for occasion in day.occasions:
            yield self.tr("Occasion: {title}.").format(title=occasion.title)
        for post in day.posts:
            yield f"{self._faces.of(post).spoken}."
        for idea in day.proposals:
            yield f"{self._faces.proposal(idea).spoken}."
        if day.is_gap:
            yield self.tr("Gap.")
        elif not day.posts and not day.proposals:
            yield self.tr("No post.")


def beginning_first(day: PlanDay) -> list[Occasion]:
    """The occasions of a day: what is on that day itself before what only goes on."""
    return sorted(day.occasions, key=lambda each: is_quiet(each, day.day))


def is_quiet(occasion: Occasion, day: date) -> bool:
    """Whether an occasion only goes on: it is shown as a line at the foot of its days, and named where it begins."""
    return occasion.kind == OccasionKind.SCHOOL_HOLIDAYS or occasion.day < day
