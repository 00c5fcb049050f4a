"""One question of the first run: its words, its fields, and what becomes of the answer. The page leads from one on."""

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotStored, UserFacingError
from amtdesk.ui.first_run.parts import Answer, FoldingRow
from amtdesk.ui.widgets.cards import column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amtdesk.ui.page import PageContext

#: Before the name of a field: what the desk held when it was typed over.
_BEFORE: Final = "before."

_Answer = TypeVar("_Answer", bound=Answer)


class Step(QWidget):
    """Fill `lines`; register each field with `answer`. `keep` makes settings of what stands there."""

    typed = Signal()
    birkenfurt_wished = Signal()

    def __init__(self, context: "PageContext", *, title: str, text: str) -> None:
        super().__init__()
        self.context = context
        self.theme = context.theme
        self.desk = context.desk
        self.title = title
        self.text = text
        self.lines = column(self.theme, spacing=16)
        self.setLayout(self.lines)
        self._answers: dict[str, Answer] = {}
        self._shown: dict[str, str] = {}
        self._at = ""

    # what a question does

    def show_records(self) -> None:
        """Put into the fields what the desk holds, or what is proposed."""

    def keep(self) -> None:
        """Make settings of what stands in the fields. Raises UserFacingError with a sentence."""

    def first_field(self) -> QWidget | None:
        """Where typing begins."""

    def takes_enter(self) -> bool:
        """Whether Enter does something here before it goes on."""
        return False

    def enter(self) -> None:
        """Enter was pressed, and the question takes it."""

    # what is typed

    def answer(self, name: str, answer: "_Answer") -> "_Answer":
        """Let what stands in it be kept under this name until it is an answer."""
        self._answers[name] = answer
        return answer

    def show_stored(self, typed: "Mapping[str, str]", *, is_live: bool = False) -> None:
        """Show what the desk holds, and over it what was typed and is no answer yet.

        Not where the desk holds something else by now than when it was typed: the settings are younger. What is
        `is_live` stands in the fields just now, and stays.
        """
        self.show_records()
        self._shown = self.words()
        for name, words in typed.items():
            is_meant = is_live or typed.get(f"{_BEFORE}{name}", "") == self._shown.get(name, "")
            if name in self._answers and is_meant:
                self._answers[name].put(words)
                self._answers[name].go_on()

    def note_typed(self) -> None:
        """Something was typed or chosen."""
        self.typed.emit()

    def words(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: answer.words() for name, answer in self._answers.items()}

    def unanswered(self) -> dict[str, str]:
        """What stands in the fields and is no answer yet: nothing where all is as it was shown."""
        return {name: words for name, words in self.words().items() if words != self._shown.get(name)}

    def begun(self) -> dict[str, str]:
        """The same, with what stood there before wherever something did."""
        typed = self.unanswered()
        before = {f"{_BEFORE}{name}": self._shown[name] for name in typed if self._shown.get(name)}
        return {**typed, **before}

    def left_out(self) -> str:
        """What she went past without an answer, and where it can be told; empty when nothing is."""
        return ""

    def at(self, name: str) -> None:
        """From here on whatever is not allowed is said beside this field."""
        self._at = name

    def blame(self, sentence: str) -> None:
        """Say what is not allowed beside its cause."""
        self.forgive()
        if self._at in self._answers:
            self._answers[self._at].blame(sentence)

    def refused(self, error: UserFacingError) -> None:
        """Say what is not allowed beside its cause; what the world does not let be stored stands above the page."""
        if isinstance(error, NotStored):
            self.context.messages.report(error)
        else:
            self.blame(self.context.language.sentence(error))

    def forgive(self) -> None:
        """Nothing is wrong any more."""
        for answer in self._answers.values():
            answer.blame("")

    def fold(self, *, is_narrow: bool) -> None:
        """Let rows stand one below the other where there is little room."""
        for part in self.findChildren(FoldingRow):
            part.fold(is_narrow=is_narrow)
