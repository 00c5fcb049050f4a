"""What else happens to a desk: a lost picture, a clock that is set back, a fault within the program itself."""

from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.domain.errors import NotFound
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.safekeeping import CheckState
from amtdesk.storage.file_store import FileStore
from amtdesk.system.clock import StillClock
from tests import builders_files as files
from tests.builders import NOW, open_desk


@pytest.mark.fault(
    "The file of a picture is missing, or was changed",
    made_by="the file removed, or written over",
    outcome="The check names it; everything else works; the same picture chosen again mends it",
)
@pytest.mark.parametrize("happened", [Path.unlink, files.empty])
def test_a_picture_whose_file_is_gone(tmp_path: Path, happened: object) -> None:
    assert callable(happened)
    picture = tmp_path / "bild.png"
    picture.write_bytes(files.a_png())
    with open_desk(tmp_path) as desk:
        medium = desk.media.keep(picture)
        store = FileStore(desk._database)  # noqa: SLF001 - where the file lies
        happened(store.path_of(medium.sha256))

        assert [each.file.name for each in store.faults()] == ["bild.png"]
        point = next(each for each in desk.safekeeping.check().points if each.name == "files")
        assert point.state is CheckState.WRONG
        assert desk.media.all()

        desk.media.keep(picture)
        assert not store.faults()
        assert desk.media.original(medium.sha256) == files.a_png()


@pytest.mark.fault(
    "The clock of the machine is set back a year",
    made_by="simulated by the program's own clock (StillClock)",
    outcome="Everything is stored and undone in the order in which it was done; backups go on, and none is pruned",
)
def test_a_clock_that_is_set_back_a_year(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.town.begin_empty()
        first = desk.questions.note("Vor dem Zurückstellen", source=QuestionSource.GROUP)
        desk.safekeeping.daily()
        clock = desk.clock
        assert isinstance(clock, StillClock)
        clock.set(NOW - timedelta(days=365))

        second = desk.questions.note("Nach dem Zurückstellen", source=QuestionSource.GROUP)
        desk.safekeeping.daily()
        desk.today.brief()
        assert len(desk.safekeeping.backups()) == 2
        undone = desk.history.undo()

        assert undone is not None
        assert desk.questions.get(first.id).text == "Vor dem Zurückstellen"
        with pytest.raises(NotFound):
            desk.questions.get(second.id)
