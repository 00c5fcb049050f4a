"""Journey: a week is planned by keyboard alone, from idea, occasion and thought, and handed over in one mail."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from amtdesk.domain.post_summaries import PostStatus, PostSummary
from tests.journeys.hands import Hands

TO_BE_APPROVED = ("Stadtrat – Vorschau", "Ferienprogramm – Anmeldung")
THURSDAY, NEXT_WEDNESDAY, SUNDAY = date(2027, 5, 13), date(2027, 5, 19), date(2027, 5, 16)


def test_a_week_is_planned_from_ideas_and_occasions_and_put_before_those_who_approve(she: Hands) -> None:
    open_the_week_of_birkenfurt(she)
    take_an_idea(she)
    make_a_draft_from_an_occasion(she)
    write_down_a_thought(she)
    move_a_post_to_the_next_week_and_back(she)
    ask_for_approval_of_two_at_once(she)

    she.close_window()
    she.open_window()
    she.press("Ctrl+4")
    she.sees("Baustelle Mühlenstraße – erster Tag")

    assert post(she, "Wochenmarkt").day == THURSDAY
    assert post(she, "Sonntagsgruß").day == SUNDAY
    assert {post(she, title).status for title in TO_BE_APPROVED} == {PostStatus.IN_REVIEW}


def open_the_week_of_birkenfurt(she: Hands) -> None:
    she.open_window()
    she.sees("Wie möchten Sie beginnen?")
    she.go_to("Birkenfurt ansehen")
    she.press("Return")
    she.sees("Mittwoch, 12. Mai")
    she.press("Ctrl+4")
    she.press("Ctrl+PgDown")
    she.sees("4 Beiträge, Ziel: 3 bis 5")


def take_an_idea(she: Hands) -> None:
    she.press("Right")
    she.press("Return")
    she.sees("Beitrag beginnen")
    she.press("Ctrl+Return")
    she.wait(lambda: bool(found(she, "Wochenmarkt")))
    back_to_the_week(she)


def make_a_draft_from_an_occasion(she: Hands) -> None:
    she.press("Left")
    she.press("Up", times=4)
    she.press("Return")
    she.sees("Entwurf beginnen")
    she.press("Ctrl+Return")
    she.wait(lambda: bool(found(she, "Sprechstunde der Bürgermeisterin", status=PostStatus.DRAFT)))
    back_to_the_week(she)


def write_down_a_thought(she: Hands) -> None:
    she.press("Ctrl+Home")
    she.press("Right", times=4)
    she.press("N")
    she.write("Sonntagsgruß")
    she.press("Return")
    back_to_the_week(she)


def move_a_post_to_the_next_week_and_back(she: Hands) -> None:
    she.press("Ctrl+Home")
    she.press("Ctrl+Shift+Down")
    she.sees("KW\u00a020, 17. bis 23. Mai")
    assert post(she, "Feuerwehr: Übungsabend zum Zuschauen").day == NEXT_WEDNESDAY
    she.press("Ctrl+Z")
    assert post(she, "Feuerwehr: Übungsabend zum Zuschauen").day == date(2027, 5, 12)


def ask_for_approval_of_two_at_once(she: Hands) -> None:
    she.press("Ctrl+PgDown")
    she.sees("KW\u00a020 · 17.05. bis 23.05.")
    for title in TO_BE_APPROVED:
        walk_to(she, title)
        she.press("Space")
    she.sees("2 Beiträge ausgewählt")
    she.go_to("Freigabe per E-Mail erbitten")
    she.press("Space")
    she.sees("2 Beiträge warten jetzt auf Freigabe.")
    assert all(title in she.clipboard() for title in TO_BE_APPROVED)


def walk_to(she: Hands, title: str) -> None:
    """Down the list until a screen reader says this title."""
    table = she.focused()
    assert isinstance(table, QAbstractItemView)
    she.wait(lambda: _steps_down_to(she, table, title))


def _steps_down_to(she: Hands, table: QAbstractItemView, title: str) -> bool:
    if str(table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)).startswith(title):
        return True
    she.press("Down")
    return False


def back_to_the_week(she: Hands) -> None:
    she.press("Esc")
    she.sees("Routinen")


def found(she: Hands, title: str, *, status: PostStatus | None = None) -> list[PostSummary]:
    return [each for each in she.desk.posts.list() if each.title == title and status in {None, each.status}]


def post(she: Hands, title: str) -> PostSummary:
    return found(she, title)[-1]
