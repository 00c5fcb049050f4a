"""`amtdesk today`: the morning brief in the terminal, the same as the page Heute."""

from collections.abc import Iterator
from datetime import timedelta

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.today import ItemKind, TodayBrief, TodayItem
from amtdesk.domain.words import N_


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = commands.add("today", run=run, summary=N_("print the morning brief"))
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
    yield _load(session, brief)
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
    title = session.language.sentence(item.headline)
    when = _when(session, item)
    return f"{title} · {when}" if when else title


def _when(session: Session, item: TodayItem) -> str:
    language, today = session.language, session.clock.today()
    if item.done_at is not None:
        return language.clock_time(item.done_at)
    if item.kind in (ItemKind.QUESTION, ItemKind.ANSWER_APPROVAL) and item.remaining is not None:
        if item.is_overdue:
            return session.tr(N_("overdue for {span}"), span=language.elapsed(-item.remaining))
        return session.tr(N_("{span} left"), span=language.duration(item.remaining))
    if item.due_at is None:
        return ""
    day = language.local(item.due_at).date()
    if item.kind in (ItemKind.FOLLOW_UP, ItemKind.APPROVAL, ItemKind.AGREEMENT):
        return language.relative_day(day, today=today)
    return language.clock_time(item.due_at) if day == today else language.relative_time(item.due_at, today=today)


def _figures(session: Session, brief: TodayBrief) -> Iterator[str]:
    yield session.tr(N_("Round: {done} of {total} stops"), done=brief.round.done_count, total=len(brief.round.stops))
    lead = brief.planning_lead
    if lead.approved_until is None:
        yield session.tr(N_("Planning lead: nothing is approved yet"))
    else:
        day = session.language.short_date(lead.approved_until)
        yield session.tr(N_("Planning lead: {days} days, approved until {day}"), days=lead.days_ahead, day=day)
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
            "approved_until": None if lead.approved_until is None else lead.approved_until.isoformat(),
            "gaps": [{"first": gap.first.isoformat(), "last": gap.last.isoformat()} for gap in lead.gaps],
        },
        "median_response_hours": None if median is None else round(median / timedelta(hours=1), 2),
    }


def _item(item: TodayItem) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "ref": item.ref,
        "title": item.title,
        "note": item.note,
        "due_at": None if item.due_at is None else item.due_at.isoformat(),
        "remaining_minutes": None if item.remaining is None else round(item.remaining / timedelta(minutes=1)),
        "done_at": None if item.done_at is None else item.done_at.isoformat(),
        "minutes": item.minutes,
    }
