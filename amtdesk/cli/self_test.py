"""`amtdesk --self-test`: does this installation work? Records in a temporary folder, resources, every page.

The front door hands in what builds the pages: the command line knows no window.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from amtdesk import __version__
from amtdesk.cli.line import DONE, Session
from amtdesk.desk import Desk
from amtdesk.domain.words import N_
from amtdesk.system.clock import Clock
from amtdesk.system.language import Language
from amtdesk.system.resources import resource, root

BuildPages = Callable[[Desk], Iterable[str]]


def run(session: Session, *, build_pages: BuildPages) -> int:
    """Check everything and print what was checked; a fault ends with a traceback and exit code 1."""
    session.say(f"AmtDesk {__version__}, Python {sys.version.split()[0]}")
    session.say(_resources())
    with tempfile.TemporaryDirectory(prefix="amtdesk-self-test-", ignore_cleanup_errors=True) as folder:
        for line in _records(Path(folder, "birkenfurt")):
            session.say(line)
        Path(folder, "empty").mkdir()
        with Desk.open(Path(folder, "empty"), Clock()) as desk:
            for line in build_pages(desk):
                session.say(line)
    session.say(session.tr(N_("Everything that was checked works.")))
    return DONE


def _resources() -> str:
    for code in ("de", "en"):
        Language(code, Clock().zone)
    names = ("fonts", "icons", "i18n", "themes", "seed")
    numbers = [f"{name} {sum(path.is_file() for path in resource(name).rglob('*'))}" for name in names]
    return f"resources: {root()}: {', '.join(numbers)}"


def _records(folder: Path) -> list[str]:
    folder.mkdir()
    with Desk.open(folder, Clock()) as desk:
        desk.demo.open_birkenfurt()
        found = desk.search.find("ausweis")
        faults = desk.safekeeping.check().faults
        pages = desk.reports.form("2027-W19", Language("de", desk.clock.zone), ending=".pdf")
        desk.town.set_federal_state("BY")
        holidays = desk.town.holidays(2027)
    if faults or not found or not pages.startswith(b"%PDF") or "Heilige Drei Könige" not in holidays.values():
        raise RuntimeError(
            f"records do not work: {faults}, {len(found)} hits, {len(pages)} bytes of report, {holidays}"
        )
    with Desk.open(folder, Clock()) as desk:
        templates = desk.templates.count()
    return [
        f"records: written, checked, opened again ({templates} templates)",
        f"search: {len(found)} hits",
        f"report: {len(pages)} bytes of PDF",
        f"public holidays: {len(holidays)} in Bavaria",
    ]
