"""Random histories of answers to citizens: no sequence of deeds ever lets words go out that nobody approved (Q8).

What `approval_histories` does with posts, with questions and the words of their answers: deeds on a real desk, beside
it a ledger of who said yes to which words, and after every step a look at all that shows a stamp.
"""

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, TypeVar

from amtdesk.desk import Desk
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, WordingOrigin
from amtdesk.domain.reply_templates import Agreement, NewTemplate
from amtdesk.domain.town import ApprovalTrigger
from amtdesk.system.clock import StillClock
from tools.answer_ledger import AnswerLedger
from tools.approval_histories import History, Step, Tally, an_office, said, shortened
from tools.desk_deeds import DeskDeeds

#: Few, so that the same words come back often; some differ by white space alone, one asks for more by the table.
_TEXTS: Final = ("Am Samstag.", "Am  Samstag. ", "Am Sonntag.", "Die Gebühr kennt das Bürgerbüro.", "")
_PAUSES: Final = tuple(timedelta(seconds=seconds) for seconds in (1, 20, 45, 70, 300, 900, 7200, 90_000))
_LONGEST: Final = 30
_MOST: Final = 2
T = TypeVar("T")
_OWN: Final = WordingOrigin.OWN_WORDS
_WHO: Final = "Petra Lüders"


class AnswerDeeds(DeskDeeds):
    """One desk and what is done at it."""

    pauses = _PAUSES

    def __init__(self, desk: Desk, clock: StillClock) -> None:
        self.ledger = AnswerLedger()
        super().__init__(desk, clock, ledger=self.ledger)

    def question(self, number: int) -> CitizenQuestion:
        """One of the questions; the first is noted when there is none."""
        found = self.desk.questions.list(QuestionFilter())
        if found:
            return found[number % len(found)]
        return self.desk.questions.note("Wann öffnet das Freibad?", source=QuestionSource.PAGE_COMMENT)

    def note(self, first: int, _second: int) -> bool:
        """Another question, or one goes."""
        found = self.desk.questions.list(QuestionFilter())
        if len(found) < _MOST:
            self.desk.questions.note("Was kostet es?", source=QuestionSource.PAGE_COMMENT)
        else:
            self.desk.questions.delete(found[first % len(found)].id)
        return True

    def write(self, first: int, second: int) -> bool:
        """Other words, or the same."""
        self.desk.questions.save_draft(self.question(first).id, _one_of(_TEXTS, second), template_id=None)
        return True

    def submit(self, first: int, second: int) -> bool:
        """To someone, or back."""
        question, approvals = self.question(first), self.desk.answer_approvals
        if question.is_submitted:
            approvals.take_back_submission(question.id)
        else:
            text = question.draft_text or _one_of(_TEXTS, second)
            approvals.submit(question.id, text, origin=_OWN, template_id=None, to=_WHO)
        return True

    def approve(self, first: int, second: int) -> bool:
        """Somebody says yes to what stands in the field, stored or not, now or as it is entered later."""
        question, approvals = self.question(first), self.desk.answer_approvals
        text = question.draft_text if second % 3 else _one_of(_TEXTS, second // 3)
        level = 1 + second % 2
        at = self.clock.now() - timedelta(minutes=0 if second % 4 else second % 90)
        approvals.record(question.id, text, by=_WHO, at=at, way=ApprovalWay.PHONE, level=level)
        self.ledger.note(self.desk, question.id, text=text, level=level, at=at)
        return True

    def take_back(self, first: int, second: int) -> bool:
        """Whoever said yes says no."""
        question, approvals = self.question(first), self.desk.answer_approvals
        kept = approvals.history(question.id)
        if not kept:
            return False
        approval = _one_of(kept, second)
        approvals.withdraw(approval.id)
        self.ledger.note_taken_back(self.desk, question.id, text=approval.text)
        return True

    def restore(self, first: int, second: int) -> bool:
        """The approved words come back, those that are offered or any others."""
        question, approvals = self.question(first), self.desk.answer_approvals
        offered, kept = approvals.approved_before(question.id), approvals.history(question.id)
        if offered is not None and second % 2:
            approvals.restore(offered.id)
            return True
        if not kept:
            return False
        approvals.restore(_one_of(kept, second // 2).id)
        return True

    def reply(self, first: int, second: int) -> bool:
        """An answer goes out, an interim reply does, the question is left or taken up again."""
        question, questions = self.question(first), self.desk.questions
        if question.is_closed:
            questions.reopen(question.id)
        elif second % 4 == 0:
            questions.answer(question.id, question.draft_text, origin=_OWN)
        elif second % 4 == 1:
            questions.give_interim(question.id, question.draft_text, origin=_OWN)
        elif second % 4 == 2:  # noqa: PLR2004 - one of four
            questions.close_without_answer(question.id, "Werbung")
        else:
            agreed = self._agreed(_one_of(_TEXTS[:4], second // 4))
            origin = WordingOrigin.TEMPLATE
            questions.answer(question.id, agreed[0], origin=origin, template_id=agreed[1])
        return True

    def _agreed(self, text: str) -> tuple[str, TemplateId]:
        agreement = Agreement(agreed_with=_WHO, agreed_on=self.clock.today())
        new = NewTemplate(title="Freibad", text=text, approval_level=0, category="", agreement=agreement)
        return text, self.desk.templates.add(new).id

    def table(self, first: int, second: int) -> bool:
        """The office changes what asks for which level."""
        town = self.desk.town
        if second % 2 and town.approval_triggers():
            town.remove_trigger(_one_of(town.approval_triggers(), first))
        else:
            town.set_trigger(ApprovalTrigger(key="fee", name="Gebühr", level=1 + first % 3, words=("Gebühr",)))
        return True


#: How often each deed comes.
_WEIGHTS: Final[dict[Callable[[AnswerDeeds, int, int], bool], int]] = {
    AnswerDeeds.note: 2,
    AnswerDeeds.write: 14,
    AnswerDeeds.submit: 5,
    AnswerDeeds.approve: 16,
    AnswerDeeds.take_back: 4,
    AnswerDeeds.restore: 8,
    AnswerDeeds.reply: 5,
    AnswerDeeds.table: 2,
    AnswerDeeds.wait: 10,
    AnswerDeeds.reopen: 1,
    AnswerDeeds.undo: 14,
    AnswerDeeds.redo: 6,
}
_DEEDS: Final = {deed.__name__: deed for deed in _WEIGHTS}


def answer_histories(count: int, seed: int) -> Tally:
    """Carry out so many random histories and hold each against its ledger."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - chance for tests, no secret
    for _history in range(count):
        names = chance.choices(tuple(_DEEDS), tuple(_WEIGHTS.values()), k=chance.randrange(4, _LONGEST))
        history: History = tuple((name, chance.randrange(1 << 16), chance.randrange(1 << 16)) for name in names)
        tally.histories += 1
        if carry_out_answers(history, tally=tally):
            short = shortened(history, fails=carry_out_answers)
            tally.faults.append(f"{carry_out_answers(short)}\n    after {', '.join(map(said, short))}")
    return tally


def carry_out_answers(history: Sequence[Step], *, tally: Tally | None = None) -> str:
    """Carry out one history on a new desk; return what did not hold, '' when all did."""
    with an_office() as (desk, clock):
        deeds = AnswerDeeds(desk, clock)
        fault = ""
        for number, step in enumerate(history, start=1):
            was_done = _done(deeds, step)
            stamps, fault = deeds.ledger.look(deeds.desk)
            if tally is not None:
                tally.note(step[0], was_done=was_done, stamps=stamps)
            if fault:
                fault = f"step {number}, {said(step)}: {fault}"
                break
        deeds.desk.close()
    return fault


def _done(deeds: AnswerDeeds, step: Step) -> bool:
    name, first, second = step
    try:
        return _DEEDS[name](deeds, first, second)
    except UserFacingError:
        return False  # the desk may refuse anything; what it shows afterwards is what counts


def _one_of(things: Sequence[T], number: int) -> T:
    return things[number % len(things)]
