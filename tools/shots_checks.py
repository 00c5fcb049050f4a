"""The checks in the editor and the states of them that one has to bring about, for `make screens`."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.checks_card import ChecksCard
from amtdesk.ui.pages.plan.remarks import Remarks
from tools.shot import Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

TEXT = """Badehosen raus: Am Samstag, 16. Mai, öffnet das Freibad Birkenfurt.

Geöffnet ist täglich von 9 bis 20 Uhr. Saisonkarten bekommen Sie ab Montag, 17. Mai, im Bürgerbüro, an der \
Freibadkasse oder über das Formular auf unserer Website, wenn Sie uns vorher Ihr Lichtbild zusenden.

Sofern es regnet, ist das Bäcken bis auf Weiteres zu. Bringt eure Handtücher mit 🏊 und kommt ggf. früher!!

#freibadbirkenfurt"""


def _checked(window: "MainWindow", desk: "Desk") -> Remarks:
    post = desk.posts.add("Freibad startet in die Saison", TEXT, day=desk.clock.today())
    window.open(Destination("plan", post.id))
    remarks = window.findChild(Remarks)
    if remarks is None:
        raise LookupError("the editor has no checks")
    while remarks.is_busy():
        QApplication.processEvents()
    return remarks


def _marked(window: "MainWindow", desk: "Desk") -> None:
    """The third remark chosen, as F8 does it; the card in sight."""
    remarks = _checked(window, desk)
    for _turn in range(3):
        remarks.next()
    _show_card(window)


def _unfolded(window: "MainWindow", desk: "Desk") -> None:
    _checked(window, desk)
    QApplication.processEvents()
    card = window.findChild(ChecksCard)
    if card is not None:
        card.unfold()
    QApplication.processEvents()
    _show_card(window)


def _own_words(window: "MainWindow", desk: "Desk") -> None:
    _checked(window, desk).show_own_words()


def _show_card(window: "MainWindow") -> None:
    from amtdesk.ui.pages.plan.editor_columns import EditorColumns

    columns, card = window.findChild(EditorColumns), window.findChild(ChecksCard)
    if columns is not None and card is not None:
        columns.ensureWidgetVisible(card)


SHOTS: tuple[Shot, ...] = (
    Shot(name="plan-checks", prepare=_marked),
    Shot(name="plan-checks-all", prepare=_unfolded),
    Shot(name="plan-own-words", prepare=_own_words),
)
