"""Journey (b): an empty desk takes in the office's own files, writes a draft, has it approved, saves the week."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.file_import import FileChooser
from amtdesk.ui.pages.plan.plan_head import PlanHead
from tests.journeys.files import CALENDAR, GROUPS
from tests.journeys.hands import Hands

TEMPLATES = """Titel;Text;Thema;Abgestimmt mit;Abgestimmt am
Öffnungszeiten;"Guten Tag, das Bürgerbüro öffnet um 8 Uhr.
Mit Termin warten Sie kürzer.";Service;Petra Lüders;12.04.2027
;Text ohne Titel;Service;;
Sperrmüll;Guten Tag, bitte melden Sie Sperrmüll an.;Abfall;Uwe Harms;03.05.2027
"""


def test_an_empty_desk_becomes_the_offices_own(she: Hands, tmp_path: Path) -> None:
    she.open_window()
    she.go_to("Später einrichten")
    she.press("Return")
    she.sees("Mittwoch, 12. Mai")

    take_in_templates(she, tmp_path / "bausteine.csv")
    take_in_groups(she, tmp_path / "gruppen.yaml")
    take_in_the_calendar(she, tmp_path / "stadt.ics")
    write_a_post_and_have_it_approved(she)
    she.save_the_report(tmp_path / "woche.pdf")

    she.close_window()
    she.open_window()
    (post,) = she.desk.posts.list(status=PostStatus.APPROVED)
    assert post.title == "Pfingstmontag"
    assert she.desk.posts.get(post.id).standing_approval is not None
    assert she.desk.templates.count() == 2
    assert {"Du kommst aus Musterstadt, wenn …"} == {g.name for g in she.desk.rounds.groups() if not g.is_own_channel}


def take_in(she: Hands, path: Path, *, button: str, left_out: str) -> None:
    """Press the import button, choose the file, read what is left out, and take the rest."""
    she.go_to(button)
    offered = importer_of(she)
    offered.choose_path = lambda _page, _title, files: path if files else None
    she.press("Return")
    she.sees(left_out)
    she.press("Return")


def importer_of(she: Hands) -> FileChooser:
    page = she.page()
    assert page is not None
    for head in page.findChildren(PlanHead):
        assert head.calendar_import.parent() is head  # made when first asked for
    shown = [each for each in page.findChildren(FileChooser) if _is_on_screen(each)]
    return shown[0]


def _is_on_screen(importer: FileChooser) -> bool:
    owner = importer.parent()
    return isinstance(owner, QWidget) and owner.isVisible()


def take_in_templates(she: Hands, path: Path) -> None:
    path.write_bytes(TEMPLATES.replace("\n", "\r\n").encode("cp1252"))
    she.press("Ctrl+5")
    she.sees("Welche Fragen hören Sie immer wieder?")
    take_in(she, path, button="Aus einer Datei importieren …", left_out="Zeile 4: ")
    she.sees("2 Bausteine übernommen.")
    she.sees("Sperrmüll")


def take_in_groups(she: Hands, path: Path) -> None:
    path.write_text(GROUPS, encoding="utf-8")
    she.press("Ctrl+2")
    take_in(she, path, button="Gruppen importieren", left_out="Zeile 3: ")
    she.sees("Du kommst aus Musterstadt, wenn …")


def take_in_the_calendar(she: Hands, path: Path) -> None:
    path.write_text(CALENDAR, encoding="utf-8")
    she.press("Ctrl+4")
    she.sees("Womit möchten Sie anfangen?")
    take_in(she, path, button="Kalender importieren …", left_out="Zeile 8: ")
    she.sees("Stadtrat")


def write_a_post_and_have_it_approved(she: Hands) -> None:
    she.go_to("Termine, die ohnehin feststehen")
    she.press("Ctrl+N")  # on the first date of the plan: a draft from it
    she.sees("Entwurf")
    she.write("Freier Tag, gutes Wetter? Unser Tipp ist der Rundweg am Fluss.")
    she.press("Ctrl+Return")
    she.press("Ctrl+Shift+F")
    she.write("Petra Lüders")
    she.press("Ctrl+Return")
    she.wait(lambda: bool(she.desk.posts.list(status=PostStatus.APPROVED)))
    she.press("Ctrl+Return")
    assert she.clipboard().startswith("Freier Tag, gutes Wetter?")
