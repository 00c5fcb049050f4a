"""What a deletion run leaves alone: what is approved, recent, taken up meanwhile, or within reach of undo."""

from datetime import timedelta
from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reports import ReportField
from amtdesk.domain.retention import RetentionKind
from amtdesk.domain.words import Message
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.retention import BATCH
from amtdesk.storage.rows import instant_text
from tests.builders import NOW, set_clock
from tests.builders_posts import a_post
from tests.builders_retention import LATER, a_picture, beside, removed

K = RetentionKind
_AT = instant_text(NOW)
_LABEL = Message("Many rows")


def test_what_was_approved_or_went_out_stays_though_it_was_withdrawn_or_deleted(office: Desk) -> None:
    approved, published = a_post(office, title="Freigegeben"), a_post(office, title="Draußen")
    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - as it stands a year later
        writer.connection.execute(
            "INSERT INTO approvals (post_id, approved_at, recorded_at, version, text_fingerprint, approved_by, way, "
            "level) VALUES (?, ?, ?, 1, 'x', 'Petra Lüders', 'mail', 1)",
            (approved.id, _AT, _AT),
        )
        writer.insert("publications", {"post_id": published.id, "text": "Draußen", "published_at": _AT})
        writer.connection.execute("UPDATE posts SET status = 'withdrawn'")
    set_clock(office, LATER)

    assert K.DRAFTS not in removed(office)
    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - as above
        writer.connection.execute("UPDATE posts SET deleted_at = ?", (_AT,))
    assert K.BIN not in removed(office)

    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - as above
        assert writer.connection.execute("SELECT count(*) FROM posts").fetchone()[0] == 2


def test_a_question_that_is_taken_up_during_the_run_keeps_its_new_words(office: Desk) -> None:
    ids = []
    for number in range(60):
        question = office.questions.note(f"Frage {number}: Tel. 0171 2345{number:03d}", source=QuestionSource.OTHER)
        ids.append(office.questions.close_without_answer(question.id, "Steht da.").id)
    set_clock(office, NOW + timedelta(days=40))
    breaths: list[float] = []

    def breathe(seconds: float) -> None:
        if not breaths:
            office.questions.reopen(ids[-1])
            office.questions.edit(ids[-1], text="Ganz anders: 0171 2345678")
        breaths.append(seconds)

    retention = beside(office, breathe)
    retention.agree()
    retention.run()

    assert "[Telefonnummer]" in office.questions.get(ids[0]).text
    assert office.questions.get(ids[-1]).text == "Ganz anders: 0171 2345678"


def test_a_picture_that_is_taken_in_again_during_the_run_stays(office: Desk, tmp_path: Path) -> None:
    unused = a_picture(office, tmp_path)
    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - more than one step
        for number in range(BATCH):
            size = {"width": 1, "height": 1}
            writer.insert("media", {"sha256": f"{number:064}", "name": "x", "kind": "png", "added_at": _AT, **size})
    set_clock(office, LATER + timedelta(days=400))

    def breathe(_seconds: float) -> None:
        if office.media.find(unused) is None:
            a_picture(office, tmp_path)

    retention = beside(office, breathe)
    retention.agree()
    taken = {each.kind: each.count for each in retention.run()}

    assert taken[K.PICTURES] == BATCH + 1
    assert office.media.original(unused)


def test_a_picture_that_undo_can_bring_back_to_a_post_stays(office: Desk, tmp_path: Path) -> None:
    post = a_post(office, title="Freibad")
    office.retention.agree()
    shown = a_picture(office, tmp_path)
    office.pictures.use(post.id, shown)
    set_clock(office, LATER + timedelta(days=400))
    office.pictures.remove(post.id)

    office.retention.run()
    office.history.undo()

    assert office.posts.get(post.id).image_sha256 == shown
    assert office.media.original(shown)


def test_a_report_that_was_corrected_lately_stays_with_its_entries_and_goes_with_its_undo(
    office: Desk, tmp_path: Path
) -> None:
    office.retention.set(K.REPORTS, 1825)
    office.retention.set(K.UNDO, None)
    set_clock(office, NOW + timedelta(days=7))
    office.reports.edit("2027-W19", ReportField.HEADLINE, value="Anfangs stand es so")
    office.reports.finish("2027-W19")
    set_clock(office, NOW + timedelta(days=1800))
    office.reports.reopen("2027-W19")
    office.reports.edit("2027-W19", ReportField.HEADLINE, value="Berichtigt steht es so")
    office.reports.finish("2027-W19")
    set_clock(office, NOW + timedelta(days=1840))

    assert K.REPORTS not in removed(office)
    office.reports.reopen("2027-W19")
    assert office.reports.weekly("2027-W19").entry(ReportField.HEADLINE).words(str) == "Berichtigt steht es so"
    office.reports.finish("2027-W19")
    set_clock(office, NOW + timedelta(days=4000))

    assert removed(office)[K.REPORTS] >= 2
    assert b"steht es so" not in (tmp_path / FILE_NAME).read_bytes()


def test_a_step_that_was_taken_back_lately_can_still_be_brought_back(office: Desk) -> None:
    office.retention.agree()
    question = office.questions.note("Wer räumt den Schnee?", source=QuestionSource.OTHER)
    set_clock(office, NOW + timedelta(days=29))
    office.history.undo()
    set_clock(office, NOW + timedelta(days=31))

    office.retention.run()
    office.history.redo()

    assert office.questions.get(question.id).text == "Wer räumt den Schnee?"


def test_since_when_reminders_were_watched_stays_known(office: Desk) -> None:
    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - a note without a window
        writer.insert("reminders", {"kind": "round", "due_at": _AT, "outcome": "watched_from"})
    set_clock(office, LATER)

    assert K.NOTES not in removed(office)
