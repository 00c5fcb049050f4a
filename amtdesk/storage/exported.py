"""Everything of a kind, for files that go out: whole posts, and questions with their last answer."""

from collections.abc import Iterator

from amtdesk.domain.identifiers import PostId, QuestionId
from amtdesk.domain.posts import Post
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.storage.database import Database
from amtdesk.storage.posts import PostRepository
from amtdesk.storage.questions import QuestionRepository


class ExportedRows:
    """Reads all posts and all questions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._posts = PostRepository(database)
        self._questions = QuestionRepository(database)

    def posts(self) -> Iterator[Post]:
        """Yield every post that is not deleted, by day; those without a day come last."""
        sql = "SELECT id FROM posts WHERE deleted_at IS NULL ORDER BY day IS NULL, day, at, id"
        for row in self._database.rows(sql):
            post = self._posts.find(PostId(row["id"]))
            if post is not None:
                yield post

    def questions(self) -> Iterator[tuple[CitizenQuestion, str]]:
        """Yield every question that is not deleted, by time, with the last reply that was not taken back."""
        answers = {
            row["question_id"]: row["text"]
            for row in self._database.rows(
                "SELECT question_id, text FROM replies WHERE withdrawn_at IS NULL ORDER BY sent_at, id"
            )
        }
        for row in self._database.rows("SELECT id FROM questions WHERE deleted_at IS NULL ORDER BY asked_at, id"):
            question = self._questions.find(QuestionId(row["id"]))
            if question is not None:
                yield question, answers.get(row["id"], "")
