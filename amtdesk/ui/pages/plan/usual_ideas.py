"""The sheet that offers recurring ideas of general use, for an office that has none yet."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from amtdesk.domain.recurring_ideas import IdeaKind, IdeaOffer
from amtdesk.domain.words import N_
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_words import IdeaWords
from amtdesk.ui.widgets.card_rows import CardRow, heading
from amtdesk.ui.widgets.offer_sheet import OfferSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_KIND_WORD: Final = {
    IdeaKind.BY_OFFSET: N_("For occasions in the calendar"),
    IdeaKind.BY_RULE: N_("By a rhythm"),
    IdeaKind.BY_HAND: N_("By hand, when it comes up"),
}


class UsualIdeas(OfferSheet):
    """What every town hall tells again and again."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        offers = context.desk.starter_ideas.offer()
        super().__init__(context, parent, offers=offers)
        self._offers = offers
        self._words = IdeaWords(context, self)
        about = self.tr(
            "What every town hall tells again and again. Each proposes a post in good time, for its day or beside an "
            "occasion in the calendar; nothing becomes a post by itself, and everything can be changed later."
        )
        self.build(self.tr("Usual ideas"), about=about)

    @override
    def _rows(self) -> list[CardRow]:
        rows: list[CardRow] = []
        for kind, words in _KIND_WORD.items():
            rows.append(heading(self._context.language.text(words)))
            rows += [self._row(offer) for offer in self._offers if offer.idea.kind is kind]
        return rows

    def _row(self, offer: IdeaOffer) -> CardRow:
        level = self.tr("level {n}").format(n=offer.idea.level)
        meta = " · ".join(part for part in (self._words.rhythm(offer.idea), offer.idea.note) if part)
        return self.mark(CardRow(key=offer.key, title=offer.idea.title, meta=meta, right=level), offer)

    @override
    def _words_of_load(self) -> str:
        count = len(self.ticked)
        if not count:
            return self.tr("Nothing is ticked yet.")
        return self.tr("1 of them is ticked.") if count == 1 else self.tr("{n} of them are ticked.").format(n=count)

    @override
    def _words_of_take(self, count: int) -> str:
        return self.tr("Take over 1 idea") if count == 1 else self.tr("Take over {n} ideas").format(n=count)

    @override
    def _take_over(self) -> str:
        count = len(self._context.desk.starter_ideas.take(self.ticked))
        return self.tr("1 idea taken over.") if count == 1 else self.tr("{n} ideas taken over.").format(n=count)


def open_usual_ideas(context: "PageContext", parent: QWidget) -> UsualIdeas:
    """Open the offer over a window, or a part of it."""
    sheet = UsualIdeas(context, parent)
    sheet.open_now()
    return sheet
