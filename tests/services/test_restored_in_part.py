"""A restore that is done, and what follows it is not: it never says that nothing was done."""

from pathlib import Path

import pytest

from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.safekeeping import RestoredInPart
from tests import builders_files as files
from tests.builders import open_desk
from tests.builders_places import a_stick


@files.needs_mounts
def test_a_drive_that_is_full_after_restoring_is_told_with_what_was_done(tmp_path: Path) -> None:
    with files.small_drive(tmp_path / "home", megabytes=8) as home, open_desk(home) as desk:
        before = desk.safekeeping.backup_now().path
        desk.questions.note("Wann?", source=QuestionSource.OTHER)
        desk.second_place.choose_folder(a_stick(tmp_path))
        prepared = desk.safekeeping.prepare_restore(before)
        to_come = [lambda: files.fill_up(home)]
        desk.on_change(lambda _changed: to_come.pop()() if to_come else None)

        with pytest.raises(RestoredInPart, match="The state of then is back") as told:
            desk.safekeeping.exchange(prepared)

        assert "no space left" in str(told.value)
        assert desk.questions.all() == ()
        (home / "filled-up").unlink()
        desk.safekeeping.restore(desk.safekeeping.state_before_restore().path)
        assert len(desk.questions.all()) == 1
