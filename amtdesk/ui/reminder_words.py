"""When the next reminder of the round comes, in a sentence: the settings and the page of the round say the same."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.words import N_
from amtdesk.ui.pauses import Pauses

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


def next_sentence(context: "PageContext") -> str:
    """Say when she is reminded of the round next, or why she is not."""
    reminders, language = context.desk.reminders, context.language
    pauses = Pauses(context)
    ends_at = pauses.ends_at()
    if ends_at is not None:
        return language.text(N_("Reminders pause until {when}.")).format(when=pauses.words_for(ends_at))
    if MatterKind.ROUND in reminders.settings().kinds_off:
        return language.text(N_("You are not reminded of the round."))
    moment = reminders.next_at()
    if moment is None:
        return language.text(N_("No time is set, so you are not reminded of the round."))
    return _at(moment, context)


def _at(moment: datetime, context: "PageContext") -> str:
    language, today = context.language, context.desk.clock.today()
    day, at = language.local(moment).date(), language.clock_time(moment)
    if day == today:
        return language.text(N_("Next reminder: today, {time}")).format(time=at)
    if day == today + timedelta(days=1):
        weekday = language.weekday_name(day.weekday())
        return language.text(N_("Next reminder: tomorrow, {weekday}, {time}")).format(weekday=weekday, time=at)
    return language.text(N_("Next reminder: {date}, {time}")).format(date=language.long_date(day), time=at)
