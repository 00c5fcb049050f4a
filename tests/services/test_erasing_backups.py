"""Erasing reaches beyond the records: states that restoring put aside lose the words, backups go where she wants it."""

import shutil
from datetime import timedelta
from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.retention import ERASED_WORDS
from amtdesk.domain.safekeeping import BackupKind
from tests import builders_files as files
from tests.builders import NOW, set_clock
from tests.builders_backups import flip_middle
from tests.builders_places import a_stick, with_pocket

RARE = "Quittenkaltschale"


def noted(desk: Desk, text: str = f"Wo gibt es {RARE}?") -> QuestionId:
    return desk.questions.note(text, source=QuestionSource.OTHER).id


def erase(desk: Desk, question_id: QuestionId, *, deletes_backups: bool = False) -> tuple[str, ...]:
    return desk.erasure.erase(
        f"question:{question_id}", reason="Antrag vom 12. Mai", deletes_backups=deletes_backups
    ).backups


def kept_states(desk: Desk) -> list[Path]:
    return [each.path for each in desk.safekeeping.backups() if each.kind is BackupKind.BEFORE_RESTORE]


def test_backups_here_go_with_it_once_a_fresh_one_is_written(empty_desk: Desk, tmp_path: Path) -> None:
    with_pocket(empty_desk).choose_folder(a_stick(tmp_path))
    question_id = noted(empty_desk)
    set_clock(empty_desk, NOW + timedelta(minutes=1))
    empty_desk.safekeeping.daily()
    mine = empty_desk.safekeeping.backup(tmp_path / "mine.amtdesk-backup").path
    empty_desk.second_place.carry_over()
    preview = empty_desk.erasure.preview(f"question:{question_id}")
    assert {each.path for each in preview.deletable} == {
        mine,
        *(each.path for each in empty_desk.safekeeping.backups()),
    }
    set_clock(empty_desk, NOW + timedelta(minutes=2))

    still = erase(empty_desk, question_id, deletes_backups=True)

    assert still == ("daily-2027-05-12T060100Z.amtdesk-backup",)  # at the second place
    (fresh,) = empty_desk.safekeeping.backups()
    assert not mine.exists()
    empty_desk.safekeeping.restore(fresh.path)
    assert empty_desk.questions.get(question_id).text == ERASED_WORDS


def test_nothing_is_deleted_while_no_fresh_backup_can_be_written(empty_desk: Desk, tmp_path: Path) -> None:
    question_id = noted(empty_desk)
    mine = empty_desk.safekeeping.backup(tmp_path / "mine.amtdesk-backup").path
    (empty_desk.folder / "backups").write_bytes(b"in the way")

    assert erase(empty_desk, question_id, deletes_backups=True) == (mine.name,)
    assert mine.exists()


@files.needs_mounts
def test_a_backup_that_cannot_be_deleted_is_named_among_those_that_stay(empty_desk: Desk, tmp_path: Path) -> None:
    question_id = noted(empty_desk)
    (tmp_path / "share").mkdir()
    mine = empty_desk.safekeeping.backup(tmp_path / "share" / "mine.amtdesk-backup").path

    with files.read_only_drive(tmp_path / "share"):
        assert erase(empty_desk, question_id, deletes_backups=True) == (mine.name,)


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
    assert empty_desk.safekeeping.erase_in_kept() == 0


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
