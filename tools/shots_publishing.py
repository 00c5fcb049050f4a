"""What `make screens` paints of publishing and of contributions from outside."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.page import Destination, Page
from amtdesk.ui.pages.plan.contribution_sheet import ContributionSheet
from amtdesk.ui.pages.plan.contribution_start import open_contributions
from amtdesk.ui.pages.plan.deeds import PostDeeds
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.page import PageContext

_TABLE = """Titel;Text;Wunschtag;Uhrzeit;Fachamt;Bilddatei;Foto von;Einwilligung;Wer liefert;Kanal
Turnfest am Sportplatz;Am Samstag ist Turnfest. Alle Kinder der Stadt sind eingeladen.;5.6.;9:30;Bauamt;fest.jpg;TSV;keine Personen;TSV Birkenfurt;
Sommerkonzert der Musikschule;Die Musikschule lädt zum Konzert ein.;1.4.2027;;;;;;Musikschule;
Tag der offenen Tür;Wir öffnen das Tor.;bald;abends;;tor.jpg;;;Feuerwehr;
;Ein Text ohne Titel;;;;;;;;
Beispiel: so geht es;;;;;;;;;
Leseclub in der Bücherei;Immer dienstags liest der Leseclub vor.;10.6.;15 Uhr;Raumfahrt;;;wird nachgereicht;Bücherei;Facebook
"""  # noqa: E501 - lines of a table


def _context(window: "MainWindow") -> "PageContext":
    return next(page for page in window.findChildren(Page) if page.isVisible()).context


def _post(desk: "Desk", status: PostStatus) -> "PostId":
    return next(post.id for post in desk.posts.list() if post.status is status)


def _start(window: "MainWindow", _desk: "Desk") -> None:
    window.open(Destination("plan"))
    open_contributions(_context(window), window)


def _rows(current: int) -> Prepare:
    """The rows of a table with every kind of fault."""

    def prepare(window: "MainWindow", desk: "Desk") -> None:
        window.open(Destination("plan"))
        with tempfile.TemporaryDirectory() as name:
            path = Path(name, "beitraege.csv")
            path.write_text(_TABLE, "utf-8-sig")
            picture = QImage(80, 60, QImage.Format.Format_RGB32)
            picture.fill(0x1F4E94)
            picture.save(str(path.with_name("fest.jpg")))
            sheet = ContributionSheet(_context(window), window, plan=desk.contributions.preview(path))
        sheet.open_now()
        sheet.list.select_key(current)

    return prepare


def _copied(window: "MainWindow", desk: "Desk") -> None:
    """The text is on the clipboard; the picture comes next."""
    post_id = _post(desk, PostStatus.APPROVED)
    window.open(Destination("plan", post_id))
    desk.posts.mark_copied(post_id)


def _scheduled(window: "MainWindow", desk: "Desk") -> None:
    post_id = _post(desk, PostStatus.APPROVED)
    desk.posts.mark_scheduled(post_id)
    window.open(Destination("plan", post_id))


def _corrected(window: "MainWindow", desk: "Desk") -> None:
    post_id = _post(desk, PostStatus.PUBLISHED)
    desk.posts.correct(post_id)
    window.open(Destination("plan", post_id))


def _link_later(window: "MainWindow", desk: "Desk") -> None:
    """Out, and nobody knows where yet: the sheet that asks for the link."""
    out = desk.posts.mark_published(_post(desk, PostStatus.APPROVED), at=desk.clock.now())
    window.open(Destination("plan", out.id))
    window.findChildren(PostDeeds)[0].ask_link(out.id)


def _asks(window: "MainWindow", desk: "Desk") -> None:
    """A post that asks people: by when do they hear what became of it?"""
    window.open(Destination("plan", next(post.id for post in desk.posts.list() if post.key == "P17")))


SHOTS: tuple[Shot, ...] = (
    Shot(name="plan-contributions", prepare=_start),
    Shot(name="plan-contributions-rows", prepare=_rows(0)),
    Shot(name="plan-contributions-fault", prepare=_rows(2)),
    Shot(name="plan-editor-copied", prepare=_copied),
    Shot(name="plan-editor-scheduled", prepare=_scheduled),
    Shot(name="plan-editor-corrected", prepare=_corrected),
    Shot(name="plan-editor-link-later", prepare=_link_later),
    Shot(name="plan-editor-asks", prepare=_asks),
)
