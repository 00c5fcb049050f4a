"""`amtdesk today`: the morning brief in the terminal, the same as the page Heute."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.planning_lead import LeadLevel
from amtdesk.domain.today import ItemKind, TodayBrief, TodayItem
from amtdesk.domain.words import N_

_LEVEL_WORD = {LeadLevel.SHORT: N_("Short: less than 14 days"), LeadLevel.MIDDLING: N_("Less than 28 days")}


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add(
        "today",
        run=run,
        summary=N_("print the morning brief"),
        examples=("today", "today --at 2027-05-14T12:00 --lang en", "today --json"),
    )
    commands.add_json(words)


def run(session: Session) -> int:
    """Print the brief."""
    brief = session.desk.today.brief()
    if session.arguments.json:
        session.give(_data(session, brief))
    else:
        session.say(*_lines(session, brief))
    return DONE


def _lines(session: Session, brief: TodayBrief) -> Iterator[str]:
    now = session.clock.local(session.clock.now())
    town = session.desk.town.town().name
    yield f"{session.language.long_date(now.date())} {now.year}, {now:%H:%M}" + (f" · {town}" if town else "")
    yield from _of_this_day(session, brief)
    if brief.next_up is not None:
        yield f"\n{session.tr(N_('Up next'))}"
        yield f"  {_line(session, brief.next_up)}"
    for heading, items in (
        (session.tr(N_("Still today")), brief.still_today),
        (session.tr(N_("Coming up")), brief.coming),
        (session.tr(N_("Done today")), brief.done_today),
    ):
        if items:
            yield f"\n{heading}"
            yield from (f"  {_line(session, item)}" for item in items)
    yield ""
    yield from _figures(session, brief)


def _of_this_day(session: Session, brief: TodayBrief) -> Iterator[str]:
    """How much there is to do, and what this day has of its own."""
    if brief.rest_day:
        yield session.tr(N_("Today the office is closed ({name})."), name=brief.rest_day)
    elif brief.rest_day is not None:
        yield session.tr(N_("Today the office is closed."))
    yield _load(session, brief)
    if brief.silence is not None:
        yield session.tr(N_("Nothing has appeared on the channel for {n} days."), n=brief.silence.days)


def _load(session: Session, brief: TodayBrief) -> str:
    if brief.task_count == 0:
        return session.tr(N_("Everything is done for today."))
    if brief.task_count == 1:
        return session.tr(N_("One task for today, about {minutes} minutes."), minutes=brief.minutes_total)
    return session.tr(
        N_("{count} tasks for today, about {minutes} minutes together."),
        count=brief.task_count,
        minutes=brief.minutes_total,
    )


def _line(session: Session, item: TodayItem) -> str:
    contact = "" if item.contact is None else session.language.sentence(item.contact)
    parts = (session.language.sentence(item.headline), _of_approval(session, item), _when(session, item),
             _named(session, item), contact)  # fmt: skip
    return " · ".join(part for part in parts if part)


def _of_approval(session: Session, item: TodayItem) -> str:
    """What is the matter with the approval of a post."""
    if item.kind not in (ItemKind.PASSED, ItemKind.PASSED_MANY, ItemKind.RENEWAL):
        return ""
    if item.until is None:
        return session.tr(N_("not approved"))
    day = session.language.day_of_month(item.until, today=session.clock.today())
    if item.until < session.clock.today():
        return session.tr(N_("the approval ended on {day}"), day=day)
    return session.tr(N_("the approval ends on {day}, before the date"), day=day)


def _named(session: Session, item: TodayItem) -> str:
    """What is named of a question: open for long, or from the days off."""
    if item.is_long_open:
        return session.tr(N_("Open for more than 48 hours"))
    return session.tr(N_("From the days off")) if item.is_from_days_off else ""


def _when(session: Session, item: TodayItem) -> str:
    language, today = session.language, session.clock.today()
    if item.done_at is not None:
        return language.clock_time(item.done_at)
    if item.postponed_until is not None and item.is_postponed(now=session.clock.now()):
        when = language.relative_time(item.postponed_until, today=today)
        return session.tr(N_("put off until {when}"), when=when)
    if item.kind in (ItemKind.QUESTION, ItemKind.ANSWER_APPROVAL) and item.remaining is not None:
        if item.is_overdue:
            return session.tr(N_("overdue for {span}"), span=language.elapsed(-item.remaining))
        return session.tr(N_("{span} left"), span=language.duration(item.remaining))
    is_of_many = item.kind is ItemKind.PASSED_MANY
    return "" if item.due_at is None or is_of_many else _due(session, item, due=item.due_at)


def _due(session: Session, item: TodayItem, *, due: datetime) -> str:
    language, today = session.language, session.clock.today()
    day = language.local(due).date()
    if not item.has_time:
        return language.relative_day(day, today=today)
    return language.clock_time(due) if day == today else language.relative_time(due, today=today)


def _figures(session: Session, brief: TodayBrief) -> Iterator[str]:
    yield session.tr(N_("Round: {done} of {total} stops"), done=brief.round.done_count, total=len(brief.round.stops))
    lead = brief.planning_lead
    if lead.approved_until is None:
        yield session.tr(N_("Planning lead: nothing is approved yet"))
    else:
        day = session.language.short_date(lead.approved_until)
        yield session.tr(N_("Planning lead: {days} days, approved until {day}"), days=lead.days_ahead, day=day)
    if lead.level in _LEVEL_WORD:
        yield f"  {session.tr(_LEVEL_WORD[lead.level])}"
    for gap in lead.gaps:
        start, end = session.language.short_date(gap.first), session.language.short_date(gap.last)
        yield f"  {session.tr(N_('Gap: {start} to {end}.'), start=start, end=end)}"
    median = brief.response.last_seven_days
    if median is not None:
        hours = session.language.number(median / timedelta(hours=1), digits=1)
        yield session.tr(N_("Response time: {hours} service hours (median of 7 days)"), hours=hours)


def _data(session: Session, brief: TodayBrief) -> dict[str, object]:
    lead, median = brief.planning_lead, brief.response.last_seven_days
    return {
        "at": session.clock.local(session.clock.now()).isoformat(timespec="seconds"),
        "town": session.desk.town.town().name,
        "tasks": brief.task_count,
        "minutes": brief.minutes_total,
        "next": None if brief.next_up is None else _item(brief.next_up),
        "still_today": [_item(item) for item in brief.still_today],
        "coming": [_item(item) for item in brief.coming],
        "done_today": [_item(item) for item in brief.done_today],
        "round": {"done": brief.round.done_count, "stops": len(brief.round.stops)},
        "planning_lead": {
            "days": lead.days_ahead,
            "level": lead.level.value,
            "approved_until": None if lead.approved_until is None else lead.approved_until.isoformat(),
            "gaps": [{"first": gap.first.isoformat(), "last": gap.last.isoformat()} for gap in lead.gaps],
        },
        "day_off": brief.rest_day,
        "silent_days": None if brief.silence is None else brief.silence.days,
        "median_response_hours": None if median is None else round(median / timedelta(hours=1), 2),
    }


def _item(item: TodayItem) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "ref": item.ref,
        "title": item.title,
        "note": item.note,
        "contact": None if item.contact is None else str(item.contact),
        "since": None if item.since is None else item.since.isoformat(),
        "due_at": None if item.due_at is None else item.due_at.isoformat(),
        "remaining_minutes": None if item.remaining is None else round(item.remaining / timedelta(minutes=1)),
        "done_at": None if item.done_at is None else item.done_at.isoformat(),
        "minutes": item.minutes,
        "count": item.things,
        "planned_on": None if item.day is None else item.day.isoformat(),
        "approved_until": None if item.until is None else item.until.isoformat(),
        "reminded": item.reminded,
        "postponed_until": None if item.postponed_until is None else item.postponed_until.isoformat(),
        "is_long_open": item.is_long_open,
        "is_from_days_off": item.is_from_days_off,
    }
