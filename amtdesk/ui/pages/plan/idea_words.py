"""How recurring ideas and their days are said: a rhythm, days to an occasion, or by hand. No widget lives here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.occasions import OccasionKind
from amtdesk.domain.proposed_days import ANY_DAY_OFF, COUNTED_FROM, SHIFTED_WASTE
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, ProposedIdea, RecurringIdea
from amtdesk.domain.words import N_
from amtdesk.system.day_words import both

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

#: What an idea can follow, as it stands behind "before" and "for". In German all of them in the dative.
EACH: Final[Mapping[str, str]] = {
    OccasionKind.COUNCIL: N_("each council meeting"),
    ANY_DAY_OFF: N_("each public holiday or closing day"),
    OccasionKind.PUBLIC_HOLIDAY: N_("each public holiday"),
    OccasionKind.SCHOOL_HOLIDAYS: N_("all school holidays"),
    SHIFTED_WASTE: N_("each week with a shifted waste collection"),
    OccasionKind.WASTE: N_("each waste collection"),
    OccasionKind.ELECTION: N_("each election"),
    OccasionKind.BUILDING_SITE: N_("each building site"),
    OccasionKind.SIREN: N_("each siren test"),
    OccasionKind.CONSULTATION: N_("each consultation hour"),
    OccasionKind.EVENT: N_("each event"),
    OccasionKind.CLOSING_DAY: N_("each closing day"),
    "": N_("each occasion"),
}
ON_DAYS_OFF: Final[Mapping[OnDaysOff, str]] = {
    OnDaysOff.KEEP: N_("stays on that day"),
    OnDaysOff.BEFORE: N_("comes on the service day before"),
    OnDaysOff.AFTER: N_("comes on the service day after"),
    OnDaysOff.DROP: N_("is left out"),
}
_WEEK: Final = 7


class IdeaWords(QObject):
    """Sentences about ideas, in her language."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._language = context.language
        self._clock = context.desk.clock

    def rhythm(self, idea: RecurringIdea) -> str:
        """When it comes, as a sentence without a full stop."""
        if idea.kind is IdeaKind.BY_HAND:
            return self.tr("By hand, when there is a reason")
        if idea.kind is IdeaKind.BY_OFFSET:
            return self._offsets(idea)
        from amtdesk.system.rhythm_words import rhythm_sentence

        return rhythm_sentence(idea.rhythm, starts_on=idea.starts_on or COUNTED_FROM, language=self._language)

    def occasion(self, idea: RecurringIdea) -> str:
        """What it follows, as it stands behind “before”."""
        each = self._language.text(EACH.get(idea.occasion_kind, EACH[""]))
        if not idea.occasion_words:
            return each
        return self.tr("{each} with “{words}”").format(each=each, words=idea.occasion_words)

    def proposal(self, proposal: ProposedIdea) -> str:
        """Why it is proposed for its day."""
        if proposal.occasion is None:
            return ""
        distance = (proposal.day - proposal.occasion.day).days
        title = proposal.occasion.title
        if distance == 0:
            return self.tr("On the day itself: {title}").format(title=title)
        if distance == -1:
            return self.tr("The day before: {title}").format(title=title)
        if distance == 1:
            return self.tr("The day after: {title}").format(title=title)
        if distance < 0:
            return self.tr("{n} days before: {title}").format(n=-distance, title=title)
        return self.tr("{n} days after: {title}").format(n=distance, title=title)

    def moved(self, proposal: ProposedIdea) -> str:
        """From where a day without service moved it; '' when it did not."""
        if proposal.moved_from is None:
            return ""
        return self.tr("Moved from {day}, when nobody is there.").format(day=self.day(proposal.moved_from))

    def draft_by(self, proposal: ProposedIdea) -> str:
        """By when the draft is begun."""
        if proposal.draft_by < self._clock.today():
            return self.tr("The draft is due since {day}.").format(day=self.day(proposal.draft_by))
        return self.tr("Begin the draft by {day}.").format(day=self.day(proposal.draft_by))

    def day_and_time(self, proposal: ProposedIdea) -> str:
        """Its day, with the time where it has one."""
        if proposal.at is None:
            return self.day(proposal.day)
        return self.tr("{day}, {time}").format(day=self.day(proposal.day), time=self._language.clock_time(proposal.at))

    def day(self, day: date) -> str:
        """Today, tomorrow, a day of this year by its weekday, else with its year."""
        today = self._clock.today()
        if day.year != today.year:
            return self._language.full_date(day)
        return self._language.relative_day(day, today=today)

    def draft_ahead(self, lead_days: int) -> str:
        """How long before its day the draft is begun."""
        if lead_days == 0:
            return self.tr("draft on the day itself")
        if lead_days == 1:
            return self.tr("draft a day before")
        return self.tr("draft {n} days before").format(n=lead_days)

    def _offsets(self, idea: RecurringIdea) -> str:
        occasion = self.occasion(idea)
        only = (*idea.offsets, *idea.end_offsets)
        if len(only) == 1 and only[0] and (idea.offsets or only[0] > 0):
            return self._one(only[0], occasion)
        parts = [
            *self._ahead([-days for days in idea.offsets if days < 0]),
            *(
                [self.tr("on the first day") if idea.end_offsets else self.tr("on the day itself")]
                * (0 in idea.offsets)
            ),
            *self._later([days for days in idea.offsets if days > 0]),
            *self._before_end([-days for days in idea.end_offsets if days < 0]),
            *([self.tr("on the last day")] * (0 in idea.end_offsets)),
            *self._after_end([days for days in idea.end_offsets if days > 0]),
        ]
        return self.tr("For {occasion}: {when}").format(occasion=occasion, when=", ".join(parts))

    def _one(self, days: int, occasion: str) -> str:
        count = abs(days)
        is_weeks = count % _WEEK == 0 and count > _WEEK
        if is_weeks:
            words = self.tr("{n} weeks before {occasion}") if days < 0 else self.tr("{n} weeks after {occasion}")
            return words.format(n=count // _WEEK, occasion=occasion)
        if count == 1:
            words = self.tr("The day before {occasion}") if days < 0 else self.tr("The day after {occasion}")
            return words.format(occasion=occasion)
        words = self.tr("{n} days before {occasion}") if days < 0 else self.tr("{n} days after {occasion}")
        return words.format(n=count, occasion=occasion)

    def _ahead(self, days: Sequence[int]) -> list[str]:
        ways = (
            self.tr("{numbers} days before"),
            self.tr("{numbers} day before"),
            self.tr("{numbers} weeks before"),
            self.tr("{numbers} week before"),
        )
        return self._counted(days, ways)

    def _later(self, days: Sequence[int]) -> list[str]:
        ways = (
            self.tr("{numbers} days after"),
            self.tr("{numbers} day after"),
            self.tr("{numbers} weeks after"),
            self.tr("{numbers} week after"),
        )
        return self._counted(days, ways)

    def _before_end(self, days: Sequence[int]) -> list[str]:
        ways = (
            self.tr("{numbers} days before the end"),
            self.tr("{numbers} day before the end"),
            self.tr("{numbers} weeks before the end"),
            self.tr("{numbers} week before the end"),
        )
        return self._counted(days, ways)

    def _after_end(self, days: Sequence[int]) -> list[str]:
        ways = (
            self.tr("{numbers} days after the end"),
            self.tr("{numbers} day after the end"),
            self.tr("{numbers} weeks after the end"),
            self.tr("{numbers} week after the end"),
        )
        return self._counted(days, ways)

    def _counted(self, days: Sequence[int], ways: tuple[str, str, str, str]) -> list[str]:
        """One phrase for several numbers: in weeks where all of them are; the last one says singular or plural."""
        if not days:
            return []
        many, one, many_weeks, one_week = ways
        numbers = list(days)
        if all(day % _WEEK == 0 for day in numbers) and max(numbers) > _WEEK:
            numbers = [day // _WEEK for day in numbers]
            many, one = many_weeks, one_week
        words = one if numbers[-1] == 1 else many
        return [words.format(numbers=both([str(number) for number in numbers], self._language))]
