"""Retention: nothing goes before her yes, then what is old goes in small steps, and figures stay as they were."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.begun_note import BegunNote
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.retention import RETAINED, RetentionKind, RetentionRule
from amtdesk.domain.words import ERASED_WORDS, Message
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.rows import instant_text
from tests.builders import NOW, set_clock
from tests.builders_posts import a_post
from tests.builders_retention import LATER, a_picture, beside, closed_question, removed

K = RetentionKind
_AT = instant_text(NOW)
_LABEL = Message("Many rows")


def test_every_kind_has_a_proposal_with_its_reason_among_what_is_offered(office: Desk) -> None:
    rules = office.retention.rules()

    assert [rule.kind for rule in rules] == list(RETAINED)
    assert set(RETAINED) == set(K)
    assert all(each.usual in each.choices and each.reason for each in RETAINED.values())
    assert all((each.choices[0] or 30) >= 30 for each in RETAINED.values())
    assert RETAINED[K.REPORTS].usual is RETAINED[K.POSTS].usual is None


def test_nothing_goes_before_she_said_yes_and_a_shorter_period_waits_for_another(office: Desk) -> None:
    closed_question(office)
    set_clock(office, LATER)
    retention = office.retention

    assert retention.run() == ()
    assert not retention.is_on()
    assert retention.preview().count > 0

    retention.agree()
    assert retention.is_on()
    assert retention.set(K.QUESTIONS, 365).waits
    assert retention.set(K.QUESTIONS, 1095).is_agreed
    assert not retention.set(K.QUESTIONS, None).waits
    office.history.undo()
    assert retention.rule(K.QUESTIONS).days == 1095
    retention.stop()
    assert not retention.is_on()
    office.history.undo()
    assert retention.is_on()


def test_only_periods_that_are_offered_are_taken(office: Desk) -> None:
    with pytest.raises(NotAllowed):
        office.retention.set(K.UNDO, 3)


def test_the_preview_names_how_many_the_oldest_day_and_their_words(office: Desk) -> None:
    closed_question(office, "Wann öffnet das Freibad, " + "und wann das Hallenbad, " * 9)
    office.questions.note("Wer räumt den Schnee?", source=QuestionSource.OTHER)
    set_clock(office, LATER)

    (due,) = (each for each in office.retention.preview().due if each.kind is K.QUESTIONS)

    assert (due.count, due.oldest) == (1, NOW.date())
    assert due.samples[0].startswith("Wann öffnet das Freibad")
    assert due.samples[0].endswith(" …")


def test_old_questions_lose_their_words_and_keep_what_figures_count(office: Desk, tmp_path: Path) -> None:
    office.town._database.rows("PRAGMA secure_delete = OFF")  # noqa: SLF001 - as SQLite is built on most machines
    question_id = closed_question(office)
    still_open = office.questions.note("Wer räumt den Schnee?", source=QuestionSource.OTHER)
    set_clock(office, LATER)
    before = office.reports.weekly("2027-W19").figures

    taken = removed(office)

    assert taken[K.QUESTIONS] == 1
    assert office.questions.get(question_id).text == ERASED_WORDS
    assert [each.text for each in office.questions.replies(question_id)] == [ERASED_WORDS]
    assert office.questions.get(still_open.id).text == "Wer räumt den Schnee?"
    assert office.reports.weekly("2027-W19").figures == before
    assert "Freibad" not in (tmp_path / FILE_NAME).read_bytes().decode("latin-1")
    assert {each.kind for each in office.retention.log()} == set(taken)
    assert office.retention.run() == ()


def test_personal_data_of_closed_questions_become_marks_wherever_the_question_repeats_them(office: Desk) -> None:
    told = "Rufen Sie mich an: 0171 2345678. Wann kommt der Bagger?"
    question = office.questions.note(told, source=QuestionSource.OTHER)
    office.questions.hand_to_department(question.id, "baeder", asked=told)
    office.questions.close_without_answer(question.id, "Steht auf der Seite.")
    set_clock(office, NOW + timedelta(days=40))
    office.retention.agree()

    preview = office.retention.preview()
    office.retention.run()

    assert {each.kind: each.count for each in preview.due}[K.PERSONAL] == 1
    assert office.questions.get(question.id).text == "Rufen Sie mich an: [Telefonnummer]. Wann kommt der Bagger?"
    assert all("2345678" not in str(entry.text) for entry in office.questions.trail(question.id))
    assert all("2345678" not in wait.asked for wait in office.questions.waits(question.id))
    assert office.retention.preview().due == ()
    assert office.retention.run() == ()


def test_what_was_deleted_goes_for_good_and_what_stands_there_stays(office: Desk, tmp_path: Path) -> None:
    gone = closed_question(office)
    office.questions.delete(gone)
    draft = a_post(office, title="Entwurf ohne Zukunft")
    office.posts.discard(draft.id)
    kept = a_post(office, title="Freibad öffnet")
    unused = a_picture(office, tmp_path)
    office.media.thumbnail(unused)
    office.media.delete(unused)
    task = office.own_tasks.add(title="Bagger fragen", starts_on=NOW.date())
    office.own_tasks.mark_done(task.id, NOW.date())
    office.own_tasks.delete(task.id)
    set_clock(office, NOW + timedelta(days=31))

    taken = removed(office)

    assert taken[K.BIN] >= 3
    assert office.posts.get(kept.id).title == "Freibad öffnet"
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as records:
        assert records.execute("SELECT count(*) FROM questions").fetchone() == (0,)
        assert records.execute("SELECT count(*) FROM posts").fetchone() == (1,)
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


def test_records_of_every_other_kind_go_when_their_time_has_come(office: Desk, tmp_path: Path) -> None:
    office.delegations.grant(
        department="baeder", who="Petra Lüders", subject="Eröffnung", starts_at=NOW, ends_at=NOW + timedelta(hours=8)
    )
    office.safekeeping.backup_now()
    office.safekeeping.backup_now()
    a_post(office, title="Zurückgezogen")
    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - rows of every kind at once
        records = writer.connection
        records.execute("UPDATE posts SET status = 'withdrawn'")
        records.execute("INSERT INTO observations (kind, text, at) VALUES ('topic', 'Bagger', ?)", (_AT,))
        records.execute("INSERT INTO reminders (kind, due_at, outcome) VALUES ('round', ?, 'seen')", (_AT,))
        records.execute(
            "INSERT INTO posts (key, title, status, created_at, changed_at, contributed_by) "
            "VALUES ('P-9', 'Vereinsfest', 'published', ?, ?, 'Erna Beispiel')",
            (_AT, _AT),
        )
        records.execute("INSERT INTO publications (post_id, text, published_at) VALUES (2, 'Vereinsfest!', ?)", (_AT,))
        records.execute(
            "INSERT INTO report_versions (week, number, finished_at, content) VALUES ('2027-W18', 1, ?, '{}')", (_AT,)
        )
        records.execute("INSERT INTO report_entries (week, field, value) VALUES ('2027-W18', 'benefit', '\"x\"')")
    a_picture(office, tmp_path)
    office.retention.set(K.POSTS, 3650)
    office.retention.set(K.REPORTS, 3650)
    set_clock(office, NOW + timedelta(days=3700))

    taken = removed(office)

    assert set(taken) >= {K.DELEGATIONS, K.NOTES, K.DRAFTS, K.OBSERVATIONS, K.CONTRIBUTORS, K.PICTURES, K.UNDO}
    assert set(taken) >= {K.POSTS, K.REPORTS}
    assert office.retention.preview().due == ()
    assert "Vereinsfest" not in (tmp_path / FILE_NAME).read_bytes().decode("latin-1")


def test_a_run_works_in_steps_and_breathes_between_them(office: Desk) -> None:
    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - many rows at once
        for number in range(250):
            writer.insert("observations", {"kind": "topic", "text": f"Bagger {number}", "at": _AT})
    set_clock(office, LATER)
    breaths: list[float] = []
    retention = beside(office, breaths.append)
    retention.agree()

    taken = {each.kind: each.count for each in retention.run()}

    assert taken[K.OBSERVATIONS] == 250
    assert len(breaths) > 3


def test_bytes_that_cannot_be_wiped_now_are_wiped_by_the_next_run(office: Desk, tmp_path: Path) -> None:
    closed_question(office)
    set_clock(office, LATER)
    office.retention.agree()
    office.town._database.rows("PRAGMA busy_timeout = 0")  # noqa: SLF001 - the patience is tested elsewhere
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM questions").fetchone()
        assert office.retention.run()
        other.rollback()
        other.execute("BEGIN IMMEDIATE")
        assert not office.retention.wipe(all_of_it=True)
        other.rollback()

    assert office.retention.run() == ()
    assert "Freibad" not in (tmp_path / FILE_NAME).read_bytes().decode("latin-1")


def test_a_rule_for_good_has_no_day_and_waits_for_nothing() -> None:
    rule = RetentionRule(kind=K.POSTS, days=None)

    assert rule.cutoff(NOW) is None
    assert not rule.waits
    assert not rule.is_agreed


def test_personal_data_go_from_what_every_department_was_asked_and_every_reason(office: Desk) -> None:
    question = office.questions.note("Wann kommt der Bagger?", source=QuestionSource.OTHER)
    office.questions.hand_to_department(question.id, "baeder", asked="Bitte anrufen: 0171 2345678")
    office.questions.hand_to_department(question.id, "bauamt", asked="Wann kommt er?")
    office.questions.close_without_answer(question.id, "Angerufen unter 0171 2345678")
    office.questions.reopen(question.id)
    office.questions.close_without_answer(question.id, "Steht auf der Seite.")
    set_clock(office, NOW + timedelta(days=40))
    office.retention.agree()

    office.retention.run()

    told = [str(entry.text) for entry in office.questions.trail(question.id)]
    told += [wait.asked for wait in office.questions.waits(question.id)]
    assert not [words for words in told if "2345678" in words]
    assert "Bitte anrufen: [Telefonnummer]" in told


def test_what_was_typed_about_an_old_question_goes_with_it_though_undo_is_kept_for_good(
    office: Desk, tmp_path: Path
) -> None:
    office.begun_notes.keep(BegunNote(text="Wo ist die Quittenkaltschale?"))
    question_id = closed_question(office, "Wo ist die Quittenkaltschale?")
    office.begun_notes.keep(None)
    office.begun_forms.keep(f"reason:{question_id}", {"reason": "Die Quittenkaltschale ist alle"})
    office.begun_forms.keep("group:new", {"name": "Neue Gruppe"})
    office.retention.set(K.UNDO, None)
    set_clock(office, LATER)

    removed(office)

    assert b"Quittenkaltschale" not in (tmp_path / FILE_NAME).read_bytes()
    assert office.begun_forms.all() == {"group:new": {"name": "Neue Gruppe"}}


def test_a_post_that_is_emptied_leaves_no_words_in_remarks_places_and_locks(office: Desk, tmp_path: Path) -> None:
    post = a_post(office, title="Quittenkaltschale am Markt")
    words = "Quittenkaltschale"
    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - as it stands years later
        writer.connection.execute("UPDATE posts SET status = 'published', locked_reason = ?", (words,))
        writer.insert("publications", {"post_id": post.id, "text": words, "published_at": _AT})
        link = f'{{"publication": 1, "link": "https://{words}.example"}}'
        writer.insert("log", {"at": _AT, "kind": "post_link", "subject": f"post:{post.id}", "details": link})
    with office.town._database.command(_LABEL, at=NOW, areas=()) as writer:  # noqa: SLF001 - a step of its own
        writer.insert("quiet_remarks", {"post_id": post.id, "kind": "spelling", "words": words})
        writer.insert("post_places", {"post_id": post.id, "place": "website", "note": words})
    reminded = Message("Reminder sent: “{title}”", {"title": words})
    with office.town._database.command(reminded, at=NOW, areas=()) as writer:  # noqa: SLF001 - it writes only a line
        writer.insert("log", {"at": _AT, "kind": "reminded", "subject": f"post:{post.id}", "details": "{}"})
    office.retention.set(K.POSTS, 1825)
    office.retention.set(K.UNDO, None)
    set_clock(office, NOW + timedelta(days=2000))

    assert removed(office)[K.POSTS] == 1
    assert words.encode() not in (tmp_path / FILE_NAME).read_bytes()
