"""Who said yes to exactly which words of an answer, noted apart from the rules, and every way it shows a stamp (Q8)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.questions import CitizenQuestion, WordingOrigin


def words_of(text: str) -> str:
    """What somebody says yes to: white space does not count."""
    return " ".join(text.split())


@dataclass(slots=True)
class Yes:
    """One yes. It counts as long as neither undo nor whoever gave it took it back."""

    question_id: QuestionId
    words: str
    level: int
    command: int
    taken_back_by: set[int] = field(default_factory=set)

    def counts(self, *, undone: Collection[int]) -> bool:
        """Whether it stands. `undone` are the commands that undo took back."""
        return self.command not in undone and self.taken_back_by.issubset(undone)


class AnswerLedger:
    """Every yes of a history."""

    def __init__(self) -> None:
        self._given: list[Yes] = []
        self._undone: list[int] = []
        self._stood: dict[tuple[QuestionId, str], datetime] = {}  # when words were seen for the first time
        self._early = ""

    def note(self, desk: Desk, question_id: QuestionId, *, text: str, level: int, at: datetime) -> None:
        """Somebody said yes just now, or earlier: never to what nobody could see by then."""
        words = words_of(text)
        stood = self._stood.get((question_id, words), desk.clock.now()).replace(second=0, microsecond=0)
        if at < stood:
            self._early = f"“{words}” was approved at {at:%d %H:%M:%S}, but stands since {stood:%d %H:%M}"
        self._given.append(Yes(question_id=question_id, words=words, level=level, command=_last_command(desk)))

    def note_taken_back(self, desk: Desk, question_id: QuestionId, *, text: str) -> None:
        """Whoever gave it took it back: no earlier yes to the same words counts any more."""
        for each in self._given:
            if each.question_id == question_id and each.words == words_of(text):
                each.taken_back_by.add(_last_command(desk))

    def undo(self, command: int) -> None:
        """A deed was taken back."""
        self._undone.append(command)

    def redo(self) -> None:
        """The last one that was taken back stands again."""
        self._undone.pop()

    def look(self, desk: Desk) -> tuple[int, str]:
        """Return how many stamps are shown, and the first that nobody gave."""
        seen = 0
        for question in desk.questions.list(QuestionFilter()):
            self._stood.setdefault((question.id, words_of(question.draft_text)), desk.clock.now())
            for text, ways in _shown(desk, question).items():
                seen += 1
                if not self._is_given(desk, question, text=text):
                    return seen, f"{question.key} shows {', '.join(ways)} for “{text}”"
        return seen, self._early

    def _is_given(self, desk: Desk, question: CitizenQuestion, *, text: str) -> bool:
        asked = desk.answer_approvals.level_of(question, text, origin=WordingOrigin.OWN_WORDS, template=None).level
        return any(
            each.question_id == question.id and each.words == words_of(text) and each.level >= asked
            for each in self._given
            if each.counts(undone=self._undone)
        )


def _last_command(desk: Desk) -> int:
    step = desk.history.undoable()
    return 0 if step is None else int(step.id)


def _shown(desk: Desk, question: CitizenQuestion) -> dict[str, list[str]]:
    """Every text that is said to be approved as her own words, with the ways in which it is said."""
    approvals, shown = desk.answer_approvals, dict[str, list[str]]()
    for text in {question.draft_text, *(each.text for each in approvals.history(question.id))} - {""}:
        level = approvals.level_of(question, text, origin=WordingOrigin.OWN_WORDS, template=None).level
        standing, before = approvals.approval_of(question, text), approvals.approved_before(question.id)
        ways = {
            "an approval that stands": standing is not None and standing.level >= level,
            "that it may go out": approvals.may_go_out(question, text, origin=WordingOrigin.OWN_WORDS, template=None),
            "approved words to restore": before is not None and before.is_for(text) and before.level >= level,
        }
        if any(ways.values()):
            shown[text] = [name for name, is_shown in ways.items() if is_shown]
    return shown
