"""How values stand in columns: instants as UTC text that sorts, days and times as ISO text."""

from datetime import UTC, date, datetime, time


def instant_text(instant: datetime) -> str:
    """Return an aware instant as stored: UTC with microseconds, so that text sorts by time. ValueError if naive."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant_from(text: str) -> datetime:
    """Return the stored instant, aware, in UTC."""
    return datetime.fromisoformat(text)


def optional_instant_text(instant: datetime | None) -> str | None:
    """Return the stored form, or None for None."""
    return None if instant is None else instant_text(instant)


def optional_instant(text: str | None) -> datetime | None:
    """Return the stored instant, or None for None."""
    return None if text is None else instant_from(text)


def day_text(day: date | None) -> str | None:
    """Return a day as stored."""
    return None if day is None else day.isoformat()


def optional_day(text: str | None) -> date | None:
    """Return the stored day, or None for None."""
    return None if text is None else date.fromisoformat(text)


def time_text(at: time | None) -> str | None:
    """Return a local time of day as stored, to the minute."""
    return None if at is None else at.strftime("%H:%M")


def optional_time(text: str | None) -> time | None:
    """Return the stored time of day, or None for None."""
    return None if text is None else time.fromisoformat(text)
