"""`amtdesk posts`, `request` and `proofread`: what is planned, the paper that asks for approval, and the checks."""

import sys
from pathlib import Path

from amtdesk.cli.line import DONE, Commands, Session
from amtdesk.domain.checks import Check
from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import STATUS_WORD, PostStatus, PostSummary
from amtdesk.domain.posts import Post
from amtdesk.domain.words import N_

_STANDARD_INPUT = "-"


def add_to(commands: Commands) -> None:
    """Add the three commands."""
    text = commands.text
    words = commands.add(
        "posts",
        run=run_list,
        summary=N_("list the posts of the plan"),
        examples=("posts --from 2027-05-10 --to 2027-05-16", "posts --status in_review --json"),
    )
    words.options.add_argument(
        "--status", choices=tuple(each.value for each in PostStatus), help=text(N_("only posts that stand there"))
    )
    commands.add_days(
        words,
        first=N_("first day, such as 2027-05-12; without it from the first post on"),
        last=N_("last day; without it up to the last post"),
    )
    commands.add_json(words)
    words = commands.add(
        "request",
        run=run_request,
        summary=N_("put the request for approval of some posts together, as mail or as PDF; nothing is handed over"),
        examples=("request P09", "request P09 P10 -o freigabe.pdf"),
    )
    words.told.add_argument(
        "posts", nargs="+", metavar=text(N_("POST")), help=text(N_("the key of a post, such as P12 (amtdesk posts)"))
    )
    words.options.add_argument(
        "-o", "--output", type=Path, metavar=text(N_("FILE.pdf")), help=text(N_("write the page as PDF"))
    )
    words = commands.add(
        "proofread",
        run=run_proofread,
        summary=N_("read a text as the editor of posts does, and say what to look at"),
        examples=("proofread text.txt", "proofread text.txt --json"),
    )
    words.told.add_argument(
        "file", metavar=text(N_("FILE")), help=text(N_("the text; - reads what is typed or piped in"))
    )
    commands.add_json(words)


def run_list(session: Session) -> int:
    """List the posts."""
    told = session.arguments
    status = None if told.status is None else PostStatus(told.status)
    posts = session.desk.post_overview.list(status=status, from_day=told.from_day, to_day=told.to_day)
    if told.json:
        session.give({"posts": [_data(session, post) for post in posts]})
    elif posts:
        session.say(*(_line(session, post) for post in posts))
    else:
        session.say(session.tr(N_("There is no such post.")))
    return DONE


def run_request(session: Session) -> int:
    """Write the request, or print its mail."""
    papers, posts = session.desk.approval_papers, _named(session)
    if session.arguments.output is None:
        session.say(papers.mail_text(posts).rstrip())
    else:
        path = papers.save_pdf(posts, path=session.arguments.output)
        session.say(session.tr(N_("Written: {path}"), path=path))
    return DONE


def run_proofread(session: Session) -> int:
    """Say what is to be looked at. It advises, so the exit code stays 0."""
    name = session.arguments.file
    words = sys.stdin.read() if name == _STANDARD_INPUT else Path(name).read_text(encoding="utf-8", errors="replace")
    post = Post(id=PostId(0), key="", title="", text=words, created_at=session.clock.now())
    remarks = [check for check in session.desk.checks.look(post) if not check.is_fine]
    if session.arguments.json:
        session.give({"remarks": [_remark(session, check, words=words) for check in remarks]})
    elif remarks:
        session.say(*(_said(session, check, words=words) for check in remarks))
    else:
        session.say(session.tr(N_("Nothing to look at was found.")))
    return DONE


def _named(session: Session) -> list[PostId]:
    """Return the posts that the line names. Raises NotFound."""
    known = {post.key.casefold(): post.id for post in session.desk.post_overview.list()}
    for key in session.arguments.posts:
        if key.casefold() not in known:
            raise NotFound(N_("There is no post {key}. All posts: amtdesk posts"), key=key)
    return [known[key.casefold()] for key in session.arguments.posts]


def _line(session: Session, post: PostSummary) -> str:
    day = "–" if post.day is None else session.language.numeric_date(post.day)
    at = "" if post.at is None else f"{post.at:%H:%M}"
    return f"{post.key:<6} {day:<10}  {at:5}  {post.title} ({_state(session, post)})"


def _state(session: Session, post: PostSummary) -> str:
    """How far it is, and what of that does not hold: its approval, or its time."""
    state = session.tr(STATUS_WORD[post.status])
    if post.ends_before is not None:
        day = session.language.day_of_month(post.ends_before, today=session.clock.today())
        return session.tr(N_("{state}; the approval ends on {day}, before the date"), state=state, day=day)
    if post.is_asked(session.clock.now(), session.clock.zone):
        return session.tr(N_("{state}; its date has passed"), state=state)
    return state


def _data(session: Session, post: PostSummary) -> dict[str, object]:
    return {
        "id": post.id,
        "key": post.key,
        "title": post.title,
        "status": post.status.value,
        "day": None if post.day is None else post.day.isoformat(),
        "time": None if post.at is None else f"{post.at:%H:%M}",
        "topic": post.topic,
        "department": post.department,
        "approval_level": post.approval_level,
        "approved_by": post.approved_by or None,
        "approved_until": None if post.approval_until is None else post.approval_until.isoformat(),
        "approval_holds": bool(post.approved_by) and post.ends_before is None,
        "date_has_passed": post.is_asked(session.clock.now(), session.clock.zone),
    }


def _said(session: Session, check: Check, *, words: str) -> str:
    sentence = session.language.sentence(check.words)
    return sentence if check.span is None else f"{_place(check, words)}: {sentence}"


def _place(check: Check, words: str) -> int:
    """Return the line, counted from 1."""
    start = 0 if check.span is None else check.span[0]
    return words.count("\n", 0, start) + 1


def _remark(session: Session, check: Check, *, words: str) -> dict[str, object]:
    span = check.span
    return {
        "kind": check.kind.value,
        "level": check.level.value,
        "message": session.language.sentence(check.words),
        "line": None if span is None else _place(check, words),
        "words": None if span is None else words[slice(*span)],
    }
