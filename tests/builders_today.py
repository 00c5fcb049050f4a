"""What tests of Heute look for in the brief, with the noise left out."""

from datetime import date, time

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import PostId, QuestionId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.rounds import SkipReason
from amtdesk.domain.today import ItemKind, TodayItem


def everything(desk: Desk) -> tuple[TodayItem, ...]:
    """Return what Heute asks for today and what is coming."""
    brief = desk.today.brief()
    return (*brief.for_today, *brief.coming)


def only(desk: Desk, kind: ItemKind) -> TodayItem:
    """Return the one item of a kind."""
    (found,) = (item for item in everything(desk) if item.kind is kind)
    return found


def kinds(items: tuple[TodayItem, ...]) -> list[ItemKind]:
    """Return the kinds of items in their order."""
    return [item.kind for item in items]


def an_approved_post(desk: Desk, *, day: date, at: time | None = time(9)) -> PostId:
    """Keep a post that someone said yes to."""
    post = desk.posts.add("Freibad öffnet", text="Morgen öffnet das Freibad.", day=day, at=at)
    desk.posts.submit(post.id, "Petra Lüders")
    now = desk.clock.now()
    approved = desk.posts.record_approval(post.id, by="Petra Lüders", at=now, way=ApprovalWay.PHONE)
    assert approved.status is PostStatus.APPROVED
    return post.id


def a_question(desk: Desk, text: str = "Wann öffnet das Freibad?", **details: object) -> QuestionId:
    """Note a question from the page."""
    return desk.questions.note(text, source=QuestionSource.PAGE_COMMENT, **details).id  # type: ignore[arg-type]  # as note takes them


def walk_the_round(desk: Desk) -> None:
    """Skip every stop, so that the round asks for nothing more."""
    desk.rounds.start()
    while (stop := desk.rounds.today().current) is not None:
        desk.rounds.skip(stop.group.id, SkipReason.NO_TIME)
