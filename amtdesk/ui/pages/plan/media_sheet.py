"""The sheet of one picture: what it shows, its rights, its people, and the posts that show it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QPixmap
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.media import Medium
from amtdesk.domain.post_summaries import PostSummary
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.media_form import MediumForm
from amtdesk.ui.pages.plan.media_pictures import SmallPictures
from amtdesk.ui.pages.plan.picture_frame import Thumbnail
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn, clear_layout, column, row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label, SectionLabel
from amtdesk.ui.widgets.said_line import SaidLine
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.media_deeds import MediaDeeds
    from amtdesk.ui.pages.plan.media_words import MediaWords
    from amtdesk.ui.pages.plan.post_words import PostWords

_WIDTH: Final = 860
_SIDE: Final = 280
_SIDE_PICTURE: Final = 200
_STACKED_BELOW: Final = 720
_MOST_POSTS: Final = 8
_NO_LIMIT: Final = 16_777_215  # Qt's own


class MediumSheet(TallSheet):
    """Stores what is typed as it is left. Ctrl+Enter, Esc and a click beside it close."""

    post_opened = Signal(object)  # PostId

    def __init__(
        self,
        context: "PageContext",
        parent: QWidget,
        *,
        medium: Medium,
        words: "MediaWords",
        post_words: "PostWords",
        deeds: "MediaDeeds",
    ) -> None:
        super().__init__(context.theme, parent, heading=medium.name, width=_WIDTH)
        self._context = context
        self._media = context.desk.media
        self._words = words
        self._post_words = post_words
        self._deeds = deeds
        self._medium = medium
        self.form = MediumForm(context, alt_most=context.desk.channels.main().alt_max)
        self._picture = Thumbnail(context.theme, height=_SIDE_PICTURE)
        side = context.theme.px(_SIDE) * 2
        self._pictures = SmallPictures(context, self, size=QSize(side, side))
        self._facts = Label(context.theme, role="meta", color="text.secondary", wrap=True)
        self._question = Label(context.theme, role="meta", color="warn.text", wrap=True)
        self._used_heading = SectionLabel(context.theme)
        self._used = column(context.theme, spacing=2)
        self._said = SaidLine(context)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._assemble()
        self._connect()
        self._show(medium)

    def _assemble(self) -> None:
        theme = self._context.theme
        middle = ScrollColumn(theme, margins=(24, 4, 24, 8))
        self._body.setSpacing(theme.px(24))
        left = QWidget()
        about = column(theme, spacing=10)
        left.setLayout(about)
        for part in (self._picture, self._facts, self._question, self._used_heading):
            about.addWidget(part)
        about.addLayout(self._used)
        about.addStretch(1)
        self._side = left
        self._body.addWidget(left)
        self._body.addWidget(self.form, 1)
        middle.column.addLayout(self._body)
        self.add_middle(middle)
        self.foot.addWidget(self._said)
        self.foot.addLayout(self._buttons())

    def _buttons(self) -> QBoxLayout:
        theme = self._context.theme
        self._copy = KbdButton(theme, self.tr("Copy picture"), icon="copy")
        self._save = KbdButton(theme, self.tr("Save copy for the channel …"), icon="file-down")
        self._remove = KbdButton(theme, self.tr("Remove"), icon="trash-2")
        self._done = KbdButton(theme, self.tr("Done"), kind="primary", keys="Ctrl+Return")
        deeds = self._ways = FlowRow(theme, spacing=8)
        for button in (self._copy, self._save, self._remove):
            deeds.flow.addWidget(button)
        line = row(theme, spacing=12)
        line.addWidget(deeds, 1)
        line.addWidget(self._done, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _connect(self) -> None:
        self.form.edited.connect(self._store)
        self._said.undone.connect(self.refresh)
        self._pictures.arrived.connect(lambda _sha256: self._show_picture())
        self._copy.clicked.connect(lambda: self._deeds.copy(self._medium.sha256))
        self._save.clicked.connect(lambda: self._deeds.save(self._medium.sha256))
        self._remove.clicked.connect(self._take_away)
        self._done.clicked.connect(self.close_sheet)
        self._deeds.said.connect(self._say)
        self._deeds.refused.connect(self._said.report)

    def begin(self) -> None:
        """Open it at what is asked first."""
        self.open(self.form.alt)

    def refresh(self) -> None:
        """Show what the desk holds now; closed when the picture is gone."""
        medium = self._media.find(self._medium.sha256)
        if medium is None:
            self.close_sheet()
        else:
            self._show(medium)

    def _show(self, medium: Medium) -> None:
        self._medium = medium
        self.heading.setText(medium.name)
        self.form.show_medium(medium)
        self._facts.setText(self._words.size(medium))
        reason = self._media.why_not_usable(medium.sha256, self._context.desk.clock.today())
        self._question.setText("" if reason is None else self._context.language.sentence(reason))
        self._question.setVisible(reason is not None)
        self._copy.setEnabled(reason is None)
        self._save.setEnabled(reason is None)
        self._show_picture()
        self._show_posts(self._media.used_in(medium.sha256))

    def _show_picture(self) -> None:
        found = self._pictures.of(self._medium.sha256)
        picture = QPixmap() if found is None else found
        self._picture.show_picture(
            picture.toImage() if not picture.isNull() else QImage(), alt_text=self._medium.alt_text
        )

    def _show_posts(self, posts: tuple[PostSummary, ...]) -> None:
        clear_layout(self._used)
        self._used_heading.setText(self.tr("Shown in") if posts else self.tr("Not shown in any post yet"))
        self._remove.setVisible(not posts)
        for post in posts[:_MOST_POSTS]:
            link = LinkButton(self._context.theme, self._elided(self._post_words.title(post)))
            link.clicked.connect(self._opener(post))
            self._used.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            when = self._post_words.planned(post.day, post.at)
            self._used.addWidget(Label(self._context.theme, when, role="meta", color="text.secondary"))
        if len(posts) > _MOST_POSTS:
            more = self.tr("and {count} more").format(count=len(posts) - _MOST_POSTS)
            self._used.addWidget(Label(self._context.theme, more, role="meta", color="text.secondary"))

    def _elided(self, title: str) -> str:
        metrics = QFontMetrics(self._context.theme.font("control"))
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, self._context.theme.px(_SIDE - 20))

    def _opener(self, post: PostSummary) -> Callable[[], None]:
        def open_post() -> None:
            self.close_sheet()
            self.post_opened.emit(post.id)

        return open_post

    # storing

    def _store(self, medium: Medium) -> None:
        try:
            saved = self._media.edit(medium)
        except UserFacingError as error:
            self._said.report(error)
            return
        if len(saved.lapsed) == 1:
            title = self._post_words.title(saved.lapsed[0])
            self._said.say(
                self.tr("The approval of “{title}” lapsed, because its picture's facts changed.").format(title=title)
            )
        elif saved.lapsed:
            count = len(saved.lapsed)
            self._said.say(
                self.tr("{count} approvals lapsed, because the picture's facts changed.").format(count=count)
            )
        self._show(saved.medium)

    def _say(self, words: str) -> None:
        self._said.say(words, may_undo=False)

    def _take_away(self) -> None:
        self.form.blockSignals(True)  # nothing is stored for what goes
        self.close_sheet()
        self._deeds.delete(self._medium.sha256)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self._ways.setVisible(not is_low)  # the grid's menu has them, too

    @override
    def close_sheet(self) -> None:
        if self.isVisible():
            self.form.flush()
        super().close_sheet()

    @override
    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            is_stacked = parent.width() / self._theme.zoom < _STACKED_BELOW
            # where there is little room, the fields come first
            way = QBoxLayout.Direction.BottomToTop if is_stacked else QBoxLayout.Direction.LeftToRight
            self._body.setDirection(way)
            self._side.setMinimumWidth(0 if is_stacked else self._theme.px(_SIDE))
            self._side.setMaximumWidth(_NO_LIMIT if is_stacked else self._theme.px(_SIDE))
        super()._place()
