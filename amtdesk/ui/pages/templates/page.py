"""The room of reply templates: search on top, what was found on the left, the chosen one on the right."""

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.proposals import TemplateProposal
from amtdesk.domain.reply_templates import Agreement
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Page, PageContext
from amtdesk.ui.pages.templates.answering import Answering
from amtdesk.ui.pages.templates.beginning import Beginning
from amtdesk.ui.pages.templates.deeds import TemplateDeeds
from amtdesk.ui.pages.templates.editing import Editing
from amtdesk.ui.pages.templates.file_export import FileExport
from amtdesk.ui.pages.templates.finding import Finding
from amtdesk.ui.pages.templates.handing_out import HandingOut
from amtdesk.ui.pages.templates.more_menu import MoreMenu
from amtdesk.ui.pages.templates.pack_import import PackImport
from amtdesk.ui.pages.templates.view import TemplatesView
from amtdesk.ui.pages.templates.words import TemplateWords
from amtdesk.ui.widgets.buttons import KbdButton

if TYPE_CHECKING:
    from collections.abc import Callable

#: The list answers to every key at once; the preview follows when typing pauses for a moment.
PREVIEW_MS: Final = 40


class TemplatesPage(Page):
    """Type, Enter, paste. Words with an open gap or without agreement that holds are not handed out."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.TEMPLATES, Area.TOWN})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._words = TemplateWords(context)
        self._view = TemplatesView(context, self._words)
        self._preview = self._view.preview
        self._finding = Finding(context, self._view, words=self._words)
        self._deeds = TemplateDeeds(context, self)
        self._editing = Editing(context, self._preview)
        self._handing_out = HandingOut(context, self._view, deeds=self._deeds, words=self._words)
        self.file_import = PackImport(context, self)
        self.file_export = FileExport(context, self)
        self._answering = Answering(context, self, go=self.navigate_requested.emit)
        self._chosen: TemplateId | None = None
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._view)
        self._beginning = Beginning(context, self._stack)
        self._menu = MoreMenu(self.theme, self._preview)
        self._listen()
        self._listen_to_deeds()
        as_answer = QShortcut(QKeySequence("Ctrl+J"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        as_answer.activated.connect(self._enter_as_answer)

    def _listen(self) -> None:
        view, preview = self._view, self._preview
        view.search.accepted.connect(self._accept)
        view.list.opened.connect(self._accept)
        view.list.deleted.connect(self._delete)
        view.list.action_requested.connect(self._act)
        view.new_wished.connect(self._new_from_search)
        self._finding.chosen.connect(self._show_chosen)
        self._finding.proposed.connect(self._show_soon)
        self._pause.timeout.connect(self._settle)
        preview.copy_wished.connect(self._copy)
        preview.edit_wished.connect(self.edit_requested)
        preview.agree_wished.connect(self._begin_agreement)
        preview.restore_wished.connect(self._restore)
        preview.agreed.connect(self._agree)
        self._editing.lapsed.connect(self._deeds.say_lapsed)
        self._editing.ended.connect(self._end_editing)
        self.width_changed.connect(view.fit)

    def _listen_to_deeds(self) -> None:
        view, preview, deeds, menu = self._view, self._preview, self._deeds, self._menu
        deeds.refused.connect(preview.say_refused)
        deeds.edit_wished.connect(self.edit_requested)
        deeds.restore_wished.connect(self._restore)
        deeds.answer_wished.connect(self._enter_as_answer)
        preview.request_wished.connect(deeds.copy_request)
        view.proposals.accepted.connect(self._make_proposed)
        view.proposals.dismissed.connect(deeds.dismiss_proposal)
        menu.agree_wished.connect(self._begin_agreement)
        menu.request_wished.connect(preview.wish_request)
        menu.delete_wished.connect(self._delete)
        menu.import_wished.connect(self.file_import.choose)
        menu.export_wished.connect(self.file_export.choose)
        menu.pack_wished.connect(self.file_export.choose_pack)
        self._beginning.adopted.connect(self._begun)
        self._beginning.new_wished.connect(self.new_requested)
        self._beginning.import_wished.connect(self.file_import.choose)
        self._beginning.proposal_accepted.connect(self._make_proposed)
        self._beginning.proposal_dismissed.connect(deeds.dismiss_proposal)

    # what the window asks

    @override
    def refresh(self) -> None:
        if self._editing.is_open():
            self._editing.refresh()
            return
        if self.desk.templates.count() == 0:
            self._preview.template = self._chosen = None
            self._beginning.show()
            return
        self._stack.setCurrentWidget(self._view)
        self._view.proposals.show_proposals(self.desk.proposals.open())
        self._finding.refresh(keep=self._chosen)
        self._view.fit(self.layout_width())
        self._settle()

    @override
    def open_at(self, target: object) -> None:
        if not isinstance(target, int) or self.desk.templates.count() == 0:
            return
        if not self._finding.choose(TemplateId(target)):
            self._finding.show_all()
            self._finding.choose(TemplateId(target))

    @override
    def place(self) -> object:
        return self._chosen

    @override
    def leave(self) -> None:
        self._editing.store()
        self._finding.keep()

    @override
    def primary_button(self) -> KbdButton | None:
        if (empty := self._beginning.shown()) is not None:
            return empty.adopt
        return self._preview.primary() if self._preview.isVisibleTo(self._view) else self._view.new_button

    @override
    def first_focus(self) -> QWidget | None:
        empty = self._beginning.shown()
        return self._view.search if empty is None else empty.adopt

    @override
    def focus_areas(self) -> list[QWidget]:
        empty = self._beginning.shown()
        return self._view.areas() if empty is None else [empty]

    @override
    def accessible_title(self) -> str:
        count = self.language.number(self.desk.templates.count())
        return self.tr("Reply templates, {n} in all").format(n=count)

    @override
    def new_requested(self) -> None:
        self._begin_new("")

    @override
    def edit_requested(self) -> None:
        self._settle()
        if self._preview.template is not None and self._stack.currentWidget() is self._view:
            self._editing.begin(self._preview.template)
            self._view.reveal_editor()

    # finding and showing

    def _show_soon(self, key: object) -> None:
        self._chosen = None if key is None else TemplateId(int(str(key)))
        self._pause.start()

    def _show_chosen(self, key: object) -> None:
        self._show_soon(key)
        self._settle()

    def _settle(self) -> None:
        """Show what is chosen now: before anything is done with it, and when typing pauses."""
        if not self._pause.isActive() and self._chosen == self._shown_id():
            return
        self._pause.stop()
        if not self._editing.end():
            self._chosen = self._finding.stay_at(self._shown_id())
            return
        self._view.show_preview(is_shown=self._chosen is not None)
        if self._chosen is None:
            self._preview.template = None
            return
        template = self.desk.templates.get(self._chosen)
        is_being_agreed = self._preview.mode == "agreeing" and self._chosen == self._shown_id()
        if self._preview.mode != "reading" and not is_being_agreed:  # a change from elsewhere closes no form
            self._preview.read()
        is_lapsed = template.agreement is None and self.desk.templates.agreed_words(template.id) is not None
        self._preview.show_template(template, is_lapsed=is_lapsed)
        self._view.fit_content()

    def _shown_id(self) -> TemplateId | None:
        return self._preview.template.id if self._preview.template else None

    def _begun(self) -> None:
        self.refresh()
        self._view.focus_search()

    # deeds

    def _accept(self) -> None:
        self._settle()
        if self._preview.template is None:
            self._new_from_search()
        elif self._preview.mode == "reading":
            self._copy()

    def _copy(self) -> None:
        self._settle()
        self._handing_out.copy()

    def _delete(self, _key: object = None) -> None:
        self._settle()
        if self._preview.template is not None:
            self._deeds.delete(self._preview.template)

    def _begin_agreement(self) -> None:
        self._settle()
        self._preview.begin_agreement()

    def _agree(self, agreement: Agreement) -> None:
        template = self._preview.template
        if template is not None and self._deeds.agree(template, agreement):
            self._preview.read()
            self._show_chosen(template.id)
            self._view.focus_search()

    def _make_proposed(self, proposal: TemplateProposal) -> None:
        template = self._deeds.make_proposed(proposal)
        if template is not None:
            self.refresh()
            self.open_at(int(template.id))
            self.edit_requested()

    def _restore(self, template_id: TemplateId | None = None) -> None:
        wanted = template_id or self._chosen
        if wanted is not None and self._deeds.restore(wanted):
            self._editing.forget()
            self.refresh()

    def _enter_as_answer(self) -> None:
        if self._deeds.copied is not None:
            self._answering.hand_over(self._deeds.copied[0], self._deeds.copied[1])

    def _act(self, _key: object, wish: str) -> None:
        deeds: dict[str, Callable[[], None]] = {
            "copy": self._copy,
            "edit": self.edit_requested,
            "agree": self._begin_agreement,
            "delete": self._delete,
        }
        deeds[wish]()

    # editing

    def _new_from_search(self) -> None:
        self._begin_new(self._view.search.text().strip())

    def _begin_new(self, title: str) -> None:
        if self._stack.currentWidget() is not self._view:
            self._stack.setCurrentWidget(self._view)
            self._finding.refresh(keep=None)
        self._view.show_preview(is_shown=True)
        self._editing.begin(None, title=title, category=self._view.chips.current() or "")
        self._view.fit(self.layout_width())
        self._view.reveal_editor()

    def _end_editing(self, template_id: TemplateId | None) -> None:
        wanted = template_id if self._chosen in {None, self._shown_id()} else self._chosen  # or she went elsewhere
        self.refresh()
        if wanted is not None:
            try:
                self.desk.templates.get(wanted)
            except NotFound:
                return
            self.open_at(int(wanted))
        self._view.focus_search()
