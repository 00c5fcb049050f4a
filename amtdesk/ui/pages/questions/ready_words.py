"""Words that are ready for one key: the interim reply, and the answer that points to a safe way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amtdesk.domain.gaps import GapKind
from amtdesk.domain.questions import INTERIM_CATEGORY, SAFE_WAY_CATEGORY, ReplyKind
from amtdesk.domain.words import N_, Message
from amtdesk.ui.pages.questions.follow_up_day import usual_follow_up

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.reply_templates import ReplyTemplate
    from amtdesk.domain.suggestions import SuggestedTemplate

CATEGORY: Final = {ReplyKind.INTERIM: INTERIM_CATEGORY, ReplyKind.MOVED: SAFE_WAY_CATEGORY}
_LOOKED_AT: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyWords:
    """A template with its gaps filled as far as is known."""

    template: "ReplyTemplate"
    text: str
    is_whole: bool


def templates_for(desk: "Desk", kind: ReplyKind, *, limit: int = _LOOKED_AT) -> "tuple[ReplyTemplate, ...]":
    """Return the templates for this kind of reply that may be used, the usual ones first."""
    hits = desk.templates.find("", category=CATEGORY[kind], limit=limit)
    return tuple(hit.template for hit in hits if hit.template.may_be_copied(today=desk.clock.today()))


def ready_words(desk: "Desk", kind: ReplyKind) -> ReadyWords | None:
    """Return the words for this kind of reply: the first template that has no open gap, else the first.

    A day that an interim reply promises is the usual one of a follow-up.
    """
    promised = f"{usual_follow_up(desk):%d.%m.%Y}"
    found = []
    for template in templates_for(desk, kind):
        days = {each.name: promised for each in desk.templates.gap_fields(template) if each.kind is GapKind.DAY}
        filled = desk.templates.filled(template, {**days, **desk.templates.prefilled_values(template)})
        found.append(ReadyWords(template=template, text=filled.text, is_whole=not filled.open_gaps))
    return next((words for words in found if words.is_whole), found[0] if found else None)


def usual_templates(desk: "Desk", kind: ReplyKind) -> "tuple[SuggestedTemplate, ...]":
    """Return the usual templates for this kind of reply, as suggestions."""
    from amtdesk.domain.suggestions import SuggestedTemplate  # with all of the ranking: not when the page opens

    reason = Message(N_("usual for this"))
    return tuple(SuggestedTemplate(template=each, reason=reason) for each in templates_for(desk, kind, limit=3))
