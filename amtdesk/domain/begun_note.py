"""What stands in the note form and is not noted yet. It waits there across pages, zoom and restarts."""

from dataclasses import dataclass

from amtdesk.domain.identifiers import GroupId, RoundId
from amtdesk.domain.questions import QuestionSource


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePlace:
    """Where a question noted now was probably seen: the stop of the round, or where the last one came from."""

    source: QuestionSource = QuestionSource.PAGE_COMMENT
    group_id: GroupId | None = None
    round_id: RoundId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunNote:
    """The fields as they were typed; nothing of it is checked."""

    text: str
    source: QuestionSource = QuestionSource.PAGE_COMMENT
    group_id: GroupId | None = None
    asked: str = ""
    category: str = ""
    link: str = ""
