"""What is old enough to go, and runs of the deletion rules."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource
from amtdesk.services.retention import RetentionService
from tests.builders import NOW
from tests.builders_files import a_png
from tests.builders_questions import reply

LATER: Final = NOW + timedelta(days=800)


def closed_question(desk: Desk, text: str = "Wann öffnet das Freibad?") -> QuestionId:
    question = desk.questions.note(text, source=QuestionSource.PAGE_COMMENT, link="https://example.org/1")
    reply(desk, question.id, "Guten Tag, am Samstag.")
    return question.id


def a_picture(desk: Desk, folder: Path) -> str:
    """A picture that no post shows, by its hash."""
    path = folder / "bagger.png"
    path.write_bytes(a_png())
    kept = desk.media.keep(path).sha256
    path.unlink()
    return kept


def beside(desk: Desk, breathe: Callable[[float], None]) -> RetentionService:
    """The run with something that happens between two of its steps."""
    database = desk.town._database  # noqa: SLF001 - the records that the desk has
    return RetentionService(database, desk.clock, town=desk.town, breathe=breathe)


def removed(desk: Desk) -> dict[str, int]:
    """What a run with all rules agreed to takes, by kind."""
    desk.retention.agree()
    return {each.kind: each.count for each in desk.retention.run()}
