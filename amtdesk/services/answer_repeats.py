"""How often the same words went out under one post (T4)."""

from amtdesk.domain.answer_threads import THREAD_LIVES, AnswerPlace, is_same_thread
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.reply_templates import is_same_wording
from amtdesk.storage.answers import AnswerRepository
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock


class AnswerRepeats:
    """Counts; what follows from a count is the page's hint."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._answers = AnswerRepository(database)
        self._clock = clock

    def count(self, question: CitizenQuestion, text: str) -> int:
        """Return how often this text went out in the question's thread already, white space apart."""
        if not text.strip():
            return 0
        place = AnswerPlace(
            link=question.link, group_id=question.group_id, source=question.source, day=self._clock.today()
        )
        sent = self._answers.sent_since(self._clock.now() - THREAD_LIVES, zone=self._clock.zone)
        return sum(is_same_thread(place, other) and is_same_wording(text, words) for words, other in sent)
