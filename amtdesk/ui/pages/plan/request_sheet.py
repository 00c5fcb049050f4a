"""Several posts put before someone at once: by a mail text, or on one printed page. All of them in one step."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.approval_requests import CAN_BE_SUBMITTED
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.ui.file_target import ChooseTarget, ask_target, show_file
from amtdesk.ui.pages.plan.approval_level import Tick
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.clipboard import Clipboard
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords

#: Ideas are nobody's to approve yet; what waits, or is approved for too short, is put before someone once more.
_OFFERED: Final = CAN_BE_SUBMITTED - {PostStatus.IDEA}


class RequestSheet(TallSheet):
    """Choose posts, and whom to ask."""

    submitted = Signal()

    def __init__(self, context: "PageContext", words: "PostWords", *, clipboard: "Clipboard", parent: QWidget) -> None:
        super().__init__(context.theme, parent.window(), heading="", width=620)
        self.heading.setText(self.tr("Ask for approval"))
        self.setAccessibleName(self.tr("Ask for approval"))
        self._context = context
        self._words = words
        self._clipboard = clipboard  # of whoever opens it: the sheet is gone before the words are there
        self._ticks: dict[PostId, Tick] = {}
        #: Asks where to; replaced in tests.
        self.choose_path: ChooseTarget = ask_target
        self._to = ChoiceBox(self.tr("To"))
        self._list = ScrollColumn(context.theme, spacing=12, margins=(0, 4, 8, 4))
        self._sheets = Label(context.theme, role="meta", color="text.secondary", wrap=True)
        self._error = RefusalLine(context.theme)
        self.print = KbdButton(
            context.theme, self.tr("Submit and save the page"), kind="primary", icon="file-down", keys="Ctrl+Return"
        )
        self.mail = KbdButton(context.theme, self.tr("Submit and copy the mail text"), icon="mail")
        self._leave = KbdButton(context.theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self._assemble()
        self.print.clicked.connect(self._save_page)
        self.mail.clicked.connect(self._copy_mail)
        self._leave.clicked.connect(self.close_sheet)

    def _assemble(self) -> None:
        theme = self._theme
        hint = self.tr("Each person gets a page of their own, with boxes to tick and room to sign.")
        self.head.addWidget(Label(theme, hint, role="meta", color="text.secondary", wrap=True))
        self._to.setFont(theme.font("control"))
        line = row(theme, spacing=8, margins=(0, 8, 0, 0))
        name = Label(theme, self.tr("To"), role="metaStrong")
        name.setBuddy(self._to)
        line.addWidget(name)
        line.addWidget(self._to)
        line.addStretch(1)
        self.head.addLayout(line)
        self.add_middle(self._list, side=24)
        foot = FlowRow(theme)
        for button in (self.print, self.mail, self._leave):
            foot.flow.addWidget(button)
        self.foot.addWidget(self._sheets)
        self.foot.addWidget(self._error)
        self.foot.addWidget(foot)
        self._error.hide()

    def ask(self, chosen: Sequence[PostId]) -> None:
        """Open with these chosen, and with what waits already; without any all of the next days are offered."""
        desk = self._context.desk
        posts = desk.post_overview.list(status=_OFFERED | {PostStatus.APPROVED})
        found = [each for each in posts if each.status in _OFFERED or each.ends_before is not None]
        self._to.addItem(self.tr("by level and department"), "")
        for person in desk.town.people():
            if person.name != desk.town.town().user_name:
                self._to.addItem(person.name, person.name)
        names = {each.key: each.name for each in desk.town.departments()}
        for post in found:
            self._add(post, is_on=post.id in chosen, department=names.get(post.department, ""))
        if not found:
            said = self.tr("There is nothing that could be submitted.")
            self._list.column.addWidget(Label(self._theme, said, role="body", color="text.secondary"))
        self._count()
        self._to.currentIndexChanged.connect(self._recount)
        first = next((tick for tick in self._ticks.values()), None)
        self.open(first or self._leave)

    def _add(self, post: PostSummary, *, is_on: bool, department: str) -> None:
        theme = self._theme
        part = QWidget()
        lines = column(theme, spacing=3)
        part.setLayout(lines)
        tick = Tick(theme, self._words.title(post))
        self._ticks[post.id] = tick
        line = row(theme, spacing=0)
        line.addWidget(tick)
        line.addStretch(1)
        lines.addLayout(line)
        facts = (
            self._words.planned(post.day, post.at),
            self._level(post),
            department,
            self._words.state(post),
        )
        meta = Label(theme, " · ".join(fact for fact in facts if fact), role="meta", color="text.secondary", wrap=True)
        meta.setContentsMargins(theme.px(26), 0, 0, 0)  # below the words of the tick
        lines.addWidget(meta)
        self._list.column.addWidget(part)
        tick.clicked.connect(partial(self._toggle, post.id))
        self._show(post.id, is_on=is_on)

    def _level(self, post: PostSummary) -> str:
        """The level that holds once it is handed over: the table may ask for more than when it was written."""
        posts = self._context.desk.posts
        held = posts.level_on_submission(posts.get(post.id))
        if held.level <= post.approval_level:
            return self.tr("level {n}").format(n=held.level)
        reason = self._context.language.sentence(held.reasons[0])
        words = self.tr("level {n} instead of {before}, because {reason}")
        return words.format(n=held.level, before=post.approval_level, reason=reason)

    def _show(self, post_id: PostId, *, is_on: bool) -> None:
        tick = self._ticks[post_id]
        said = self.tr("{words}: chosen") if is_on else self.tr("{words}: not chosen")
        tick.show_state(is_on=is_on, said=said.format(words=tick.words))

    def _toggle(self, post_id: PostId) -> None:
        self._show(post_id, is_on=not self._ticks[post_id].is_on)
        self._recount()

    def _recount(self) -> None:
        self._error.hide()  # it spoke of another choice
        self._count()
        self.refit()

    def _count(self) -> None:
        to = Counter(self._recipients().values())
        for button in (self.print, self.mail):
            button.setEnabled(bool(to))
        self._sheets.setText(self._people_asked(to))
        self._sheets.setVisible(bool(to))

    def _people_asked(self, to: Counter[str]) -> str:
        """Who gets a page of their own, and for how many posts."""
        said = []
        for name, count in to.items():
            words = self.tr("{name} (1 post)") if count == 1 else self.tr("{name} ({n} posts)")
            said.append(words.format(name=name or self.tr("not yet named"), n=count))
        words = self.tr("1 person: {names}") if len(to) == 1 else self.tr("{n} people: {names}")
        return words.format(n=len(to), names=", ".join(said))

    def _chosen(self) -> list[PostId]:
        return [post_id for post_id, tick in self._ticks.items() if tick.is_on]

    def _recipients(self) -> dict[PostId, str]:
        papers, one = self._context.desk.approval_papers, str(self._to.currentData() or "")
        return {post_id: one or papers.approver_of(post_id) for post_id in self._chosen()}

    # what she does

    def _save_page(self) -> None:
        chosen = self._chosen()
        if not chosen or self._is_refused(partial(self._context.desk.posts.refuse_submissions, chosen)):
            return
        context, settings = self._context, WindowSettings(self._context.desk.folder)
        name = self.tr("Approval-{day}.pdf").format(day=context.desk.clock.today().isoformat())
        title, proposal = self.tr("Save the page for approval"), str(settings.report_folder() / name)
        path = self.choose_path(self, title, proposal=proposal, files="PDF (*.pdf)")
        to = self._recipients()
        if path is None or not self._submit(to):
            return
        settings.keep_report_folder(path.parent)
        said, show = self.tr("Submitted. The page is saved: {name}").format(name=path.name), self.tr("Show")

        def work(desk: "Desk") -> Path:
            return desk.approval_papers.save_pdf(tuple(to), path=path, to=to)

        def then(saved: Path) -> None:  # the sheet is gone by then
            context.messages.toast(said, show, on_action=partial(show_file, saved))

        context.tasks.run(self.tr("Saving the PDF"), work, hearer=context.messages, then=then)

    def _copy_mail(self) -> None:
        to = self._recipients()
        if not to or not self._submit(to):
            return
        messages = self._context.messages
        text = self._context.desk.approval_papers.mail_text(tuple(to), to=to)
        said = self.tr("Mail text copied. It waits for approval now.")
        self._clipboard.copy(text, then=lambda: messages.undo_toast(said))

    def _submit(self, to: dict[PostId, str]) -> bool:
        if self._is_refused(partial(self._context.desk.posts.submit_all, to)):
            return False
        self.close_sheet()
        self.submitted.emit()
        return True

    def _is_refused(self, deed: Callable[[], None]) -> bool:
        """Do it; where it is refused, the reason stands above the buttons until she chooses anew."""
        try:
            deed()
        except UserFacingError as error:
            self._error.setText(self._context.language.sentence(error))
            self._error.show()
            self.refit()
            return True
        return False
