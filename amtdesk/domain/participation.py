"""Posts that ask people to take part owe them an answer: by when they hear what became of it (P10)."""

from datetime import date, timedelta
from typing import Final

from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.posts import Post
from amtdesk.domain.words import N_, Message

#: The topic of posts that ask readers for their opinion or their help.
PARTICIPATION: Final = "beteiligung"
#: How the title of an answer begins. German: it is the post's own.
FEEDBACK: Final = "Rückmeldung: "
FEEDBACK_AFTER: Final = timedelta(weeks=4)
#: The recurring idea that a feedback begins with, and its words where the office has none. German: they go out.
FEEDBACK_KEY: Final = "R21"
FEEDBACK_WORDS: Final = "{{zahl}} Antworten. Das übernehmen wir: {{ja}}. Das geht nicht, weil: {{nein}}."


def asks_readers(post: Post) -> bool:
    """Whether a post asks people to take part; the feedback itself does not."""
    return post.topic.strip().lower() == PARTICIPATION and post.feedback_for_id is None


def why_no_feedback_date(post: Post) -> Message | None:
    """Return what keeps a post that asks people from being approved or copied, or None."""
    if not asks_readers(post) or post.feedback_on is not None or post.feedback_given_at is not None:
        return None
    return Message(N_("This post asks people to take part. Enter by when they hear what became of it."))


def proposed_feedback_day(post: Post, *, today: date, calendar: OfficeCalendar) -> date:
    """Return four weeks after the post, on a day on which somebody is there."""
    day = max(post.day or today, today) + FEEDBACK_AFTER
    return day if calendar.is_service_day(day) else calendar.next_service_day(day)
