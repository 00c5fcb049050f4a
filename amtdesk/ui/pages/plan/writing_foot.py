"""The line under the text: how long it is by the channel's rules, and how long it takes to read. It never blocks."""

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from amtdesk.domain.channels import ChannelRules, TextMeasure, measure
from amtdesk.domain.post_checks import reading_seconds
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.meters import CharacterRing

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_WORD: Final = re.compile(r"[\w’'-]+")


class WritingFoot(QWidget):
    """Ring, count and reading time; a second line says what the channel does not take."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._ring = CharacterRing(theme)
        self._number = Label(theme, role="metaStrong")
        self._count = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._reading = Label(theme, role="meta", color="text.secondary")
        self._further = Label(theme, role="meta", color="text.secondary", wrap=True)
        lines = column(theme, spacing=2, margins=(14, 8, 14, 8))
        self.setLayout(lines)
        foot = row(theme, spacing=6)
        foot.addWidget(self._ring)
        foot.addSpacing(theme.px(2))
        foot.addWidget(self._number)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._reading)
        lines.addLayout(foot)
        lines.addWidget(self._further)
        self._further.hide()

    def show_text(self, text: str, rules: ChannelRules) -> None:
        """Count what goes out, by the rules of the channel."""
        found = measure(text, rules)
        words, color = self._words(found)
        _say(self._number, str(found.length))
        _say(self._count, words)
        self._count.set_color(color)
        goal = found.recommended or found.limit or 0
        self._ring.show_count(found.length, recommended=goal, spoken=f"{found.length} {words}")
        _say(self._reading, self._reading_words(text))
        self._show_further(self._further_words(found, rules), is_wrong=bool(found.too_many_hashtags or not found.fits))

    def _words(self, found: TextMeasure) -> tuple[str, str]:
        if found.over_limit:
            words = self.tr("characters, {n} more than the channel takes")
            return words.format(n=found.over_limit), "danger.text"
        if found.over_recommendation:
            words = self.tr("characters, {n} over the recommendation")
            return words.format(n=found.over_recommendation), "warn.text"
        if found.recommended is not None:
            return self.tr("characters, easy to read up to {n}").format(n=found.recommended), "text.secondary"
        if found.limit is not None:
            return self.tr("of {n} characters").format(n=found.limit), "text.secondary"
        return self.tr("characters"), "text.secondary"

    def _further_words(self, found: TextMeasure, rules: ChannelRules) -> str:
        parts = []
        if found.too_many_hashtags:
            none_at_all = self.tr("The channel does without hashtags.")
            at_most = self.tr(
                "{n} hashtags, at most {most} on this channel."
            )  # one is too many only where none is taken
            words = at_most if rules.hashtags_max else none_at_all
            parts.append(words.format(n=found.hashtags, most=rules.hashtags_max))
        if found.over_bytes:
            words = self.tr("{n} bytes more than the channel takes: emoji weigh the most.")
            parts.append(words.format(n=found.over_bytes))
        if found.links and rules.link_length is not None:
            one, more = self.tr("The link counts as {n} characters."), self.tr("Each link counts as {n} characters.")
            words = one if found.links == 1 else more
            parts.append(words.format(n=rules.link_length))
        return " ".join(parts)

    def _show_further(self, words: str, *, is_wrong: bool) -> None:
        _say(self._further, words)
        self._further.set_color("warn.text" if is_wrong else "text.secondary")
        self._further.setVisible(bool(words))

    def _reading_words(self, text: str) -> str:
        count = len(_WORD.findall(text))
        if not count:
            return ""
        one, more = self.tr("1 word, reading time {s} sec."), self.tr("{n} words, reading time {s} sec.")
        words = one if count == 1 else more
        return words.format(n=count, s=reading_seconds(text))


def _say(label: Label, words: str) -> None:
    if label.text() != words:  # a label that says the same needs no new layout
        label.setText(words)
