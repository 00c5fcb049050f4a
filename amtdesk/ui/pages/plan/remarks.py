"""What the checks say, brought to the text and to the card beside it: marks, the way from one to the next, cures."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from amtdesk.domain.checks import Check, CheckKind
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.posts import Post
from amtdesk.ui.pages.plan.checking import Checking, Looked, Proposed
from amtdesk.ui.pages.plan.checks_card import ChecksCard
from amtdesk.ui.pages.plan.remark_menu import RemarkMenu
from amtdesk.ui.pages.plan.text_marks import CURE_KEYS, Mark, TextMarks
from amtdesk.ui.pages.plan.writing import PostTextEdit
from amtdesk.ui.widgets.announcing import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.own_words_sheet import OwnWordsSheet


#: So long after the last key she does not type any more.
TYPING_MS: Final = 900


class Remarks(QObject):
    """Asks for the checks of what is typed and shows them once they belong to what stands there."""

    looked = Signal()

    def __init__(self, context: "PageContext", text: PostTextEdit, *, card: ChecksCard, parent: "QWidget") -> None:
        super().__init__(parent)
        self._desk = context.desk
        self._context = context
        self._editor = parent
        self._text = text
        self._card = card
        self._post_id: PostId | None = None
        self._shown: Looked | None = None
        self._menu: RemarkMenu | None = None
        self._own_words: OwnWordsSheet | None = None
        self._marks = TextMarks(context.theme, context.language, text=text)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._checking = Checking(context, self)
        self._checking.looked.connect(self._show)
        self._checking.proposed.connect(self._offer)
        card.shown.connect(self._go_to)
        card.cured.connect(self._cure)
        card.set_aside.connect(self._set_aside)
        card.own_words_requested.connect(self.show_own_words)
        text.cursorPositionChanged.connect(self._point)
        text.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._show_card)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(self._open_menu)
        for keys, deed in (("F8", self.next), ("Shift+F8", self.previous), (CURE_KEYS, self.cure_here)):
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def look(self, post: Post) -> None:
        """Ask for the checks of a post as it is typed; they are shown when they are there."""
        if self._post_id != post.id:
            self._post_id, self._shown = post.id, None
            self._typing.stop()  # another post is shown: nobody typed it
            self._marks.show("", ())
            self._card.show_checks(())
        self._checking.look(post)

    def is_busy(self) -> bool:
        """Whether an answer is still due, or to be shown."""
        return self._checking.is_busy() or self._typing.isActive() or self._card.is_due()

    def stop(self) -> None:
        """Nothing is to be shown any more: the editor lets go of its post."""
        self._checking.stop()
        self._typing.stop()
        self._post_id = None

    def next(self) -> None:
        """Go to the next remark."""
        self._leave_menu()
        self._select(self._marks.beside(forward=True))

    def previous(self) -> None:
        """Go to the remark before."""
        self._leave_menu()
        self._select(self._marks.beside(forward=False))

    def cure_here(self) -> None:
        """Do what the remark at the cursor proposes, or open what can be done; without one, go to the next."""
        if self._menu is not None:  # the keys of the editor reach it through a menu: a second would lie over the first
            self._menu.cure()
            return
        mark = self._marks.at_cursor()
        if mark is None:
            self.next()
        elif mark.check.cure is not None and self._is_current() and not self._text.isReadOnly():
            self._cure(mark.check)
        else:
            self._open_menu(self._text.cursorRect().bottomLeft())

    def _show(self, looked: Looked) -> None:
        if looked.post.text != self._text.text():
            return  # she typed on: the next answer is on its way
        self._shown = looked
        self._marks.show(looked.post.text, [check for check in looked.checks if not check.is_fine])
        if not self._typing.isActive():
            self._show_card()
        self.looked.emit()

    def _show_card(self) -> None:
        """Building lines anew takes longer than a key may wait: while she types, the card follows in a pause."""
        if self._shown is not None and self._is_current():
            is_read_only = self._text.isReadOnly()
            self._card.show_checks(self._shown.checks, is_read_only=is_read_only, pointed=self._pointed())

    def _is_current(self) -> bool:
        return self._shown is not None and self._shown.post.text == self._text.text()

    def _select(self, mark: Mark | None) -> None:
        if mark is not None:
            self._marks.select(mark)
            self._marks.say(mark)
            announce(self._text, self._spoken(mark.check))

    def _spoken(self, check: Check) -> str:
        words = self._context.language.sentence(check.words)
        place = self._place(check)
        if check.cure is None:
            return self.tr("{place}: {words}").format(place=place, words=words)
        cure = self._context.language.sentence(check.cure.words)
        return self.tr("{place}: {words}. Ctrl full stop does: {cure}").format(place=place, words=words, cure=cure)

    def _place(self, check: Check) -> str:
        text = "" if self._shown is None else self._shown.post.text
        line = text.count("\n", 0, check.span[0] if check.span else 0) + 1
        return self.tr("Line {n}").format(n=line)

    def _point(self) -> None:
        if self._is_current():  # while she types, places are on the move
            self._card.point_at(self._pointed())

    def _pointed(self) -> Check | None:
        mark = self._marks.at_cursor()
        return None if mark is None else mark.check

    def _go_to(self, check: Check) -> None:
        meant = self._meant(check)
        self._select(next((mark for mark in self._marks.all() if mark.check is meant), None))

    def _meant(self, check: Check) -> Check | None:
        """The remark of the last look that one on the card stands for: the card follows in a pause, places move."""
        looked = () if self._shown is None else self._shown.checks
        if any(each is check for each in looked):
            return check
        same = (each for each in looked if _but_its_place(each) == _but_its_place(check))
        return min(same, key=lambda each: abs(_begin(each) - _begin(check)), default=None)

    def _cure(self, check: Check) -> None:
        meant = self._meant(check)
        if meant is None or meant.cure is None or self._shown is None:
            return
        if not self._is_current() or self._text.isReadOnly():
            return
        self._marks.replace(self._shown.post.text, meant.cure.span, instead=meant.cure.replacement)
        self._typing.stop()  # nothing was typed: the card follows at once
        self._text.setFocus()
        announce(self._text, self._context.language.sentence(meant.cure.words))

    def _set_aside(self, check: Check) -> None:
        if self._shown is None:
            return
        try:
            self._desk.checks.set_aside(self._shown.post.id, check)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self._text.setFocus()  # the line in the card goes
        self._context.messages.undo_toast(self.tr("The remark is not shown here any more"))
        self.look(self._shown.post)

    # the menu

    def _open_menu(self, pos: QPoint) -> None:
        mark = self._marks.mark_under(pos) or self._marks.at_cursor()
        self._menu = menu = RemarkMenu(self._context, self._text, check=None if mark is None else mark.check)
        menu.cured.connect(self._cure)
        menu.set_aside.connect(self._set_aside)
        menu.word_known.connect(self._learn)
        menu.aboutToHide.connect(self._forget_menu)
        menu.own_words_requested.connect(self.show_own_words)
        if mark is not None and mark.check.kind is CheckKind.SPELLING and self._is_current():
            menu.proposal_taken.connect(self._take)
            menu.wait_for_proposals()
            self._checking.propose(mark.check.said)
        menu.popup(self._text.viewport().mapToGlobal(pos))

    def show_own_words(self) -> None:
        """Open the list of the words that the check knows."""
        from amtdesk.ui.pages.plan.own_words_sheet import OwnWordsSheet

        if self._own_words is None:
            place = self._editor.parentWidget() or self._editor  # the editor's Esc leads back to the plan
            self._own_words = OwnWordsSheet(self._context, parent=place)
        self._own_words.show_words()

    def _leave_menu(self) -> None:
        """Close what is open about another remark."""
        if self._menu is not None:
            self._menu.close()

    def _forget_menu(self) -> None:
        self._menu = None  # it goes when it is closed; proposals come too late then

    def _offer(self, proposed: Proposed) -> None:
        if self._menu is not None:
            self._menu.offer(proposed.word, proposed.words)

    def _take(self, check: Check, word: str) -> None:
        if self._shown is not None and check.span is not None and self._is_current():
            self._marks.replace(self._shown.post.text, check.span, instead=word)

    def _learn(self, word: str) -> None:
        try:
            self._desk.checks.add_word(word)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self._context.messages.undo_toast(self.tr("“{word}” is in the dictionary now").format(word=word))
        if self._shown is not None:
            self.look(self._shown.post)


def _but_its_place(check: Check) -> tuple[object, ...]:
    return check.known_by, check.level, None if check.cure is None else check.cure.replacement


def _begin(check: Check) -> int:
    return 0 if check.span is None else check.span[0]
