"""The menu "More" beside a template's buttons: what is done now and then."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.pages.templates.preview import Preview
    from amtdesk.ui.theme import Theme


class MoreMenu(QObject):
    """Opens below the button; what was chosen is a wish that the page grants."""

    agree_wished = Signal()
    request_wished = Signal()
    delete_wished = Signal()
    import_wished = Signal()
    export_wished = Signal()
    pack_wished = Signal()

    def __init__(self, theme: "Theme", preview: "Preview") -> None:
        super().__init__(preview)
        self._theme = theme
        self._button = preview.more
        preview.menu_wished.connect(self._open)

    def _open(self) -> None:
        menu = PopupMenu(self._theme, self._button)
        menu.add(self.tr("Enter agreement"), self.agree_wished.emit, icon="stamp")
        menu.add(self.tr("Copy the mail to the department"), self.request_wished.emit, icon="mail")
        menu.add(self.tr("Delete"), self.delete_wished.emit, icon="trash-2", keys="Del", color="danger.base")
        menu.addSeparator()
        menu.add(self.tr("Import …"), self.import_wished.emit, icon="file-text")
        menu.add(self.tr("Export for Excel …"), self.export_wished.emit, icon="save")
        menu.add(self.tr("Export as a pack …"), self.pack_wished.emit, icon="save")
        below = self._button.rect().bottomLeft() + QPoint(0, self._theme.px(4))
        menu.popup(self._button.mapToGlobal(below))
