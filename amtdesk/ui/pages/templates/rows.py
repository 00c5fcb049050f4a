"""A found template as a row: marked title, the sentence in which the words were found, state and use."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from amtdesk.domain.gaps import GAP, Piece, pieces_of
from amtdesk.domain.reply_templates import TemplateHit
from amtdesk.domain.search import marks_in
from amtdesk.ui.widgets.card_rows import CardRow, RowAction

if TYPE_CHECKING:
    from amtdesk.ui.pages.templates.words import TemplateWords

_SHOWN_LENGTH = 110
#: A match further to the right than this would be cut off in the row.
_FAR = 34


class RowMaker:
    """Makes rows. `values` are the town's own, so that gaps read as they will go out."""

    def __init__(
        self,
        words: "TemplateWords",
        values: Mapping[str, str],
        *,
        actions: tuple[RowAction, ...],
    ) -> None:
        self._words = words
        self._values = values
        self._actions = actions

    def row(self, hit: TemplateHit) -> CardRow:
        """Return the row of a hit."""
        look = self._words.state(hit.template)
        snippet = self._snippet(hit)
        return CardRow(
            key=hit.template.id,
            title=hit.template.title,
            marks=hit.title_marks,
            snippet=snippet,
            snippet_marks=marks_in(snippet, hit.prefixes),
            meta_icon=look.icon,
            lead=look.words,
            lead_color=look.color,
            meta=self._words.use(hit.template),
            actions=self._actions,
        )

    def _snippet(self, hit: TemplateHit) -> str:
        text = hit.template.text
        start = _sentence_start(text, hit.text_marks[0][0]) if hit.text_marks else 0
        end = start + _SHOWN_LENGTH * 2
        pieces = pieces_of(text[start:end], self._values)
        line = " ".join("".join(self._shown(piece) for piece in pieces).split())
        shown = f"… {line[:_SHOWN_LENGTH]}" if start else line[:_SHOWN_LENGTH]
        return f"{reason} · {shown}" if (reason := self._unseen_reason(hit)) else shown

    def _unseen_reason(self, hit: TemplateHit) -> str:
        """The shortcut or the subject, when the words were found in neither title nor text."""
        if hit.title_marks or hit.text_marks:
            return ""
        shortcut, subject = hit.template.shortcut, hit.template.category_name
        if marks_in(shortcut, hit.prefixes):
            return f"/{shortcut}"
        return subject if marks_in(subject, hit.prefixes) else ""

    def _shown(self, piece: Piece) -> str:
        return f"[{self._words.gap(piece.gap)}]" if piece.is_open else piece.text


def _sentence_start(text: str, place: int) -> int:
    """Where to begin so that a match can be seen: at the text, its sentence, or a few words before the match."""
    if place <= _FAR:
        return 0
    start = max(text.rfind(sign, 0, place) + len(sign) for sign in (". ", "! ", "? ", "\n"))
    if start <= 1 or place - start > _FAR:
        start = text.find(" ", place - _FAR) + 1
    inside = next((gap for gap in GAP.finditer(text) if gap.start() < start < gap.end()), None)
    return inside.start() if inside else min(start, place)
