"""The line below the fields of an idea: how it was understood, and on which days it comes next."""

from typing import TYPE_CHECKING, Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.idea_rules import checked
from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, RecurringIdea
from amtdesk.ui.pages.plan.idea_words import IdeaWords
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.services.recurring_ideas import IdeaFacts
    from amtdesk.ui.page import PageContext

_SHOWN_DAYS: Final = 3
#: Stands for the title that she has not typed yet.
_NO_TITLE: Final = "–"


class FollowingDays(Label):
    """Hidden where nothing is to be said: by hand, or when the rhythm says all of it."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, role="meta", color="text.secondary", wrap=True)
        self._context = context
        self._words = IdeaWords(context, self)
        self.hide()

    def show_for(self, facts: "IdeaFacts") -> None:
        """Say what these facts mean."""
        words = self._said(facts)
        self.setText(words)
        self.setVisible(bool(words))

    def _said(self, facts: "IdeaFacts") -> str:
        titled: IdeaFacts = {**facts, "title": facts["title"].strip() or _NO_TITLE}
        typed = RecurringIdea(id=IdeaId(0), **titled)
        if typed.kind is IdeaKind.BY_HAND:
            return ""
        try:
            idea = checked(typed, today=self._context.desk.clock.today())
        except UserFacingError:
            return self.tr("Its next days stand here once it is clear when it comes.")
        found = self._context.desk.ideas.preview(idea, count=_SHOWN_DAYS)
        days = " · ".join(self._words.day(each.day) for each in found)
        if idea.kind is IdeaKind.BY_RULE:  # the rhythm says its own days; these are told when days off change them
            is_changed = idea.on_days_off is OnDaysOff.DROP or any(each.moved_from for each in found)
            return self.tr("Because of days without service: {days}").format(days=days) if is_changed and days else ""
        if not days:
            return self.tr("{rhythm}. No day in sight.").format(rhythm=self._words.rhythm(idea))
        return self.tr("{rhythm}. Next: {days}").format(rhythm=self._words.rhythm(idea), days=days)
