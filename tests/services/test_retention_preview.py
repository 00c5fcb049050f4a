"""The preview of a deletion run counts what the run takes, record by record, whatever one kind changes for the next."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.retention import RECORDS, RETAINED, RetentionKind
from amtdesk.domain.words import Message
from amtdesk.storage.database import FILE_NAME
from tests.builders import NOW, set_clock
from tests.builders_files import a_png
from tests.builders_posts import a_post
from tests.builders_questions import reply
from tests.builders_retention import a_picture, closed_question

K = RetentionKind
_WORDS = "Rufen Sie mich an: 0171 2345678"


def question_closed(desk: Desk, chance: Random, _folder: Path) -> None:
    question_id = closed_question(desk, chance.choice(("Wann öffnet das Freibad?", _WORDS)))
    if chance.random() < 0.3:
        desk.questions.delete(question_id)


def question_handed_on(desk: Desk, chance: Random, _folder: Path) -> None:
    question = desk.questions.note(_WORDS, source=QuestionSource.OTHER)
    desk.questions.hand_to_department(question.id, "baeder", asked=_WORDS)
    if chance.random() < 0.7:
        reply(desk, question.id, "Guten Tag, am Samstag.")


def post_with_picture(desk: Desk, chance: Random, folder: Path) -> None:
    post = a_post(desk, title=f"Entwurf {chance.random()}")
    (folder / "bild.png").write_bytes(a_png() + bytes([chance.randrange(200)]))
    desk.pictures.choose(post.id, folder / "bild.png")
    if chance.random() < 0.8:
        _set(desk, post.id, status=chance.choice(("withdrawn", "published")), contributed_by="Erna Beispiel")
    if chance.random() < 0.4:
        desk.posts.discard(post.id)


def picture_alone(desk: Desk, chance: Random, folder: Path) -> None:
    picture = a_picture(desk, folder)
    if chance.random() < 0.5:
        desk.media.delete(picture)


def typed_and_undone(desk: Desk, chance: Random, _folder: Path) -> None:
    desk.begun_forms.keep("group:new", {"name": str(chance.random())})
    desk.town.set("mayor_name", f"Frau {chance.random()}")
    if chance.random() < 0.5:
        desk.history.undo()
    desk.safekeeping.backup_now()


def task_of_her_own(desk: Desk, chance: Random, _folder: Path) -> None:
    task = desk.own_tasks.add(title="Bagger fragen", starts_on=desk.clock.today())
    if chance.random() < 0.6:
        desk.own_tasks.delete(task.id)


DEEDS = (question_closed, question_handed_on, post_with_picture, picture_alone, typed_and_undone, task_of_her_own)


def _set(desk: Desk, post_id: PostId, **columns: str) -> None:
    with desk.town._database.command(_label(), at=desk.clock.now(), areas=()) as writer:  # noqa: SLF001 - as it stands years later
        writer.update("posts", post_id, changes=columns)


def _label() -> Message:
    return Message("Years later")


def steps_of(desk: Desk) -> int:
    return len(desk.retention._database.rows("SELECT id FROM commands"))  # noqa: SLF001 - to see that nothing is written


@pytest.mark.parametrize("seed", range(4))
def test_what_the_preview_counts_is_what_the_log_tells(office: Desk, tmp_path: Path, seed: int) -> None:
    chance, at = Random(seed), NOW
    for _ in range(14):
        set_clock(office, at)
        chance.choice(DEEDS)(office, chance, tmp_path)
        at += timedelta(days=chance.randrange(200))
    set_clock(office, at)
    for kind, offered in RETAINED.items():
        office.retention.set(kind, chance.choice(offered.choices))
    before = (tmp_path / FILE_NAME).read_bytes()
    steps = steps_of(office)

    preview = office.retention.preview()

    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert steps_of(office) == steps
    office.retention.agree()
    taken = office.retention.run()
    assert {each.kind.value: each.count for each in preview.due} == {each.kind: each.count for each in taken}
    assert [(each.kind, each.count) for each in office.retention.log()] == [
        (each.kind, each.count) for each in reversed(taken)
    ]
    assert all(RECORDS in each.counts for each in taken)
    assert office.retention.preview().due == ()
