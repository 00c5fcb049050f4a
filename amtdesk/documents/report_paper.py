"""Turns a frozen report into the words and numbers that stand on its page. No layout: that is the template's."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from amtdesk.documents.language import PaperLanguage
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.report_goals import goal_parts
from amtdesk.domain.reports import MAX_ITEMS, SECTION_WORD, PostLine, ReportField, Section, WeeklyReport
from amtdesk.domain.rounds import MOOD_WORD, Mood
from amtdesk.domain.words import N_

Paper = dict[str, Any]
_FILL = {Mood.CALM: "empty", Mood.TENSE: "half", Mood.HEATED: "full"}


def paper_of(report: WeeklyReport, language: PaperLanguage) -> Paper:
    """Return everything the template prints. A section that is hidden or has nothing to say is None."""
    made = {
        section.value: make(report, language) if report.shows(section) else None for section, make in _SECTIONS.items()
    }
    return {
        "lang": language.code,
        "head": _head(report, language),
        "foot": _foot(report, language),
        "words": _words(language),
        "order": [section.value for section in report.contents],
        **made,
    }


def period_words(report: WeeklyReport, language: PaperLanguage) -> str:
    """Return the period as the page names it: "Kalenderwoche 19, 7. bis 14. Mai 2027"."""
    first = language.local(report.period.start).date()
    last = language.local(report.period.end - timedelta(microseconds=1)).date()
    start = language.full_date(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    if first.month == last.month and first.year == last.year:
        start = start.split(" ")[0]
    values = {"n": last.isocalendar().week, "start": start, "end": language.full_date(last)}
    return language.text(N_("Calendar week {n}, {start} to {end}")).format(**values)


def short_hours(hours: float, language: PaperLanguage) -> str:
    """Return hours as on a clock: 2:30 Std."""
    minutes = round(hours * 60)
    return language.text(N_("{hours}:{minutes:02d} h")).format(hours=minutes // 60, minutes=minutes % 60)


def _head(report: WeeklyReport, language: PaperLanguage) -> Paper:
    town = f"{report.town}, " if report.town else ""
    to = language.text(N_("for {name}")).format(name=report.addressee) if report.addressee else ""
    by = language.text(N_("by {name}")).format(name=report.author) if report.author else ""
    return {
        "title": language.text(N_("Weekly report on social media")),
        "subtitle": town + period_words(report, language),
        "to": to,
        "by": by,
    }


def _foot(report: WeeklyReport, language: PaperLanguage) -> Paper:
    at = report.finished_at or report.as_of
    values = {"day": language.full_date(language.local(at).date()), "time": language.clock_time(at)}
    made = language.text(N_("As of {day}, {time}, made with AmtDesk.")).format(**values)
    if report.version:
        made = f"{language.text(N_('Version {n}.')).format(n=report.version)} {made}"
    private = language.text(N_("The report holds no names of private persons."))
    return {"made": f"{made} {private}", "page": language.text(N_("Page {n} of {total}"))}


def _words(language: PaperLanguage) -> Paper:
    """Headings, column heads and legends."""
    say = language.text
    return {
        "headings": {section.value: say(word) for section, word in SECTION_WORD.items()}
        | {"facts": say(N_("Also of note"))},
        "received": say(N_("received")),
        "answered": say(N_("first reaction")),
        "group": say(N_("Group")),
        "topic": say(N_("Subject")),
        "count": say(N_("Mentions")),
        "example": say(N_("Example")),
        "quotes": say(N_("“{text}”")).split("{text}"),
        "more": say(N_("and {n} more")),
        "goal": say(N_("Goal")),
        "goal_stands": say(N_("Where it stands")),
        "state": say(N_("State")),
        "moods": [{"fill": _FILL[mood], "word": say(word)} for mood, word in MOOD_WORD.items()],
    }


def _headline(report: WeeklyReport, language: PaperLanguage) -> str | None:
    return report.entry(ReportField.HEADLINE).words(language.sentence) or None


def _target(hours: int, *, language: PaperLanguage) -> str:
    if hours == 0:
        return language.text(N_("first reaction on the same day"))
    return language.text(N_("first reaction within {n} hours")).format(n=hours)


def _numbers(report: WeeklyReport, language: PaperLanguage) -> list[Paper]:
    """The four figures in large type, each with what it counts and what it was in the week before."""
    before, say = report.before, language.text
    received, in_time, published = (
        _count(report, figure) for figure in ("questions_received", "answered_within_24h", "posts_published")
    )
    week_before, usual = say(N_("week before: {value}")), report.usual
    usually = say(N_("week before: {value}, median of {n} weeks: {usual}"))
    large = (
        (
            str(received),
            say(N_("questions and hints, {open} open")).format(open=_count(report, "open_items")),
            str(before.questions_received),
            _number(usual.questions_received, language),
        ),
        (
            _of(in_time, received, language=language),
            _target(report.target_hours, language=language),
            _of(before.answered_within_24h, before.questions_received, language=language),
            language.percent(usual.answered_share or 0.0),
        ),
        (
            _hours(report.shown("median_response_hours"), language),
            say(N_("median response time")),
            _hours(before.median_response_hours, language),
            _hours(usual.median_response_hours, language),
        ),
        (
            _of(published, report.figures.posts_planned, language=language),
            say(N_("posts published")),
            _of(before.posts_published, before.posts_planned, language=language),
            _number(usual.posts_published, language),
        ),
    )
    sentence = usually if usual.weeks > 1 else week_before
    return [
        {
            "value": value,
            "label": label + _recorded(report, keys, language=language),
            "last": earlier,
            "usual": often if usual.weeks > 1 else "",
            "before": sentence.format(value=earlier, usual=often, n=usual.weeks),
        }
        for (value, label, earlier, often), keys in zip(large, _KEYS, strict=True)
    ]


#: Which figures stand in each of the four large numbers.
_KEYS = (
    ("questions_received", "open_items"),
    ("answered_within_24h",),
    ("median_response_hours",),
    ("posts_published",),
)


def _count(report: WeeklyReport, figure: str) -> int:
    return round(report.shown(figure) or 0)


def _recorded(report: WeeklyReport, keys: Sequence[str], *, language: PaperLanguage) -> str:
    """What the records say where she put another figure down."""
    computed = report.figures.keyed()
    told = [
        language.text(N_("recorded: {n}")).format(n=_plain(computed[key], language))
        for key in keys
        if key in report.corrected
    ]
    return f" ({', '.join(told)})" if told else ""


def _plain(value: float | str | None, language: PaperLanguage) -> str:
    if isinstance(value, float):
        return short_hours(value, language)
    return "–" if value is None else str(value)


def _of(part: int, whole: int, *, language: PaperLanguage) -> str:
    return language.text(N_("{part} of {whole}")).format(part=part, whole=whole) if whole else str(part)


def _hours(hours: float | None, language: PaperLanguage) -> str:
    return "–" if hours is None else short_hours(hours, language)


def _number(value: float | None, language: PaperLanguage) -> str:
    """A median may lie between two numbers."""
    return language.number(value or 0.0, digits=0 if float(value or 0).is_integer() else 1)


def _days(report: WeeklyReport, language: PaperLanguage) -> Paper | None:
    if not any(day.received or day.answered for day in report.days):
        return None
    bars = [
        {
            "day": f"{language.weekday(each.day)} {each.day.day}" + ("." if language.code == "de" else ""),
            "received": each.received,
            "answered": each.answered,
        }
        for each in report.days
    ]
    spoken = language.text(N_("{day}: {received} received, {answered} with a first reaction"))
    alt = "; ".join(spoken.format(**bar) for bar in bars)
    return {
        "bars": bars,
        "alt": f"{language.text(SECTION_WORD[Section.DAYS])}: {alt}.",
        "note": _share(report, language),
    }


def _share(report: WeeklyReport, language: PaperLanguage) -> str:
    figures = report.figures
    if figures.snippet_share is None:
        return ""
    return language.text(N_("{share} with an unchanged template ({part} of {whole}).")).format(
        share=language.percent(figures.snippet_share),
        part=figures.template_reactions,
        whole=figures.first_reactions,
    )


def _mood(report: WeeklyReport, language: PaperLanguage) -> Paper | None:
    figures = report.figures
    if not report.moods and not figures.group_rounds_planned:
        return None
    note = language.text(N_("{done} of {planned} group visits made.")).format(
        done=_count(report, "group_rounds_done"), planned=figures.group_rounds_planned
    )
    note += _recorded(report, ("group_rounds_done",), language=language)
    rows = [
        {"group": row.group, "moods": [None if mood is None else _mark(mood, language) for mood in row.moods]}
        for row in report.moods
    ]
    return {"days": [language.weekday(day) for day in report.mood_days], "rows": rows, "note": note}


def _mark(mood: Mood, language: PaperLanguage) -> Paper:
    return {"fill": _FILL[mood], "word": language.text(MOOD_WORD[mood])}


def _topics(report: WeeklyReport, language: PaperLanguage) -> Paper | None:
    lines = [
        {
            "name": topic.name,
            "count": str(topic.count) if topic.count else "",
            "example": topic.example,
            "state": language.sentence(topic.state) if topic.state else "",
        }
        for topic in report.topics
    ]
    head = N_("Mood") if report.topics_edited else N_("State")
    return {"lines": lines, "state": language.text(head)} if lines else None


def _posts(report: WeeklyReport, language: PaperLanguage) -> Paper | None:
    lines = [{"day": language.weekday(post.day), "title": post.title} for post in report.published]
    note = _signed(report.published, language)
    horizon = report.figures.planning_horizon
    if horizon is not None:
        until = language.text(N_("Approved until {day}.")).format(day=language.full_date(horizon))
        note = f"{note} {until}".strip()
    return {"lines": lines, "note": note} if lines or note else None


def _signed(posts: Sequence[PostLine], language: PaperLanguage) -> str:
    published = [post for post in posts if post.status is PostStatus.PUBLISHED]
    if published and all(post.is_signed for post in published):
        return language.text(N_("All with a recorded approval."))
    return ""


def _items(field: ReportField) -> Callable[[WeeklyReport, PaperLanguage], list[str] | None]:
    def items(report: WeeklyReport, language: PaperLanguage) -> list[str] | None:
        return list(report.entry(field).items(language.sentence)) or None

    return items


def _decisions(report: WeeklyReport, language: PaperLanguage) -> list[Paper] | None:
    """What has a short subject before a colon gets it in bold, as people write such lists."""
    found = []
    for item in report.entry(ReportField.DECISIONS).items(language.sentence)[: 2 * MAX_ITEMS[ReportField.DECISIONS]]:
        subject, colon, rest = item.partition(": ")
        is_subject = bool(colon) and len(subject) <= _LONGEST_SUBJECT
        found.append({"subject": f"{subject}:" if is_subject else "", "text": rest if is_subject else item})
    return found or None


_LONGEST_SUBJECT = 40


def _goals(report: WeeklyReport, language: PaperLanguage) -> list[Paper] | None:
    """Each goal with its words and its state; lines that are written otherwise stand as they are."""
    lines = report.entry(ReportField.GOALS).items(language.sentence)
    return [dict(zip(("name", "text", "state"), goal_parts(line), strict=True)) for line in lines] or None


def _text(field: ReportField) -> Callable[[WeeklyReport, PaperLanguage], str | None]:
    def text(report: WeeklyReport, language: PaperLanguage) -> str | None:
        return report.entry(field).words(language.sentence) or None

    return text


def _time(report: WeeklyReport, language: PaperLanguage) -> str | None:
    if report.hours is None:
        return None
    spent = short_hours(report.hours, language)
    if report.hours_planned is None:
        return spent
    planned = short_hours(report.hours_planned, language)
    return language.text(N_("{spent} of {planned} planned")).format(spent=spent, planned=planned)


_SECTIONS: dict[Section, Callable[[WeeklyReport, PaperLanguage], object]] = {
    Section.HEADLINE: _headline,
    Section.NUMBERS: _numbers,
    Section.DAYS: _days,
    Section.MOOD: _mood,
    Section.TOPICS: _topics,
    Section.POSTS: _posts,
    Section.OUTLOOK: _items(ReportField.OUTLOOK),
    Section.TIPS: _items(ReportField.TIPS),
    Section.GOALS: _goals,
    Section.BENEFIT: _text(ReportField.BENEFIT),
    Section.INCIDENTS: _text(ReportField.INCIDENTS),
    Section.TIME: _time,
    Section.DECISIONS: _decisions,
}
