"""The preview with its heading: which channel, phone or wide, what is known of its fold, the picture in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.channels import ChannelRules, fold_position
from amtdesk.ui.pages.plan.preview import PhonePreview, PreviewContent, Shape
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.labels import Label, SectionLabel

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_SEGMENT_HEIGHT: Final = 28


class PreviewPanel(QWidget):
    """Shows a post on the channel that is chosen. One channel only: nothing to choose is shown."""

    channel_chosen = Signal()
    shape_chosen = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._channels: tuple[ChannelRules, ...] = ()
        self._alt_text = ""
        self._content = PreviewContent()
        self._is_unfolded = False
        self.heading = SectionLabel(theme, self.tr("Preview"))
        self._channel = ChoiceBox(self.tr("Channel of the preview"))
        self._shape = SegmentedControl(
            theme,
            self.tr("Preview on"),
            choices=((Shape.PHONE, self.tr("Phone")), (Shape.WIDE, self.tr("Wide"))),
            height=_SEGMENT_HEIGHT,
        )
        self.phone = PhonePreview(theme)
        self._fold_button = LinkButton(theme, "")
        self._caption = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._alt_button = LinkButton(theme, "")
        self._alt_words = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._assemble(theme)
        self._channel.activated.connect(self.channel_chosen)
        self._shape.chosen.connect(self._take_shape)
        self._alt_button.clicked.connect(self._toggle_alt)
        self._fold_button.clicked.connect(self._toggle_fold)
        self.phone.words_clicked.connect(self._toggle_fold)

    def _assemble(self, theme: "Theme") -> None:
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        head = row(theme, spacing=8)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self._shape)
        lines.addLayout(head)
        lines.addWidget(self._channel)
        lines.addWidget(self.phone)
        lines.addWidget(self._caption)
        fold = row(theme)
        fold.addWidget(self._fold_button)
        fold.addStretch(1)
        lines.addLayout(fold)
        alt = row(theme)
        alt.addWidget(self._alt_button)
        alt.addStretch(1)
        lines.addLayout(alt)
        lines.addWidget(self._alt_words)
        lines.addStretch(1)
        self._alt_words.hide()

    def shape(self) -> Shape:
        """On what it is read."""
        return Shape(str(self._shape.key()))

    def first_focus(self) -> QWidget:
        """Where the focus goes when this column is entered."""
        return self._shape

    def show_channels(self, channels: Sequence[ChannelRules]) -> None:
        """Offer the channels that the office uses; the chosen one stays."""
        if tuple(channels) == self._channels:
            return
        chosen = self._channel.currentData()
        self._channels = tuple(channels)
        self._channel.clear()
        for each in self._channels:
            self._channel.addItem(each.name, each.key)
        self._channel.setCurrentIndex(max(self._channel.findData(chosen), 0))
        self._channel.setVisible(len(self._channels) > 1)

    def rules(self) -> ChannelRules:
        """The rules of the channel that is shown."""
        return self._channels[max(self._channel.currentIndex(), 0)]

    def show_post(self, content: PreviewContent) -> None:
        """Show a post with all of its words; the channel folds them where that is known, and she may unfold them."""
        self._content = content
        rules = self.rules()
        folds_at = fold_position(content.text, rules)
        end = None if self._is_unfolded else folds_at
        self._say_fold(is_foldable=folds_at is not None)
        is_known = rules.fold_after is not None
        self.phone.show_content(
            PreviewContent(
                page_name=content.page_name,
                when=content.when,
                text=content.text if end is None else content.text[:end].rstrip(),
                more="" if end is None else self.tr(" … See\u00a0more"),
                marks_first_lines=not is_known,
                picture=content.picture,
                alt_text=content.alt_text,
            )
        )
        self._caption.setText(self._fold_words(rules, is_folded=folds_at is not None))
        self._show_alt(content)

    def fold(self) -> None:
        """Show what the channel shows first: another post is opened."""
        self._is_unfolded = False

    def _toggle_fold(self) -> None:
        if not self._fold_button.isHidden():
            self._is_unfolded = not self._is_unfolded
            self.show_post(self._content)

    def _say_fold(self, *, is_foldable: bool) -> None:
        label = self.tr("Fold the text again") if self._is_unfolded else self.tr("Show the whole text")
        if label != self._fold_button.label():
            self._fold_button.set_label(label)
        self._fold_button.setVisible(is_foldable)

    def _fold_words(self, rules: ChannelRules, *, is_folded: bool) -> str:
        if rules.fold_after is None:
            return self.tr(
                "Where the channel folds the text is not documented. What matters belongs into the first two lines; "
                "they are marked."
            )
        if is_folded:
            words = self.tr("The channel folds the text after about {n} characters. What matters stands before that.")
        else:
            words = self.tr("The whole text is seen. The channel folds it after about {n} characters.")
        return words.format(n=rules.fold_after)

    def _show_alt(self, content: PreviewContent) -> None:
        self._alt_text = content.alt_text.strip()
        self._alt_button.setVisible(bool(content.picture))
        if not content.picture:
            self._alt_words.hide()
        self._say_alt()

    def _toggle_alt(self) -> None:
        self._alt_words.setVisible(self._alt_words.isHidden())
        self._say_alt()

    def _say_alt(self) -> None:
        is_shown = not self._alt_words.isHidden()
        label = self.tr("Hide the description") if is_shown else self.tr("Show the description of the picture")
        if label != self._alt_button.label():
            self._alt_button.set_label(label)
        self._alt_words.setText(self._alt_text or self.tr("The picture has no description yet."))

    def _take_shape(self) -> None:
        self.phone.show_shape(self.shape())
        self.shape_chosen.emit()
