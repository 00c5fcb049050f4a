"""The rows of the list of recurring ideas, and the words above them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject

from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.recurring_ideas import IdeaKind, ProposedIdea, RecurringIdea
from amtdesk.ui.pages.plan.idea_words import IdeaWords
from amtdesk.ui.widgets.card_rows import CardRow, RowAction, heading
from amtdesk.ui.widgets.list_sheet import DELETE, EDIT

BEGIN: Final = "begin"
REST: Final = "rest"
BRING_BACK: Final = "bring back"


class IdeaRows(QObject):
    """One row an idea: what proposes something next first, then those by hand, then those that rest."""

    def __init__(self, words: IdeaWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def heading(self, ideas: Sequence[RecurringIdea]) -> str:
        """What stands above the list."""
        return self.tr("Recurring ideas") if ideas else self.tr("What do you post about again and again?")

    def about(self, ideas: Sequence[RecurringIdea]) -> str:
        """The line below the heading."""
        if not ideas:
            return self.tr(
                "Market day, council meeting, siren test: an idea proposes a post on its days. Nothing becomes a post "
                "before you take it."
            )
        one, many = self.tr("1 idea, what comes next first"), self.tr("{n} ideas, what comes next first")
        return one if len(ideas) == 1 else many.format(n=len(ideas))

    def rows(
        self,
        ideas: Sequence[RecurringIdea],
        following: Mapping[IdeaId, ProposedIdea],
        *,
        departments: Mapping[str, str],
    ) -> list[CardRow]:
        """Return the rows."""

        def shown(part: Sequence[RecurringIdea]) -> list[CardRow]:
            return [self._row(idea, following.get(idea.id), departments=departments) for idea in part]

        awake = [idea for idea in ideas if not idea.is_resting]
        dated = [idea for idea in awake if idea.kind is not IdeaKind.BY_HAND]
        dated.sort(key=lambda idea: following[idea.id].day if idea.id in following else date.max)
        by_hand = [idea for idea in awake if idea.kind is IdeaKind.BY_HAND]
        resting = [idea for idea in ideas if idea.is_resting]
        rows = shown(dated)
        if by_hand:
            rows += [heading(self.tr("By hand")), *shown(by_hand)]
        if resting:
            rows += [heading(self.tr("Resting")), *shown(resting)]
        return rows

    def _row(self, idea: RecurringIdea, following: ProposedIdea | None, *, departments: Mapping[str, str]) -> CardRow:
        facts = [self._words.rhythm(idea), departments.get(idea.department, "")]
        if idea.kind is not IdeaKind.BY_HAND:
            facts.append(self._words.draft_ahead(idea.lead_days))
        return CardRow(
            key=idea.id,
            title=idea.title,
            meta=" · ".join(fact for fact in facts if fact),
            right=self._next(idea, following),
            right_color="text.secondary" if following is None else "text.primary",
            actions=self._actions(idea),
        )

    def _next(self, idea: RecurringIdea, following: ProposedIdea | None) -> str:
        if idea.is_resting:
            return self.tr("rests")
        if idea.kind is IdeaKind.BY_HAND:
            return ""
        return self.tr("no day in sight") if following is None else self._words.day(following.day)

    def _actions(self, idea: RecurringIdea) -> tuple[RowAction, ...]:
        rest = self.tr("Let go on") if idea.is_resting else self.tr("Let rest")
        return (
            RowAction(BEGIN, self.tr("Begin a post …"), icon="pencil", keys="Ctrl+E"),
            RowAction(EDIT, self.tr("Edit"), icon="settings-2", keys="F2"),
            RowAction(REST, rest, icon="clock", keys="Space"),
            RowAction(BRING_BACK, self.tr("Propose again what was left out"), icon="undo-2"),
            RowAction(DELETE, self.tr("Delete"), icon="trash-2", keys="Del", danger=True),
        )
