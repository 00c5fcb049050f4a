"""Erasing one matter: it is gone from every row and every byte, and what figures count stays."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.begun_note import BegunNote
from amtdesk.domain.erasure import ErasingIsForQuestions, ErasingNeedsReason, Trace
from amtdesk.domain.errors import NotFound
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, ReplyKind
from amtdesk.domain.reports import ReportField
from amtdesk.domain.rounds import Unfinished
from amtdesk.domain.safekeeping import BackupKind
from amtdesk.domain.words import ERASED_WORDS
from amtdesk.storage.database import FILE_NAME
from tests.builders import NOW, set_clock
from tests.builders_posts import a_post
from tests.builders_questions import OWN, reply

RARE = "Quittenkaltschale"
ASKED = f"Wo bekomme ich die {RARE} am Marktplatz, und wer hilft mir dort beim Tragen?"
AFTER = "2027-05-13T07:00:00.000000Z"
ANSWER = f"Guten Tag, {RARE} gibt es beim Bäcker."


def a_question(desk: Desk, text: str = ASKED) -> CitizenQuestion:
    return desk.questions.note(text, source=QuestionSource.PAGE_COMMENT, link=f"https://example.org/{text[:40]}")


def a_long_matter(desk: Desk) -> CitizenQuestion:
    """A question with everything that can hang on one."""
    desk.begun_notes.keep(BegunNote(text=ASKED[:40]))
    desk.begun_notes.keep(BegunNote(text=ASKED))
    question = a_question(desk)
    desk.begun_notes.keep(None)
    desk.questions.edit(question.id, text=f"{ASKED} Danke.")
    desk.questions.edit(question.id, text=ASKED)
    desk.questions.hand_to_department(question.id, "baeder", asked=f"Wer weiß etwas von {RARE}?")
    desk.questions.save_draft(question.id, f"{RARE} gibt es", template_id=None)
    desk.begun_forms.keep("group:new", {"name": "Neue Gruppe"})
    reply(desk, question.id, ANSWER, kind=ReplyKind.INTERIM)
    desk.answer_approvals.submit(question.id, f"{ANSWER} Gern.", origin=OWN, template_id=None, to="Petra Lüders")
    reply(desk, question.id, ANSWER)
    desk.questions.reopen(question.id)
    desk.questions.close_without_answer(question.id, f"{RARE} ist alle")
    desk.begun_forms.keep(f"reason:{question.id}", {"reason": f"{RARE} gibt es nicht"})
    return desk.questions.get(question.id)


def files_with(folder: Path, word: str) -> list[str]:
    """The files below a folder in whose bytes a word stands, as typed or as the search writes it."""
    marks = (word.encode(), word.casefold().encode())
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and any(mark in path.read_bytes() for mark in marks)
    )


def answered(desk: Desk) -> CitizenQuestion:
    return reply(desk, a_question(desk).id, ANSWER)


def test_a_matter_is_gone_from_rows_undo_search_and_every_byte(office: Desk, tmp_path: Path) -> None:
    office.town._database.rows("PRAGMA secure_delete = OFF")  # noqa: SLF001 - as SQLite is built on most machines
    question = a_long_matter(office)
    preview = office.erasure.preview(f"question:{question.id}")
    assert preview.title.startswith("Wo bekomme ich")
    assert {Trace.REPLIES, Trace.APPROVALS, Trace.WAITS, Trace.TRAIL, Trace.BEGUN, Trace.UNDO} <= set(preview.traces)
    assert files_with(tmp_path, RARE)

    erased = office.erasure.erase(f"question:{question.id}", reason="Antrag vom 12. Mai, Tel. 0171 2345678")

    assert files_with(tmp_path, RARE) == []
    assert office.search.find(RARE) == ()
    assert office.search.find("gelöscht") == ()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as records:
        assert set(records.execute("SELECT text, text_fingerprint FROM answer_approvals")) == {(ERASED_WORDS, "")}
    shell = office.questions.get(question.id)
    assert (shell.text, shell.draft_text, shell.link) == (ERASED_WORDS, "", "")
    assert shell.asked_at == question.asked_at
    assert all(RARE not in str(entry.text) for entry in office.questions.trail(question.id))
    assert office.begun_forms.get("group:new") == {"name": "Neue Gruppe"}
    assert office.begun_forms.get(f"reason:{question.id}") == {}
    assert erased.removal.reason == "Antrag vom 12. Mai, Tel. [Telefonnummer]"
    assert office.retention.log() == (erased.removal,)
    undoable = office.history.undoable()
    assert undoable is None or RARE not in str(undoable.label)


def test_what_was_asked_before_and_after_can_still_be_undone(office: Desk) -> None:
    other = office.questions.note("Wann öffnet das Freibad?", source=QuestionSource.OTHER)
    erased = office.questions.note(ASKED, source=QuestionSource.OTHER)

    office.erasure.erase(f"question:{erased.id}", reason="Antrag")
    step = office.history.undo()

    assert step is not None
    assert step.label.values["title"] == other.title


def test_the_guards_stand_again_when_a_matter_was_erased(office: Desk, tmp_path: Path) -> None:
    question = answered(office)
    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert [each.text for each in office.questions.replies(question.id)] == [ERASED_WORDS]
    with (
        closing(sqlite3.connect(tmp_path / FILE_NAME)) as records,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        records.execute("UPDATE replies SET text = 'anders'")


def test_figures_of_the_week_stay_when_a_matter_is_erased(office: Desk) -> None:
    question = answered(office)
    office.questions.note("Wann öffnet das Freibad?", source=QuestionSource.OTHER)
    before = office.reports.weekly("2027-W19").figures

    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert office.reports.weekly("2027-W19").figures == before


def test_an_open_question_that_is_erased_waits_for_nobody(office: Desk) -> None:
    question = office.questions.note(ASKED, source=QuestionSource.OTHER)

    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert office.questions.get(question.id).status is QuestionStatus.NO_ANSWER
    assert office.questions.open() == ()
    assert office.today.brief().done_today == ()  # nothing was answered by it


def test_a_draft_that_is_stored_after_the_question_was_erased_is_not_kept(office: Desk, tmp_path: Path) -> None:
    question = office.questions.note("Wo gibt es Kuchen?", source=QuestionSource.OTHER)
    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert office.questions.save_draft(question.id, ANSWER, template_id=None).draft_text == ""
    assert files_with(tmp_path, RARE) == []


def test_a_finished_report_that_quotes_it_gets_a_mark_and_keeps_its_figures(office: Desk, tmp_path: Path) -> None:
    question = answered(office)
    set_clock(office, NOW + timedelta(days=7))
    office.reports.edit("2027-W19", ReportField.HEADLINE, value=f"Gefragt wurde: {ASKED}")
    office.reports.finish("2027-W19")
    figures = office.reports.weekly("2027-W19").figures

    preview = office.erasure.preview(f"question:{question.id}")
    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert preview.weeks == ("2027-W19",)
    report = office.reports.weekly("2027-W19")
    assert report.is_finished
    assert report.figures == figures
    assert f"Gefragt wurde: {ERASED_WORDS}" in report.entry(ReportField.HEADLINE).words(str)
    assert files_with(tmp_path, RARE) == []


def test_what_quotes_it_as_it_was_worded_before_gets_a_mark_too(office: Desk, tmp_path: Path) -> None:
    question = office.questions.note(ASKED, source=QuestionSource.OTHER)
    set_clock(office, NOW + timedelta(days=7))
    office.reports.edit("2027-W19", ReportField.HEADLINE, value=f"Gefragt wurde: {ASKED}")
    office.reports.finish("2027-W19")
    task = office.own_tasks.add(title=f"Nachsehen: {ASKED}", starts_on=office.clock.today())
    office.questions.edit(question.id, text="Wo gibt es Kuchen am Markt?")

    preview = office.erasure.preview(f"question:{question.id}")
    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert preview.traces[Trace.NOTES] == 1
    assert office.own_tasks.get(task.id).title == f"Nachsehen: {ERASED_WORDS}"
    assert files_with(tmp_path, RARE) == []


def test_a_post_that_quotes_it_is_named_and_left_as_it_is(office: Desk) -> None:
    question = office.questions.note(ASKED, source=QuestionSource.OTHER)
    post = a_post(office, title="Oft gefragt", text=f"Sie fragen: {ASKED}")
    a_post(office, title="Freibad öffnet")

    preview = office.erasure.preview(f"question:{question.id}")
    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert preview.posts == (post.key,)
    assert ASKED in office.posts.get(post.id).text


def test_short_words_are_marked_only_where_they_stand_alone(office: Desk) -> None:
    question = office.questions.note("Danke", source=QuestionSource.OTHER)
    kept = office.questions.note("Danke schön, wann öffnet das Freibad?", source=QuestionSource.OTHER)

    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert office.questions.get(kept.id).text.startswith("Danke schön")
    step = office.history.undo()
    assert step is not None
    assert "Danke schön" in str(step.label)


def test_backups_that_still_hold_it_are_named_with_the_day_rotation_lets_them_go(office: Desk, tmp_path: Path) -> None:
    office.safekeeping.daily()
    set_clock(office, NOW + timedelta(days=1))
    question = office.questions.note(ASKED, source=QuestionSource.OTHER)
    office.safekeeping.daily()
    asked_for = office.safekeeping.backup_now()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as records, records:
        records.execute(
            "INSERT INTO backup_copies (at, place, name, made_at, size, sha256) "
            "VALUES (?, '/old', 'elsewhere', ?, 1, '')",
            (AFTER, AFTER),
        )
        records.execute(
            "INSERT INTO backup_copies (at, place, name, made_at, size, sha256, removed_at) "
            "VALUES (?, '/old', 'gone', ?, 1, '', ?)",
            (AFTER, AFTER, AFTER),
        )

    backups = office.erasure.preview(f"question:{question.id}").backups
    erased = office.erasure.erase(f"question:{question.id}", reason="Antrag")

    kinds = {(each.until is None, each.place) for each in backups}
    assert kinds == {(True, ""), (False, ""), (True, "/old")}, "at an old second place nobody lets it go but a hand"
    assert len(backups) == 3
    assert {(each.kind, each.name) for each in backups if each.place} == {(None, "elsewhere")}
    assert {each.kind for each in backups if not each.place} == {BackupKind.DAILY, BackupKind.ASKED_FOR}
    assert erased.held_by == backups
    assert (backups[0].whole_name, backups[0].is_in_reach) == ("/old/elsewhere", False)
    assert erased.removal.backups == tuple(each.whole_name for each in backups)
    assert str(asked_for.path) in erased.removal.backups


def test_what_was_typed_in_the_round_goes_too_and_all_of_its_beginnings(office: Desk, tmp_path: Path) -> None:
    group = office.rounds.add_group(name="Du kommst aus Haselbrück")
    office.rounds.start()
    for typed in (ASKED[:40], ASKED):
        office.rounds.keep_unfinished(Unfinished(group.id, text=typed))
        office.town.set("user_name", typed[:3])
    question = office.questions.note(ASKED, source=QuestionSource.OTHER)

    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert files_with(tmp_path, RARE) == []


def test_a_note_that_is_being_typed_with_the_same_words_goes_too(office: Desk, tmp_path: Path) -> None:
    question = office.questions.note(ASKED, source=QuestionSource.OTHER)
    office.begun_notes.keep(BegunNote(text=ASKED))

    office.erasure.erase(f"question:{question.id}", reason="Antrag")

    assert office.begun_notes.get() is None
    assert files_with(tmp_path, RARE) == []


def test_only_a_question_that_is_there_is_erased_and_only_with_a_reason(office: Desk) -> None:
    question = office.questions.note(ASKED, source=QuestionSource.OTHER)

    with pytest.raises(ErasingIsForQuestions):
        office.erasure.preview("post:1")
    with pytest.raises(NotFound):
        office.erasure.preview("question:99")
    with pytest.raises(ErasingNeedsReason):
        office.erasure.erase(f"question:{question.id}", reason="  ")
    assert office.questions.get(question.id).text == ASKED
