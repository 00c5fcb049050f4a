"""The sheet of one occasion: what it is, her note, a draft from it; dates of her own are changed and deleted here."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.occasions import FROM_OFFICE_CALENDAR, Occasion, OccasionKind
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_proposal import draft_from
from amtdesk.ui.pages.plan.idea_words import IdeaWords
from amtdesk.ui.pages.plan.occasion_words import OccasionWords
from amtdesk.ui.pages.plan.plan_rows import wished_of
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.labels import FactRow, Label
from amtdesk.ui.widgets.named_part import Part
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 520
_NOTE_LINES: Final = 3


class OccasionSheet(TallSheet):
    """Ctrl+Enter makes a draft from it. Of her own dates F2 changes, Del deletes."""

    post_begun = Signal(object)  # PostId of the draft

    def __init__(self, context: "PageContext", parent: QWidget, *, occasion: Occasion) -> None:
        super().__init__(context.theme, parent, heading=occasion.title, width=_WIDTH)
        self._context = context
        self._occasion = occasion
        self._words = OccasionWords(context, self)
        self._ideas = IdeaWords(context, self)
        theme = context.theme
        self.draft = KbdButton(theme, self.tr("Begin draft"), kind="primary", icon="pencil", keys="Ctrl+Return")
        self.edit = KbdButton(theme, self.tr("Edit"), icon="settings-2", keys="F2")
        self.delete = KbdButton(theme, self.tr("Delete"), kind="quiet", icon="trash-2", keys="Del")
        self.kind = self._kinds()
        self.note = AutosaveTextEdit(theme, self.tr("Your note"))
        self.note.setFixedHeight(_NOTE_LINES * theme.line("body") + theme.px(18))
        self.note.show_text(occasion.own_note)
        self._assemble()
        self._connect()

    # building

    def _kinds(self) -> ChoiceBox:
        box = ChoiceBox(self.tr("What it is"))
        for kind in OccasionKind:
            box.addItem(self._words.kind(kind), kind)
        place = box.findData(self._occasion.kind)
        box.setCurrentIndex(place if place >= 0 else box.findData(OccasionKind.OTHER))
        return box

    def _assemble(self) -> None:
        theme, occasion, words = self._theme, self._occasion, self._words
        body = ScrollColumn(theme, spacing=8, margins=(24, 4, 24, 4))
        body.column.addWidget(FactRow(theme, self.tr("When"), value=words.when(occasion)))
        if rhythm := words.rhythm(occasion):
            body.column.addWidget(FactRow(theme, self.tr("Repeats"), value=rhythm))
        if self._is_from_the_office():
            body.column.addWidget(FactRow(theme, self.tr("What it is"), value=words.kind(occasion.kind)))
        body.column.addWidget(FactRow(theme, self.tr("From"), value=words.source(occasion)))
        if occasion.note:
            body.column.addWidget(FactRow(theme, self._note_name(), value=occasion.note))
        for line in (words.moved(occasion), self._doubt(), self._proposal()):
            if line:
                body.column.addWidget(Label(theme, line, role="meta", color="text.secondary", wrap=True))
        if not self._is_from_the_office():
            body.column.addWidget(Part(self._context, self.tr("What it is"), field=self.kind))
        if self._is_imported():
            body.column.addWidget(Part(self._context, self.tr("Your note"), field=self.note))
        body.column.addStretch(1)
        self.foot.addWidget(self.end_with(self.draft, self.edit, self.delete))
        self.edit.setVisible(occasion.own_id is not None)
        self.delete.setVisible(occasion.own_id is not None)
        self.add_middle(body)

    def _connect(self) -> None:
        self.kind.activated.connect(self._keep_kind)
        self.note.save_requested.connect(self._keep_note)
        self.draft.clicked.connect(self._begin_draft)
        self.edit.clicked.connect(self._edit)
        self.delete.clicked.connect(self._delete)

    def open_now(self) -> None:
        """Show it with the focus on the draft."""
        self.open(self.draft)

    def _is_from_the_office(self) -> bool:
        return self._occasion.source == FROM_OFFICE_CALENDAR

    def _is_imported(self) -> bool:
        return not self._is_from_the_office() and self._occasion.own_id is None

    def _note_name(self) -> str:
        """What a note is: hers, or what its calendar says of place and more."""
        return self.tr("Calendar says") if self._is_imported() else self.tr("Note")

    def _doubt(self) -> str:
        if self._occasion.kind != OccasionKind.SCHOOL_HOLIDAYS or not self._is_from_the_office():
            return ""
        doubt = self._context.desk.occasions.school_holidays_doubt()
        return "" if doubt is None else self._context.language.sentence(doubt)

    def _proposal(self) -> str:
        found = self._context.desk.ideas.proposal_for(self._occasion)
        if found is None:
            return ""
        return self.tr("The idea “{title}” proposes a post for {day}: the draft begins with it.").format(
            title=found.title, day=self._ideas.day_and_time(found)
        )

    # what is done

    def _begin_draft(self) -> None:
        post = draft_from(self._context, self._occasion)
        if post is not None:
            self.close_sheet()
            self.post_begun.emit(post.id)

    def _keep_kind(self) -> None:
        kind, occasions = str(self.kind.currentData()), self._context.desk.occasions
        own_id = self._occasion.own_id
        if own_id is not None:
            is_kept = self._do(partial(occasions.edit_own, own_id, kind=kind))
        else:
            is_kept = self._do(partial(occasions.set_kind, self._occasion.id, kind))
        if is_kept:
            told = self.tr("“{title}” is: {kind}.").format(title=self._occasion.title, kind=self._words.kind(kind))
            self._context.messages.undo_toast(told)

    def _keep_note(self, text: str) -> None:
        if not self._do(partial(self._context.desk.occasions.keep_note, self._occasion.id, text)):
            self.note.keep_unsaved()

    def _edit(self) -> None:
        from amtdesk.ui.pages.plan.occasion_form import OccasionForm

        own_id, parent = self._occasion.own_id, self.parentWidget()
        if own_id is None or parent is None:
            return
        try:
            own = self._context.desk.occasions.own(own_id)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self.close_sheet()
        OccasionForm(self._context, parent, own=own, day=own.day).open_now()

    def _delete(self) -> None:
        own_id = self._occasion.own_id
        if own_id is None:
            return
        told = self.tr("Occasion deleted: “{title}”.")
        if self._words.rhythm(self._occasion):
            told = self.tr("Occasion deleted with all its repetitions: “{title}”.")
        if self._do(partial(self._context.desk.occasions.delete_own, own_id)):
            self.close_sheet()
            self._context.messages.undo_toast(told.format(title=self._occasion.title))

    def _do(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except UserFacingError as error:
            self._context.messages.report(error)
            return False
        return True

    # keys

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_own_key(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.edit.click()
        else:
            self.delete.click()

    def _is_own_key(self, event: QKeyEvent) -> bool:
        return self._occasion.own_id is not None and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.note.flush()
        super().hideEvent(event)


def open_occasion(context: "PageContext", parent: QWidget, *, occasion: Occasion) -> OccasionSheet:
    """Open the sheet of an occasion over a window, or a part of it."""
    sheet = OccasionSheet(context, parent, occasion=occasion)
    sheet.open_now()
    return sheet


def open_listed(context: "PageContext", parent: QWidget, *, key: object, then: Callable[["PostId"], None]) -> None:
    """Open the occasion that a row of the list stands for; `then` is told of the post that is begun from it."""
    day, title = wished_of(key)
    found = () if day is None else context.desk.occasions.between(day, day)
    occasion = next((each for each in found if each.title == title), None)
    if occasion is not None:
        open_occasion(context, parent, occasion=occasion).post_begun.connect(then)
