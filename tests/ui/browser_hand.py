"""What stands where the browser would."""

from PySide6.QtCore import QObject, QUrl, Slot


class Browser(QObject):
    """Takes addresses: those that were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        """Take an address."""
        self.opened.append(address.toString())
