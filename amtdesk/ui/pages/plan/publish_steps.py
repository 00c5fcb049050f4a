"""The way of a post to the channel, as the card "Freigabe" shows it: what is carried over, what the clipboard holds."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.post_places import PLACE_WORD, PostPlace
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.publishing import PlanAhead, PublishStep, steps_of
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Hairline, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.publish_deeds import PublishDeeds
    from amtdesk.ui.theme import Theme

_S = PublishStep
_CARRIED = (_S.TEXT, _S.PICTURE, _S.ALT_TEXT)
_GAP = 6
_ON_THE_WAY = frozenset({PostStatus.APPROVED, PostStatus.SCHEDULED})


class PublishSteps(QWidget):
    """For what may go out the steps, the channel, where else it has to appear; before that a proposal to plan ahead."""

    schedule_requested = Signal(int)

    def __init__(self, context: "PageContext", deeds: "PublishDeeds") -> None:
        super().__init__()
        self._context = context
        self._deeds = deeds
        self._post: Post | None = None
        theme = context.theme
        self._ahead = Label(theme, role="meta", color="text.primary", wrap=True)
        self._ahead_part = self._noted("clock", self._ahead)
        self._apart, self._gap = _parting(theme), QWidget()
        self._gap.setFixedHeight(theme.px(_GAP))
        self._rows = {step: _StepRow(context, step, deeds=deeds) for step in _CARRIED}
        self._held = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.channel = LinkButton(theme, self.tr("Go to the channel"), icon="external-link", keys="Ctrl+O")
        self._places = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._places_part = self._noted("info", self._places)
        self._assemble()
        self.channel.clicked.connect(deeds.open_channel)
        for step, line in self._rows.items():
            line.button.clicked.connect(partial(self._do, step))
        deeds.stepped.connect(self._follow)

    def _assemble(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=2)
        self.setLayout(lines)
        lines.addWidget(self._apart)
        lines.addWidget(self._ahead_part)
        lines.addWidget(self._gap)
        for line in self._rows.values():
            lines.addWidget(line)
        lines.addWidget(self._held)
        link = row(theme, spacing=0)
        link.addWidget(self.channel)
        link.addStretch(1)
        lines.addLayout(link)
        lines.addSpacing(theme.px(3))  # the ring around the link covers no word
        lines.addWidget(self._places_part)

    def _noted(self, icon: str, words: Label) -> QWidget:
        part = QWidget()
        line = row(self._context.theme, spacing=10)  # its words begin where those of the steps do
        part.setLayout(line)
        line.addWidget(IconLabel(self._context.theme, icon, size=16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return part

    def show_post(self, post: "Post") -> None:
        """Show how far it was carried; nothing for what may not go out."""
        self._post = post
        posts = self._context.desk.posts
        is_on_the_way = post.status in _ON_THE_WAY
        steps = steps_of(post)
        has_steps = post.status is PostStatus.APPROVED and len(steps) > len((_S.TEXT, _S.ENTER))
        for step, line in self._rows.items():
            line.setVisible(has_steps and step in steps)
            line.show_post(post)
        owed = posts.open_places(post.id) if is_on_the_way else ()
        ahead = self._ahead_words(posts.plan_ahead_of(post))
        self._apart.setVisible(is_on_the_way)  # above it what was approved, below it what is to be done
        self._show(self._ahead, ahead, part=self._ahead_part)
        self._gap.setVisible(is_on_the_way and bool(ahead))
        self._show(self._held, self._held_words(post) if is_on_the_way else "", part=self._held)
        self._show(self._places, self._place_words(owed), part=self._places_part)
        self.channel.setVisible(is_on_the_way and bool(self._deeds.channel_address()))
        self.setVisible(is_on_the_way or bool(ahead))

    def _show(self, label: Label, words: str, *, part: QWidget) -> None:
        label.setText(words)
        part.setVisible(bool(words))

    def _ahead_words(self, proposal: PlanAhead | None) -> str:
        if proposal is None:
            return ""
        language = self._context.language
        if proposal.by is None:
            return self.tr("Nobody is at the desk then, and no service day lies before it.")
        day, at = language.short_date(proposal.by.date()), language.clock_time(proposal.by)
        if not proposal.is_approved:
            words = self.tr("Nobody is at the desk then. Have it approved by {day}, {time}, to plan it ahead there.")
        elif proposal.is_day_off:
            words = self.tr("No service on that day. Plan it ahead on the platform by {day}, {time}.")
        else:
            words = self.tr("Outside the service hours. Plan it ahead on the platform by {day}, {time}.")
        return words.format(day=day, time=at)

    def _held_words(self, post: "Post") -> str:
        held = {
            _S.TEXT: self.tr("On the clipboard now: the text"),
            _S.PICTURE: self.tr("On the clipboard now: the picture"),
            _S.ALT_TEXT: self.tr("On the clipboard now: the description"),
        }
        step = self._deeds.on_clipboard(post)
        return "" if step is None else held[step]

    def _place_words(self, places: tuple[PostPlace, ...]) -> str:
        owed = [self._context.language.text(PLACE_WORD[each.place]) for each in places if each.is_duty]
        return self.tr("Also still to appear: {places}").format(places=", ".join(owed)) if owed else ""

    def _do(self, step: PublishStep) -> None:
        if self._post is not None:
            self._deeds.do(self._post.id, step)

    def _follow(self, post_id: "PostId") -> None:
        if self._post is not None and self._post.id == post_id and not self.isHidden():
            self.show_post(self._post)


def _parting(theme: "Theme") -> QWidget:
    part = QWidget()
    lines = column(theme, spacing=0, margins=(0, 2, 0, 8))
    part.setLayout(lines)
    lines.addWidget(Hairline(theme))
    return part


class _StepRow(QWidget):
    """One step: done or not, and the way to do it again."""

    def __init__(self, context: "PageContext", step: PublishStep, *, deeds: "PublishDeeds") -> None:
        super().__init__()
        self._step = step
        self._deeds = deeds
        self.button = LinkButton(context.theme, deeds.label(step), icon="circle")
        line = row(context.theme, spacing=0)
        self.setLayout(line)
        line.addWidget(self.button)
        line.addStretch(1)

    def show_post(self, post: "Post") -> None:
        """Show whether it was carried over."""
        is_done = self._deeds.is_done(post, self._step)
        is_next = self._deeds.next_step(post) is self._step
        self.button.set_icon_name("check" if is_done else "circle-dot" if is_next else "circle")
        name = self._deeds.label(self._step)
        self.button.setAccessibleName(self.tr("{step}, done").format(step=name) if is_done else name)
