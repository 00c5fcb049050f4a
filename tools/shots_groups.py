"""The states of the list of groups that one has to bring about, for `make screens`."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from amtdesk.domain.groups import Group
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.group_rows import PAUSE
from amtdesk.ui.pages.rounds.overview import Overview
from amtdesk.ui.pages.rounds.page import RoundsPage
from tools.shot import Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow


_LIST = """Kennung;Name;Tage;Minuten;Saison von;Saison bis;Pause bis
G1;Du kommst aus Birkenfurt, wenn …;Mo-Fr;12;;;
G3;Flohmarkt Birkenfurt & Mahretal;Mi;3;1.4.;31.10.;
G4;Eltern in Birkenfurt;Di, Do;6;;;
;Freibad Mahretal;täglich;2;1.5.;15.9.;
;Kulturverein;Fasching;3;;;
;Schützenfest;Fr;3;;;31.2.2027
"""


def _overview(window: "MainWindow") -> Overview:
    window.open(Destination("rounds", "groups"))
    page = window.page()
    if not isinstance(page, RoundsPage):
        raise TypeError(page)
    return page.overview


def _groups(desk: "Desk") -> tuple[Group, ...]:
    return desk.rounds.groups()[1:]


def _rested(window: "MainWindow", desk: "Desk") -> Overview:
    """Groups of every kind: resting, out of season, by a rule, archived."""
    groups, today = _groups(desk), desk.clock.today()
    desk.rounds.edit_group(groups[1].id, paused_from=today, paused_until=today + timedelta(days=19))
    desk.rounds.edit_group(groups[2].id, season_begins="06-01", season_ends="09-15", in_every_round=True)
    desk.rounds.edit_group(groups[3].id, rhythm="FREQ=MONTHLY;BYDAY=1MO")
    desk.rounds.archive_group(groups[6].id)
    desk.rounds.archive_group(groups[7].id)
    overview = _overview(window)
    window.voice.toast.put_away()
    return overview


def _archive(window: "MainWindow", desk: "Desk") -> None:
    overview = _rested(window, desk)
    overview.archive.line.setChecked(True)
    overview.archive.list.setFocus()


def _form(window: "MainWindow", desk: "Desk") -> None:
    _overview(window).edit(_groups(desk)[0].id)


def _form_by_rule(window: "MainWindow", desk: "Desk") -> None:
    overview = _rested(window, desk)
    overview.edit(_groups(desk)[3].id)


def _form_wrong(window: "MainWindow", desk: "Desk") -> None:
    """Sentences at the fields that will not do."""
    form = _overview(window).form
    _overview(window).edit(_groups(desk)[0].id)
    form.lines.address.fill("die rote Gruppe")
    form.lines.season.fill("31.6.|15.9.")
    form.lines.pause.fill("31.8.2027|1.8.2027")
    form.finish()


def _form_new(window: "MainWindow", _desk: "Desk") -> None:
    _overview(window).begin_new()


def _form_own(window: "MainWindow", desk: "Desk") -> None:
    _overview(window).edit(desk.rounds.groups()[0].id)


def _pause(window: "MainWindow", desk: "Desk") -> None:
    overview = _overview(window)
    overview.groups.action_requested.emit(_groups(desk)[1].id, PAUSE)


def _moved(window: "MainWindow", desk: "Desk") -> None:
    """The toast after a group took another place."""
    overview = _overview(window)
    overview.groups.moved.emit(_groups(desk)[3].id, 0)


def _begins_drag(window: "MainWindow", desk: "Desk") -> None:
    overview = _overview(window)
    overview.groups.carry(4, over=QPoint(40, 160))
    overview.groups.select_key(_groups(desk)[3].id)


def _kinds(window: "MainWindow", desk: "Desk") -> None:
    _rested(window, desk)


def _preview(window: "MainWindow", desk: "Desk") -> None:
    """What a list would bring: new, changed and the same, and a line that will not do."""
    files, path = _overview(window).files, Path(desk.folder) / "gruppen-kreis.csv"
    path.write_text(_LIST, encoding="utf-8-sig")
    files.importer.preview(path)


SHOTS: tuple[Shot, ...] = (
    Shot(name="groups-kinds", prepare=_kinds),
    Shot(name="groups-archive", prepare=_archive),
    Shot(name="groups-form", prepare=_form),
    Shot(name="groups-form-rule", prepare=_form_by_rule),
    Shot(name="groups-form-wrong", prepare=_form_wrong),
    Shot(name="groups-form-new", prepare=_form_new),
    Shot(name="groups-form-own", prepare=_form_own),
    Shot(name="groups-import", prepare=_preview),
    Shot(name="groups-pause", prepare=_pause),
    Shot(name="groups-moved", prepare=_moved),
    Shot(name="groups-dragged", prepare=_begins_drag),
)
