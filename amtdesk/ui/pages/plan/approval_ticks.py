"""The two ticks in the card "Freigabe": the department's co-signature, and the communication's own look."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.approval_ticks import TICK_WORD, ApprovalTick, TickKind, wants_co_signature
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.pages.plan.approval_level import Tick
from amtdesk.ui.pages.plan.event_words import short_name
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords

_S = PostStatus
_SHOWN = frozenset({_S.DRAFT, _S.IN_REVIEW, _S.APPROVED, _S.MISSED, _S.ON_HOLD})


class TickLines(QWidget):
    """One line a tick: who, and when."""

    refused = Signal(object)  # UserFacingError
    ticked = Signal(str)  # what to say about it

    def __init__(self, context: "PageContext", words: "PostWords") -> None:
        super().__init__()
        self._desk = context.desk
        self._language = context.language
        self._words = words
        self._post: Post | None = None
        theme = context.theme
        lines = column(theme, spacing=2)
        self.setLayout(lines)
        self.ticks: dict[TickKind, Tick] = {}
        self._said: dict[TickKind, Label] = {}
        self._parts: dict[TickKind, QWidget] = {}
        for kind, name in (
            (TickKind.CO_SIGNATURE, self.tr("Co-signature")),
            (TickKind.OWN_LOOK, self.tr("Own look")),
        ):
            part = QWidget()
            line = row(theme, spacing=6)
            part.setLayout(line)
            tick = Tick(theme, name)
            tick.setToolTip(self._language.text(TICK_WORD[kind]))
            tick.clicked.connect(partial(self._toggle, kind))
            said = Label(theme, role="meta", color="text.secondary", wrap=True)
            line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(said, 1)
            lines.addWidget(part)
            self.ticks[kind], self._said[kind], self._parts[kind] = tick, said, part
        widest = max(tick.sizeHint().width() for tick in self.ticks.values())
        for tick in self.ticks.values():  # what is said of them begins at one line
            tick.setMinimumWidth(widest)

    def show_post(self, post: "Post") -> None:
        """Show which ticks stand."""
        self._post = post
        self.setVisible(post.status in _SHOWN and bool(post.text.strip()))
        if self.isHidden():
            return
        standing = self._desk.posts.ticks(post.id)
        self._parts[TickKind.CO_SIGNATURE].setVisible(wants_co_signature(post) or TickKind.CO_SIGNATURE in standing)
        for kind, tick in self.ticks.items():
            self._show(kind, tick, stands=standing.get(kind))

    def _show(self, kind: TickKind, tick: Tick, *, stands: ApprovalTick | None) -> None:
        said = self._open(kind) if stands is None else self._by(stands)
        name = self._language.text(TICK_WORD[kind])
        tick.show_state(is_on=stands is not None, said=f"{name}: {said}")
        self._said[kind].setText(said)

    def _by(self, tick: ApprovalTick) -> str:
        return f"{short_name(tick.ticked_by)}, {self._words.moment(tick.ticked_at)}"

    def _open(self, kind: TickKind) -> str:
        if kind is TickKind.CO_SIGNATURE and self._post is not None:
            names = {each.key: each.name for each in self._desk.town.departments()}
            name = names.get(self._post.department, self._post.department)
            return self.tr("{department}, still open").format(department=name)
        return self.tr("still open")

    def _toggle(self, kind: TickKind) -> None:
        if self._post is None:
            return
        posts, post = self._desk.posts, self._post
        try:
            if self.ticks[kind].is_on:
                posts.untick(post.id, kind)
                said = self.tr("Tick taken back.")
            else:
                tick = posts.tick(post.id, kind, by=self._who(kind), at=self._desk.clock.now())
                said = self.tr("Ticked for {name}.").format(name=tick.ticked_by)
        except UserFacingError as error:
            self.refused.emit(error)
            return
        self.ticked.emit(said)

    def _who(self, kind: TickKind) -> str:
        if self._post is None or kind is TickKind.OWN_LOOK:
            return self._desk.town.town().user_name or self._desk.town.town().name
        leads = {each.key: each.lead for each in self._desk.town.departments()}
        names = {each.key: each.name for each in self._desk.town.people()}
        department = next((d.name for d in self._desk.town.departments() if d.key == self._post.department), "")
        return names.get(leads.get(self._post.department, ""), department)
