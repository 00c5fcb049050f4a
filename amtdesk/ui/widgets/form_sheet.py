"""The base of sheets with a form: what was typed waits, also over a restart, until it is kept or begun anew."""

from abc import abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import FactFault, NotStored, UserFacingError
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn, row
from amtdesk.ui.widgets.form_fields import FormFields
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.pause import Pause, keep_or_tell
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.page import PageContext

_SIDE = 24


class Kept(NamedTuple):
    """What was done, in words, and the key of the thing it was done to."""

    told: str
    key: object


class FormSheet(TallSheet):
    """A new thing, or one that is changed. Ctrl+Enter keeps it; Esc leaves, and nothing typed is lost."""

    kept = Signal(str, object)  # what was done, in words, for whoever shows no toast; the key of the thing
    _is_built = False

    def __init__(
        self, context: "PageContext", parent: QWidget, *, fields: FormFields, begun_as: str, width: int
    ) -> None:
        super().__init__(context.theme, parent, heading="", width=width)
        self._context = context
        self._begun_as = begun_as
        self._is_toasting = True
        self._form = fields
        self._begun = QWidget()
        self.forget = LinkButton(context.theme, self.tr("Begin anew"))
        self._wrong = Label(context.theme, role="meta", color="danger.text", wrap=True)
        self._pause = Pause(self, self.keep_begun)
        self._refused: dict[str, str] | None = None

    def build(self, heading: str, *, keep: str, others: tuple[KbdButton, ...] = ()) -> None:
        """Put it together and show what was begun."""
        theme = self._theme
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        line = row(theme, spacing=8)
        line.addWidget(Label(theme, self.tr("What you typed before is still here."), role="meta", wrap=True), 1)
        line.addWidget(self.forget)
        self._begun.setLayout(line)
        self.head.addWidget(self._begun)
        self._body = ScrollColumn(theme, margins=(_SIDE, 4, _SIDE, 4))
        self._body.column.addWidget(self._form)
        self._body.column.addStretch(1)
        self._wrong.hide()
        self.foot.addWidget(self._wrong)
        self.keep = KbdButton(theme, keep, kind="primary", keys="Ctrl+Return")
        self.foot.addWidget(self.end_with(self.keep, *others, leave=self.tr("Cancel")))
        self.add_middle(self._body)
        self._form.typed.connect(self._pause.start)
        self._form.accepted.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)
        self._show_begun()
        self._is_built = True

    def open_now(self, *, says_itself: bool = True) -> None:
        """Show the sheet with the focus in the title; without `says_itself`, `kept` is told instead of a toast."""
        self._is_toasting = says_itself
        self.open(self._form.title)
        self._form.title.selectAll()

    # what a room says

    @abstractmethod
    def _show_offered(self) -> None:
        """Show the thing, or what a new one begins with."""

    @abstractmethod
    def _store(self) -> Kept:
        """Keep what is meant. Raises UserFacingError."""

    # what was begun

    def _show_begun(self) -> None:
        self._show_offered()
        self._offered = self._form.values()
        begun = self._context.desk.begun_forms.get(self._begun_as)
        if begun:
            self._form.show_values({**self._offered, **begun})
        self._begun.setVisible(bool(begun))
        self._pause.stop()

    def _forget(self) -> None:
        self._context.desk.begun_forms.keep(self._begun_as, {})
        self._show_begun()
        self._form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_begun(self) -> None:
        """Keep what was typed; what she left alone begins anew the next time, such as the day."""
        self._pause.stop()
        typed = {name: text for name, text in self._form.values().items() if text != self._offered[name]}
        self._context.desk.begun_forms.keep(self._begun_as, typed)

    @override
    def may_leave(self) -> bool:
        """What the records refuse stays on the screen, and is tried again; a second Esc leaves without it."""
        typed = self._form.values()
        try:
            self.keep_begun()
        except NotStored as error:
            if typed == self._refused:
                return True
            self._refused = typed
            self._pause.start()
            words = self.tr("{why} What you typed stands here still; one more Esc leaves without it.")
            self._tell(words.format(why=self._context.language.sentence(error)))
            return False
        return True

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._is_built:  # it is hidden once while it is made
            keep_or_tell(self._context.messages, self.keep_begun)

    # what is done

    def _keep(self) -> None:
        self._wrong.hide()  # what was in the way of the last try may be over
        wrong = self._form.find_faults()
        if wrong is not None:
            self._lead_to(wrong)
        else:
            self._end_with(self._store)

    def _end_with(self, deed: "Callable[[], Kept]") -> None:
        """Do what ends the form, or say why not."""
        try:
            told, key = deed()
        except UserFacingError as error:
            self._say(error)
            return
        self._offered = self._refused = self._form.values()  # it is kept: nothing of it waits any more
        self.close_sheet()
        self.kept.emit(told, key)
        if self._is_toasting:
            self._context.messages.undo_toast(told)

    def _say(self, error: UserFacingError) -> None:
        sentence = self._context.language.sentence(error)
        if isinstance(error, FactFault):
            self._lead_to(self._form.blame(error, sentence))
            return
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    def wrong(self) -> str:
        """What is wrong with the whole of it."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def _lead_to(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.ensureWidgetVisible(field, 0, self._theme.px(48))

    @override
    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            room = parent.width() / self._theme.zoom - 32
            self._form.arrange(round(min(room, self._wish_width)) - 2 * _SIDE)
        super()._place()
