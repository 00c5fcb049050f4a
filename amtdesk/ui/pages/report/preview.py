"""The page itself, as a picture of the very document that is saved: typeset in a task, never on the window's thread."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import give_viewport

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.reports import WeeklyReport
    from amtdesk.ui.page import PageContext

#: A4 in inches.
_PAPER: Final = (8.2677, 11.6929)
_DEBOUNCE_MS: Final = 40
_LEAST_WIDTH: Final = 420
_MOST_WIDTH: Final = 720
_GAP: Final = 12
#: A report has one page, two when it must; what was pasted by mistake has hundreds, and each is a large picture.
_MOST_PAGES: Final = 10
_BELOW: Final = 24


class PaperPage(QWidget):
    """The pages one below the other, on white, with a hairline: paper looks the same in every theme."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._theme = context.theme
        self._pages: tuple[QPixmap, ...] = ()
        self._width = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self.update)

    def fit(self, width: int) -> None:
        """Take this width; the picture is scaled until the sharp one comes."""
        if width != self._width:
            self._width = width
            self._resize()

    def show_pages(self, pages: tuple[QPixmap, ...]) -> None:
        """Show these pictures."""
        self._pages = pages
        self._resize()
        self.update()

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def is_empty(self) -> bool:
        """Whether nothing has been typeset yet."""
        return not self._pages

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        line = self._theme.hairline()
        for number in range(max(len(self._pages), 1)):
            sheet = self._sheet(number)
            painter.fillRect(sheet, self._theme.color("border.strong"))
            inner = sheet.adjusted(line, line, -line, -line)
            painter.fillRect(inner, Qt.GlobalColor.white)
            if number < len(self._pages):
                painter.drawPixmap(inner, self._pages[number])

    def _sheet(self, number: int) -> QRect:
        height = self._height()
        return QRect(0, number * (height + self._theme.px(_GAP)), self._width, height)

    def _height(self) -> int:
        return round(self._width * _PAPER[1] / _PAPER[0])

    def _resize(self) -> None:
        count = max(len(self._pages), 1)
        self.setFixedSize(QSize(self._width, count * self._height() + (count - 1) * self._theme.px(_GAP)))


class ReportPreview(QScrollArea):
    """Shows a report as it will be printed. While one picture is made the newest wish waits, older ones are dropped."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._theme = context.theme
        self.paper = PaperPage(context)
        self._report: WeeklyReport | None = None
        self._shown: tuple[WeeklyReport, int] | None = None
        self._is_busy = False
        self._is_inline = False
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self._typeset)
        give_viewport(self)
        self._view = self.viewport()
        self.setWidget(self.paper)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Preview of the page"))
        self._view.setAutoFillBackground(False)
        self._view.installEventFilter(self)

    def show_report(self, report: "WeeklyReport") -> None:
        """Typeset this report soon; its text for a screen reader comes with the picture."""
        # the time of "as of" moves on with the clock; a new minute alone is no reason to typeset again
        self._report = replace(report, as_of=report.as_of.replace(second=0, microsecond=0))
        if self._wish() != self._shown:
            self._timer.start()

    def is_waiting(self) -> bool:
        """Whether a picture is still to be made."""
        return self._is_busy or self._timer.isActive()

    def show_inline(self, *, is_inline: bool) -> None:
        """As part of a scrolling column it is as high as its pages; beside it, it scrolls by itself."""
        if is_inline != self._is_inline:
            self._is_inline = is_inline
            self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        room = self._view.size()
        margin = self._theme.px(2)
        by_height = round((self.height() - self._theme.px(_BELOW)) * _PAPER[0] / _PAPER[1])
        wished = room.width() if self._is_inline else max(by_height, self._theme.px(_LEAST_WIDTH))
        self.paper.fit(max(min(wished, room.width() - margin, self._theme.px(_MOST_WIDTH)), 1))
        if self._is_inline:
            self.setFixedHeight(self.paper.height() + 2 * margin)
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_NO_LIMIT)
        if self._report is not None and self._wish() != self._shown:
            self._timer.start()

    def _pixels(self) -> int:
        return round(self.paper.width() * self.devicePixelRatioF())

    def _wish(self) -> "tuple[WeeklyReport, int] | None":
        return None if self._report is None else (self._report, self._pixels())

    def _typeset(self) -> None:
        wish = self._wish()
        if wish is None or self._is_busy or not self.isVisible():
            return
        report, pixels = wish
        self._is_busy = True
        language, ppi = self._context.language, pixels / _PAPER[0]

        def work(desk: "Desk") -> tuple[tuple[QImage, ...], str]:
            reports = desk.reports
            pages = reports.pictures(report, language, ppi=ppi)
            return tuple(map(image_of, pages[:_MOST_PAGES])), reports.text_of(report, language)

        def show(made: tuple[tuple[QImage, ...], str]) -> None:
            self._shown = wish
            self._end()
            pages, spoken = made
            self.setAccessibleDescription(spoken)
            self.paper.show_pages(tuple(map(QPixmap.fromImage, pages)))
            self._fit()

        def fail(error: Exception) -> None:
            self._shown = wish
            self._end()
            raise error

        self._context.tasks.read(work, hearer=self, then=show, otherwise=fail)

    def _end(self) -> None:
        self._is_busy = False
        if self._wish() != self._shown:
            self._timer.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wish() != self._shown:
            self._timer.start()


#: QWIDGETSIZE_MAX
_NO_LIMIT: Final = 16777215


def image_of(picture: bytes) -> QImage:
    """Read a page in the worker that made it: many pages take longer than a key may wait."""
    return QImage.fromData(picture)
