"""What is carried when a post or a proposed idea is dragged between month, week and tray."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag

from amtdesk.domain.identifiers import IdeaId, PostId
from amtdesk.ui.pages.plan.post_faces import ChipKey, ProposalKey

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

MIME: Final = "application/x-amtdesk-post"
_IDEA: Final = "idea"


def carried(key: ChipKey) -> QMimeData:
    """Put a key into a parcel."""
    words = f"{_IDEA} {key.idea_id} {key.day.isoformat()}" if isinstance(key, ProposalKey) else str(key)
    parcel = QMimeData()
    parcel.setData(MIME, QByteArray(words.encode()))
    return parcel


def key_in(parcel: QMimeData) -> ChipKey | None:
    """The key in a parcel; None when it holds something else."""
    match bytes(parcel.data(MIME).data()).decode().split():
        case [number]:
            return PostId(int(number))
        case [kind, number, day] if kind == _IDEA:
            return ProposalKey(IdeaId(int(number)), date.fromisoformat(day))
    return None


def drag(source: "QWidget", key: ChipKey, *, picture: "QPixmap", grip: QPoint) -> None:
    """Carry it until the button is let go; where it lands, the place takes it."""
    carrier = QDrag(source)
    carrier.setMimeData(carried(key))
    carrier.setPixmap(picture)
    carrier.setHotSpot(grip)
    carrier.exec(Qt.DropAction.MoveAction)
