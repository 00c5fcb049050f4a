"""Erasing reaches beyond the records: states that restoring put aside lose the words, backups go where she wants it."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.changes import Changed
from amtdesk.domain.erasure import Erased
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.safekeeping import BackupKind
from amtdesk.domain.words import ERASED_WORDS
from amtdesk.storage.backups import WRITING
from amtdesk.storage.database import FILE_NAME
from tests import builders_files as files
from tests.builders import NOW, open_desk, set_clock
from tests.builders_backups import flip_middle
from tests.builders_places import a_stick, names_at, with_pocket

RARE = "Quittenkaltschale"


def noted(desk: Desk, text: str = f"Wo gibt es {RARE}?") -> QuestionId:
    return desk.questions.note(text, source=QuestionSource.OTHER).id


def erase(desk: Desk, question_id: QuestionId, *, deletes_backups: bool = False) -> tuple[str, ...]:
    return tuple(each.name for each in erased(desk, question_id, deletes_backups=deletes_backups).held_by)


def erased(desk: Desk, question_id: QuestionId, *, deletes_backups: bool = False) -> Erased:
    return desk.erasure.erase(f"question:{question_id}", reason="Antrag vom 12. Mai", deletes_backups=deletes_backups)


def beside(desk: Desk, question_id: QuestionId) -> Erased:
    """Erase as a worker does, with a desk of its own."""
    with desk.another() as other:
        return erased(other, question_id)


def at_the_next_deed(desk: Desk, happens: Callable[[], object]) -> None:
    """Let something happen as soon as a deed is stored, once."""
    to_come = [happens]

    def follow(_changed: Changed) -> None:
        if to_come:
            to_come.pop()()

    desk.on_change(follow)


def kept_states(desk: Desk) -> list[Path]:
    return [each.path for each in desk.safekeeping.backups() if each.kind is BackupKind.BEFORE_RESTORE]


def holds_rare(path: Path) -> bool:
    """Whether the word stands in its bytes, as typed or as the search writes it."""
    return RARE.casefold().encode() in path.read_bytes().lower()


def test_backups_here_go_with_it_once_a_fresh_one_is_written(empty_desk: Desk, tmp_path: Path) -> None:
    with_pocket(empty_desk).choose_folder(a_stick(tmp_path))
    question_id = noted(empty_desk)
    set_clock(empty_desk, NOW + timedelta(minutes=1))
    empty_desk.safekeeping.daily()
    mine = empty_desk.safekeeping.backup(tmp_path / "mine.amtdesk-backup").path
    empty_desk.second_place.carry_over()
    preview = empty_desk.erasure.preview(f"question:{question_id}")
    assert {each.whole_name for each in preview.deletable} == {
        str(mine),
        *(str(each.path) for each in empty_desk.safekeeping.backups()),
        str(tmp_path / "stick" / "daily-2027-05-12T060100Z.amtdesk-backup"),
    }
    set_clock(empty_desk, NOW + timedelta(minutes=2))

    assert erased(empty_desk, question_id, deletes_backups=True).held_by == ()

    (fresh,) = empty_desk.safekeeping.backups()
    assert names_at(tmp_path / "stick") == {fresh.path.name}
    assert not mine.exists()
    empty_desk.safekeeping.restore(fresh.path)
    assert empty_desk.questions.get(question_id).text == ERASED_WORDS


def test_nothing_is_deleted_while_no_fresh_backup_can_be_written(empty_desk: Desk, tmp_path: Path) -> None:
    question_id = noted(empty_desk)
    mine = empty_desk.safekeeping.backup(tmp_path / "mine.amtdesk-backup").path
    (empty_desk.folder / "backups").write_bytes(b"in the way")

    done = erased(empty_desk, question_id, deletes_backups=True)

    assert [each.whole_name for each in done.held_by] == [str(mine)]
    assert mine.exists()
    assert "no fresh one could be written" in str(done.left[0])
    assert empty_desk.questions.get(question_id).text == ERASED_WORDS


@files.needs_mounts
def test_a_backup_that_cannot_be_deleted_is_named_among_those_that_stay(empty_desk: Desk, tmp_path: Path) -> None:
    question_id = noted(empty_desk)
    (tmp_path / "share").mkdir()
    mine = empty_desk.safekeeping.backup(tmp_path / "share" / "mine.amtdesk-backup").path

    with files.read_only_drive(tmp_path / "share"):
        done = erased(empty_desk, question_id, deletes_backups=True)

    assert [each.name for each in done.held_by] == [mine.name]
    assert [str(each) for each in done.left] == ["1 of the backups on this computer could not be deleted."]


def test_without_a_backup_that_holds_it_none_is_written(empty_desk: Desk) -> None:
    assert erase(empty_desk, noted(empty_desk), deletes_backups=True) == ()
    assert empty_desk.safekeeping.backups() == ()


def test_a_state_that_restoring_put_aside_loses_what_is_erased_now(empty_desk: Desk) -> None:
    question_id = noted(empty_desk)
    empty_desk.safekeeping.restore(empty_desk.safekeeping.backup_now().path)
    (kept,) = kept_states(empty_desk)
    assert RARE.encode() in kept.read_bytes()

    preview = empty_desk.erasure.preview(f"question:{question_id}")
    erase(empty_desk, question_id)

    assert kept.name not in {each.name for each in preview.backups}
    assert RARE.encode() not in kept.read_bytes()
    assert not list(kept.parent.glob("*.sqlite3-*"))
    empty_desk.safekeeping.restore(kept)
    assert empty_desk.questions.get(question_id).text == ERASED_WORDS
    assert [each.reason for each in empty_desk.retention.log()] == ["Antrag vom 12. Mai"]


def test_taking_a_restore_back_leaves_no_state_with_words_that_were_erased_before(empty_desk: Desk) -> None:
    question_id = noted(empty_desk)
    before = empty_desk.safekeeping.backup_now().path
    erase(empty_desk, question_id)
    empty_desk.safekeeping.restore(before)
    assert RARE in empty_desk.questions.get(question_id).text  # the preview said that it comes back
    set_clock(empty_desk, NOW + timedelta(minutes=1))

    empty_desk.safekeeping.restore(empty_desk.safekeeping.state_before_restore().path)

    assert empty_desk.questions.get(question_id).text == ERASED_WORDS
    assert [RARE.encode() in state.read_bytes() for state in kept_states(empty_desk)] == [False, False]
    assert empty_desk.safekeeping.erase_in_kept() == ()


def test_another_question_with_the_same_number_keeps_its_words(empty_desk: Desk) -> None:
    empty = empty_desk.safekeeping.backup_now().path
    first = noted(empty_desk)
    empty_desk.safekeeping.restore(empty)
    set_clock(empty_desk, NOW + timedelta(minutes=1))
    other = noted(empty_desk, "Wann öffnet das Freibad?")
    assert other == first

    erase(empty_desk, other)

    (kept,) = kept_states(empty_desk)
    assert RARE.encode() in kept.read_bytes()


def test_a_state_that_cannot_be_read_is_named_and_left_alone(empty_desk: Desk, tmp_path: Path) -> None:
    question_id = noted(empty_desk)
    empty_desk.safekeeping.restore(empty_desk.safekeeping.backup_now().path)
    (kept,) = kept_states(empty_desk)
    files.damage_header(kept)
    damaged = shutil.copy(kept, tmp_path / "damaged")
    flip_middle(kept)

    assert kept.name in erase(empty_desk, question_id)
    assert kept.stat().st_size == Path(damaged).stat().st_size


@files.needs_mounts
def test_bytes_of_a_state_that_could_not_be_written_anew_go_with_the_next_run(empty_desk: Desk) -> None:
    empty_desk.town._database.rows("PRAGMA secure_delete = OFF")  # noqa: SLF001 - as SQLite is built on most machines
    question_id = noted(empty_desk, f"{RARE} " * 200)
    empty_desk.questions.edit(question_id, text="Wo gibt es das?")  # the words before lie in free space now
    with files.small_drive(empty_desk.folder / "backups", megabytes=8) as shelf:
        empty_desk.safekeeping.restore(empty_desk.safekeeping.backup_now().path)
        (kept,) = kept_states(empty_desk)
        files.fill_up(shelf, leave_kilobytes=300)  # enough to take the words out, not to write all of it anew

        assert kept.name in erase(empty_desk, question_id)
        assert holds_rare(kept)

        (shelf / "filled-up").unlink()
        assert empty_desk.safekeeping.erase_in_kept() == ()
        assert not holds_rare(kept)


@files.needs_mounts
def test_a_second_place_that_takes_nothing_keeps_its_copies_and_they_are_named(
    empty_desk: Desk, tmp_path: Path
) -> None:
    with_pocket(empty_desk).choose_folder(stick := a_stick(tmp_path))
    question_id = noted(empty_desk)
    empty_desk.second_place.carry_over(empty_desk.safekeeping.backup_now())

    with files.read_only_drive(stick):
        done = erased(empty_desk, question_id, deletes_backups=True)

    (copy,) = done.held_by
    assert (copy.folder, copy.whole_name) == (str(stick), str(stick / copy.name))
    assert "deleted as soon as that works; just now: You may not write at" in str(done.left[0])
    assert names_at(stick) == {copy.name}
    empty_desk.second_place.carry_over()
    assert names_at(stick) == {empty_desk.safekeeping.backups()[0].path.name}
    assert empty_desk.second_place.carry_over().fault is None


@files.needs_mounts
def test_a_drive_that_is_full_by_then_is_told_after_erasing(tmp_path: Path) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=8) as stick, open_desk(stick) as desk:
        question_id = noted(desk)
        at_the_next_deed(desk, lambda: files.fill_up(stick))

        done = erased(desk, question_id)

        assert [str(each) for each in done.left] == [
            "Traces of it go from the bytes of the file with the next daily run."
        ]
        assert desk.questions.get(question_id).text == ERASED_WORDS


def test_backups_that_cannot_be_looked_at_by_then_are_named_all_the_same(empty_desk: Desk) -> None:
    question_id = noted(empty_desk)
    made, shelf = empty_desk.safekeeping.backup_now(), empty_desk.folder / "backups"

    def lead_nowhere() -> None:
        shelf.rename(empty_desk.folder / "elsewhere")
        shelf.symlink_to(shelf)

    at_the_next_deed(empty_desk, lead_nowhere)

    done = erased(empty_desk, question_id)

    assert [each.path for each in done.held_by] == [made.path]
    assert [each.source for each in done.left] == ["The backups could not be looked at: {reason}"]
    assert empty_desk.questions.get(question_id).text == ERASED_WORDS


def test_a_backup_on_a_stick_that_is_not_plugged_in_is_named(empty_desk: Desk, tmp_path: Path) -> None:
    question_id = noted(empty_desk)
    mine = empty_desk.safekeeping.backup((stick := a_stick(tmp_path)) / "mine.amtdesk-backup").path
    gone = empty_desk.safekeeping.backup(tmp_path / "thrown away.amtdesk-backup").path
    gone.unlink()
    with closing(sqlite3.connect(empty_desk.folder / FILE_NAME)) as records, records:
        records.execute(
            "INSERT INTO log (at, kind, subject) SELECT at, kind, ? FROM log WHERE subject = ?",
            (str(tmp_path / ("x" * 300)), str(gone)),  # such as a share that does not answer: looking at it is refused
        )
    stick.rename(tmp_path / "pocket")

    (held,) = empty_desk.erasure.preview(f"question:{question_id}").backups

    assert (held.path, held.is_in_reach) == (mine, False)
    assert [each.path for each in erased(empty_desk, question_id, deletes_backups=True).held_by] == [mine]


def test_a_clock_that_was_set_back_hides_no_backup(empty_desk: Desk) -> None:
    set_clock(empty_desk, NOW + timedelta(days=365))
    question_id = noted(empty_desk)
    set_clock(empty_desk, NOW)
    noted(empty_desk, "Wann öffnet das Freibad?")
    made = empty_desk.safekeeping.backup_now()

    (held,) = empty_desk.erasure.preview(f"question:{question_id}").backups

    assert held.path == made.path


def test_erasing_waits_for_a_backup_that_is_being_written(empty_desk: Desk) -> None:
    question_id = noted(empty_desk)
    with ThreadPoolExecutor(1) as pool:
        with WRITING:
            erasing = pool.submit(beside, empty_desk, question_id)
            assert empty_desk.questions.get(question_id).text != ERASED_WORDS
        erasing.result()

    assert empty_desk.questions.get(question_id).text == ERASED_WORDS


def test_damaged_records_go_with_what_lies_beside_them(empty_desk: Desk) -> None:
    question_id = noted(empty_desk)
    aside = empty_desk.folder / "backups" / "unreadable-2027-05-12T070000Z.sqlite3"
    aside.parent.mkdir()
    beside = aside.with_name(aside.name + "-wal")
    for path in (aside, beside):
        path.write_text(RARE)

    assert erase(empty_desk, question_id, deletes_backups=True) == ()
    assert not aside.exists()
    assert not beside.exists()
