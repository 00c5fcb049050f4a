"""A post's picture and what is known about it: description, credit, consent. Empty means empty."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from amtdesk.domain.post_rules import CONSENT_MISSING, CONSENT_NOT_NEEDED, CONSENT_ON_FILE
from amtdesk.domain.posts import Post
from amtdesk.ui.pages.plan.picture_frame import PictureFrame
from amtdesk.ui.widgets.cards import Card, column, row
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_FIELDS: Final = ("image_name", "image_credit", "hashtags")
_ALT_HEIGHT: Final = 66


class PictureCard(Card):
    """Fields that store themselves when they are left. A picture can also be known by its name alone."""

    edited = Signal(object)  # Post with other details

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, padding=(14, 16), spacing=10)
        self._post: Post | None = None
        self._is_read_only = False
        self.frame = PictureFrame(theme)
        self._fields = {name: QLineEdit() for name in _FIELDS}
        self._alt = AutosaveTextEdit(theme, self.tr("Picture description"), role="control")
        self._consent = QComboBox()
        self._assemble()
        for field in self._fields.values():
            field.editingFinished.connect(self._offer)
        self._alt.save_requested.connect(self._offer)
        self._consent.activated.connect(self._offer)
        self._fields["image_name"].textChanged.connect(self._follow_name)

    def _assemble(self) -> None:
        theme = self._theme
        self._add_field("hashtags", self.tr("Hashtags"), hint=self.tr("#Birkenfurt"))
        head = row(theme, spacing=8)
        head.addWidget(IconLabel(theme, "image-plus"))
        head.addWidget(Label(theme, self.tr("Picture"), role="bodyStrong"), 1)
        self.column.addSpacing(theme.px(2))
        self.column.addLayout(head)
        self.column.addWidget(self.frame)
        self._add_field("image_name", self.tr("File name"), hint=self.tr("No picture"))
        self._about = QWidget()
        about = column(theme, spacing=10)
        self._about.setLayout(about)
        self.column.addWidget(self._about)
        label = Label(theme, self.tr("Picture description"), role="metaStrong", color="text.secondary")
        label.setBuddy(self._alt)
        self._alt.setPlaceholderText(self.tr("What can be seen, in one or two sentences"))
        self._alt.setFixedHeight(theme.px(_ALT_HEIGHT))
        described = column(theme, spacing=4)
        described.addWidget(label)
        described.addWidget(self._alt)
        about.addLayout(described)
        low = row(theme, spacing=12)
        for part in (
            self._labelled("image_credit", self.tr("Credit"), hint=self.tr("Photo: name / town")),
            self._consents(),
        ):
            low.addLayout(part, 1)
        about.addLayout(low)

    def _add_field(self, name: str, title: str, *, hint: str) -> None:
        self.column.addLayout(self._labelled(name, title, hint=hint))

    def _labelled(self, name: str, title: str, *, hint: str) -> QVBoxLayout:
        field = self._fields[name]
        field.setFont(self._theme.font("control"))
        field.setPlaceholderText(hint)
        field.setAccessibleName(title)
        label = Label(self._theme, title, role="metaStrong", color="text.secondary")
        label.setBuddy(field)
        lines = column(self._theme, spacing=4)
        lines.addWidget(label)
        lines.addWidget(field)
        return lines

    def _consents(self) -> QVBoxLayout:
        self._consent.setFont(self._theme.font("control"))
        for value, words in (
            ("", self.tr("not looked at yet")),
            (CONSENT_NOT_NEEDED, self.tr("nobody recognisable")),
            (CONSENT_ON_FILE, self.tr("consent is on file")),
            (CONSENT_MISSING, self.tr("consent is missing")),
        ):
            self._consent.addItem(words, value)
        label = Label(self._theme, self.tr("People in the picture"), role="metaStrong", color="text.secondary")
        label.setBuddy(self._consent)
        self._consent.setAccessibleName(self.tr("People in the picture"))
        lines = column(self._theme, spacing=4)
        lines.addWidget(label)
        lines.addWidget(self._consent)
        return lines

    def show_post(self, post: Post, *, is_read_only: bool) -> None:
        """Show what is stored; a field that is being typed in keeps its words."""
        self._post = post
        self._is_read_only = is_read_only
        for name, field in self._fields.items():
            if not field.hasFocus():
                field.setText(getattr(post, name))
                field.setCursorPosition(0)
            field.setReadOnly(is_read_only or (name == "image_name" and bool(post.image_sha256)))
        self._alt.show_text(post.alt_text)
        self._alt.setReadOnly(is_read_only)
        self._consent.setCurrentIndex(max(self._consent.findData(post.consent), 0))
        self._consent.setEnabled(not is_read_only)
        self._follow_name(self._fields["image_name"].text())

    def flush(self) -> None:
        """Store what stands in the fields."""
        self._alt.flush()
        self._offer()

    def _offer(self) -> None:
        if self._post is None or self._is_read_only:
            return
        changed = replace(
            self._post,
            hashtags=self._typed("hashtags"),
            image_name=self._typed("image_name"),
            alt_text=self._alt.text().strip(),
            image_credit=self._typed("image_credit"),
            consent=str(self._consent.currentData()),
        )
        if changed != self._post:
            self._post = changed
            self.edited.emit(changed)

    def _follow_name(self, name: str) -> None:
        """Without a picture there is nothing to say about it."""
        self._about.setVisible(bool(name.strip()))

    def _typed(self, name: str) -> str:
        return self._fields[name].text().strip()
