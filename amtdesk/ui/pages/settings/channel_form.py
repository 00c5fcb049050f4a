"""The form for what a channel takes: the office's own figures, with how sure they are, when and where looked up."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from amtdesk.domain.channels import CERTAINTY_WORD, FIGURES, Certainty, ChannelRules, sizes_from_words
from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.words import N_
from amtdesk.ui.pages.settings.channel_figures import FIGURE_NAMES
from amtdesk.ui.pages.settings.listing import ThingForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from amtdesk.ui.page import PageContext

_NUMBERS: Final = tuple(name for name in FIGURES if name != "image_sizes")


class ChannelForm(ThingForm):
    """An empty field stands for what is not documented."""

    def __init__(self, context: "PageContext", rules: ChannelRules) -> None:
        super().__init__(context.theme, keep=self.tr("Keep"))
        self.rules = rules
        self._today = context.desk.clock.today()
        language = context.language
        self.name = self.line(self.tr("Name"), rules.name)
        self.address = self.line(self.tr("Address"), rules.address, hint=self.tr("https://…"))
        self.figures: dict[str, QLineEdit] = {}
        for figure in _NUMBERS:
            value = getattr(rules, figure)
            hint = self.tr("not documented")
            self.figures[figure] = self.line(
                language.text(FIGURE_NAMES[figure]), "" if value is None else str(value), hint=hint
            )
        sizes = ", ".join(f"{width} × {height}" for width, height in rules.image_sizes)
        self.sizes = self.line(language.text(FIGURE_NAMES["image_sizes"]), sizes, hint=self.tr("not documented"))
        words = [(each.value, language.text(CERTAINTY_WORD[each])) for each in Certainty]
        self.certainty = self.choice(self.tr("How sure"), words, chosen=rules.certainty.value)
        self.sources = self.line(
            self.tr("Sources"), " ".join(rules.sources), hint=self.tr("addresses, separated by blanks")
        )
        self.checked_on = self.line(self.tr("Looked up on"), language.numeric_date(self._today))

    def written(self) -> ChannelRules:
        """The rules as they stand in the form. Raises NotAllowed with a sentence."""
        numbers = {figure: number_from(field.text()) for figure, field in self.figures.items()}
        written = replace(
            self.rules,
            name=self.name.text(),
            address=self.address.text(),
            text_max=numbers["text_max"],
            text_recommended=numbers["text_recommended"],
            fold_after=numbers["fold_after"],
            link_length=numbers["link_length"],
            hashtags_max=numbers["hashtags_max"],
            alt_max=numbers["alt_max"],
            image_sizes=sizes_from_words(self.sizes.text()),
            sources=tuple(self.sources.text().split()),
            certainty=Certainty(self.certainty.currentData()),
        )
        if not self._has_other_figures(written):
            return written
        checked_on = day_from_words(self.checked_on.text(), today=self._today, looking_back=True)
        if checked_on is None or checked_on > self._today:
            raise NotAllowed(N_("Please say on which day you looked it up, such as 12.5.2027."))
        own = {name: written.certainty for name in FIGURES if getattr(written, name) != getattr(self.rules, name)}
        return replace(written, checked_on=checked_on, doubts={**self.rules.doubts, **own})

    def _has_other_figures(self, written: ChannelRules) -> bool:
        looked_up = (*FIGURES, "sources", "certainty")
        return any(getattr(written, name) != getattr(self.rules, name) for name in looked_up)


def number_from(words: str) -> int | None:
    """The number that was typed; None for nothing. Raises NotAllowed for what is none."""
    tidy = words.strip().replace(".", "").replace("\u202f", "")
    if not tidy:
        return None
    if not tidy.isdecimal():
        raise NotAllowed(N_("“{words}” is no number. Leave the field empty where none is known."), words=words.strip())
    return int(tidy)
