"""The room of reply templates: search on top, what was found on the left, the chosen one on the right."""

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.proposals import TemplateProposal
from amtdesk.domain.reply_templates import Agreement, Starter
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Page, PageContext
from amtdesk.ui.pages.templates.answering import Answering
from amtdesk.ui.pages.templates.deeds import TemplateDeeds
from amtdesk.ui.pages.templates.editing import Editing
from amtdesk.ui.pages.templates.empty import EmptyTemplates
from amtdesk.ui.pages.templates.file_export import FileExport
from amtdesk.ui.pages.templates.finding import Finding
from amtdesk.ui.pages.templates.handing_out import HandingOut
from amtdesk.ui.pages.templates.pack_import import PackImport
from amtdesk.ui.pages.templates.view import TemplatesView
from amtdesk.ui.pages.templates.words import TemplateWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.menus import PopupMenu

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
        self._empty: EmptyTemplates | None = None
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
        self._listen()
        self._bind("Ctrl+J", self._enter_as_answer)

    def _listen(self) -> None:
        view, preview = self._view, self._preview
        view.search.stepped.connect(view.list.step)
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
        preview.restore_wished.connect(self._restore)
        preview.menu_wished.connect(self._open_menu)
        preview.agreed.connect(self._agree)
        preview.mode_changed.connect(view.fit_content)
        preview.agreement_asked.connect(view.reveal_form)
        self._editing.lapsed.connect(self._deeds.say_lapsed)
        self._editing.ended.connect(self._end_editing)
        self._deeds.refused.connect(preview.say_refused)
        self._deeds.edit_wished.connect(self.edit_requested)
        preview.request_wished.connect(self._ask_department)
        view.proposals.accepted.connect(self._make_proposed)
        view.proposals.dismissed.connect(self._deeds.dismiss_proposal)
        self._deeds.restore_wished.connect(self._restore)
        self._deeds.answer_wished.connect(self._enter_as_answer)
        self.width_changed.connect(view.fit)

    def _bind(self, keys: str, deed: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    # what the window asks

    @override
    def refresh(self) -> None:
        if self._editing.is_open():
            self._editing.refresh()
            return
        if self.desk.templates.count() == 0:
            self._show_empty()
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
        if (empty := self._empty_shown()) is not None:
            return empty.adopt
        return self._preview.primary() if self._preview.isVisibleTo(self._view) else self._view.new_button

    @override
    def first_focus(self) -> QWidget | None:
        empty = self._empty_shown()
        return self._view.search if empty is None else empty.adopt

    @override
    def focus_areas(self) -> list[QWidget]:
        empty = self._empty_shown()
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
            self._view.bring_into_view(self._preview.editor.title)

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
        if self._editing.is_open():
            self._editing.end()
        self._view.show_preview(is_shown=self._chosen is not None)
        if self._chosen is None:
            self._preview.template = None
            return
        template = self.desk.templates.get(self._chosen)
        if self._preview.mode != "reading":
            self._preview.read()
        is_lapsed = template.agreement is None and self.desk.templates.agreed_words(template.id) is not None
        self._preview.show_template(template, is_lapsed=is_lapsed)
        self._view.fit_content()

    def _shown_id(self) -> TemplateId | None:
        return self._preview.template.id if self._preview.template else None

    def _empty_shown(self) -> EmptyTemplates | None:
        return self._empty if self._stack.currentWidget() is self._empty else None

    def _show_empty(self) -> None:
        self._preview.template = self._chosen = None
        if self._empty is None:
            self._empty = EmptyTemplates(self.context)
            self._empty.adopted.connect(self._adopt)
            self._empty.new_wished.connect(self.new_requested)
            self._empty.import_wished.connect(self.file_import.choose)
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)

    def _adopt(self, starters: list[Starter]) -> None:
        count = self.desk.starters.adopt(starters)
        one, many = self.tr("1 template taken over as a draft."), self.tr("{n} templates taken over as drafts.")
        self.messages.undo_toast(one if count == 1 else many.format(n=count))
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

    def _ask_department(self) -> None:
        if self._preview.template is not None:
            self._deeds.copy_request(self._preview.template)

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
            "agree": self._preview.begin_agreement,
            "delete": self._delete,
        }
        deeds[wish]()

    def _open_menu(self) -> None:
        menu = PopupMenu(self.theme, self)
        menu.add(self.tr("Enter agreement"), self._preview.begin_agreement, icon="stamp")
        menu.add(self.tr("Copy the mail to the department"), self._ask_department, icon="mail")
        menu.add(self.tr("Delete"), self._delete, icon="trash-2", keys="Del", color="danger.base")
        menu.addSeparator()
        menu.add(self.tr("Import …"), self.file_import.choose, icon="file-text")
        menu.add(self.tr("Export …"), self.file_export.choose, icon="save")
        below = self._preview.more.rect().bottomLeft() + QPoint(0, self.theme.px(4))
        menu.popup(self._preview.more.mapToGlobal(below))

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
        self._view.bring_into_view(self._preview.editor.title)

    def _end_editing(self, template_id: TemplateId | None) -> None:
        self.refresh()
        if template_id is not None:
            try:
                self.desk.templates.get(template_id)
            except NotFound:
                return
            self.open_at(int(template_id))
        self._view.focus_search()
