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


@pytest.mark.fault(
    "The clock of the machine shows the same date and hour at each start: its battery is empty",
    made_by="simulated by the program's own clock (StillClock)",
    outcome="Each start writes the backup of the day anew when anything changed, and that one stays",
)
def test_a_clock_that_shows_the_same_date_at_each_start(tmp_path: Path) -> None:
    written = []
    for start in range(3):
        with open_desk(tmp_path) as desk:
            desk.town.begin_empty()
            clock = desk.clock
            assert isinstance(clock, StillClock)
            clock.set(NOW + timedelta(minutes=3 - start))  # it starts a little faster each time
            written.append(desk.safekeeping.daily())
            clock.set(NOW + timedelta(hours=5))
            desk.questions.note(f"Frage {start}", source=QuestionSource.GROUP)

    with open_desk(tmp_path) as desk:
        last = desk.safekeeping.daily()
        assert last is not None
        assert desk.safekeeping.daily() is None  # nothing changed since
        assert [each.path for each in desk.safekeeping.backups()] == [last.path]
        desk.questions.note("Nach der letzten Sicherung", source=QuestionSource.GROUP)
        desk.safekeeping.restore(last.path)
        assert {each.text for each in desk.questions.all()} == {"Frage 0", "Frage 1", "Frage 2"}
    assert None not in written
