"""How a post looks as a chip of month and week: plate, icon, first line, title. Green comes with the stamp only."""

from datetime import date, time
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from PySide6.QtCore import QObject

from amtdesk.domain.identifiers import IdeaId, PostId
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.posts import MAY_FOLLOW, Post
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.ui.pages.plan.post_words import STATUS_LOOK

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.pages.plan.post_words import PostWords

_S = PostStatus
Plate = Literal["none", "outlined", "dashed", "filled"]


class ProposalKey(NamedTuple):
    """A day that a recurring idea proposes, as lists and drags name it."""

    idea_id: IdeaId
    day: date


ChipKey = PostId | ProposalKey


class FaceLook(NamedTuple):
    """The colours of a kind of chip, as tokens."""

    plate: Plate
    fill: str
    icon_color: str
    lead_color: str
    title_color: str


_OUTLINED: Final = FaceLook("outlined", "bg.surface", "accent.text", "text.secondary", "text.primary")
_DASHED: Final = FaceLook("dashed", "", "text.secondary", "text.secondary", "text.secondary")
_APPROVED: Final = FaceLook("filled", "approve.soft", "approve.base", "approve.text", "text.primary")
_WAITING: Final = FaceLook("filled", "warn.soft", "warn.base", "warn.text", "text.primary")
_QUIET: Final = FaceLook("none", "", "text.secondary", "text.secondary", "text.secondary")
_AWAY: Final = FaceLook("filled", "bg.hover", "text.secondary", "text.secondary", "text.primary")
LOOKS: Final[dict[PostStatus, FaceLook]] = {
    _S.IDEA: _DASHED,
    _S.DRAFT: _OUTLINED,
    _S.IN_REVIEW: _WAITING,
    _S.APPROVED: _APPROVED,
    _S.SCHEDULED: _AWAY,
    _S.PUBLISHED: _QUIET,
    _S.ON_HOLD: _WAITING,
    _S.MISSED: _WAITING,
    _S.WITHDRAWN: _QUIET,
}


class ChipFace(NamedTuple):
    """One chip. Equal faces look the same, whichever post they stand for; `key` is not part of the picture."""

    key: ChipKey
    icon: str
    lead: str
    title: str
    look: FaceLook
    spoken: str
    is_movable: bool

    @property
    def is_proposal(self) -> bool:
        """Whether it stands for what is only proposed."""
        return isinstance(self.key, ProposalKey)


#: What may be moved to another day: what is neither out nor withdrawn.
MOVABLE: Final = frozenset({_S.IDEA, _S.DRAFT, _S.IN_REVIEW, _S.APPROVED, _S.ON_HOLD, _S.MISSED})


def may_be_held(post: Post | PostSummary) -> bool:
    """Whether to offer it: what stands on a day. What is with the platform has to be removed there first (P1)."""
    return post.day is not None and (post.status is _S.SCHEDULED or _S.ON_HOLD in MAY_FOLLOW[post.status])


class PostFaces(QObject):
    """Makes faces, in the window's language."""

    def __init__(self, language: "Language", words: "PostWords", *, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._words = words

    def of(self, post: PostSummary) -> ChipFace:
        """A post. What is asked about, and what its approval does not reach to, is no longer green."""
        kind, icon = self._words.look(post)
        look = LOOKS[post.status] if (kind, icon) == STATUS_LOOK[post.status] else _WAITING
        state = self._words.spoken_state(post)
        title = self._words.title(post)
        if post.at is None:
            spoken = self.tr("Post: {title}, {state}").format(title=title, state=state)
        else:
            at = self._language.clock_time(post.at)
            spoken = self.tr("Post: {title}, {state}, {time}").format(title=title, state=state, time=at)
        return ChipFace(
            key=post.id,
            icon=icon,
            lead=self._lead(post.at),
            title=title,
            look=look,
            spoken=spoken,
            is_movable=post.status in MOVABLE,
        )

    def proposal(self, idea: ProposedIdea) -> ChipFace:
        """A day that a recurring idea proposes; for a post whose occasion was moved, it proposes to bring it along."""
        title = self._words.proposed(idea)
        return ChipFace(
            key=ProposalKey(idea.idea_id, idea.day),
            icon="lightbulb" if idea.follows is None else "calendar-days",
            lead=self._lead(idea.at),
            title=title,
            look=_DASHED,
            spoken=self.tr("Proposed: {title}").format(title=title),
            is_movable=True,
        )

    def _lead(self, at: time | None) -> str:
        return self.tr("no time yet") if at is None else self._language.clock_time(at)
