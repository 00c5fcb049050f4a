"""The media as `make screens` paints them: the grid, what is asked, one picture, choosing one, and none at all."""

from typing import TYPE_CHECKING

from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.media_view import MediaView
from amtdesk.ui.pages.plan.picture_deeds import PictureDeeds
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.widgets.buttons import FilterChip
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.main_window import MainWindow


def _media(window: "MainWindow", _desk: "Desk") -> None:
    window.open(Destination("plan"))
    for views in window.findChildren(PlanViews):
        views.choose("media")


def _asked(window: "MainWindow", desk: "Desk") -> None:
    """Only the pictures whose consent is missing or ends."""
    _media(window, desk)
    for view in window.findChildren(MediaView):
        next(chip for chip in reversed(view.findChildren(FilterChip)) if chip.isEnabled()).click()


def _sheet(name: str) -> Prepare:
    def prepare(window: "MainWindow", desk: "Desk") -> None:
        _media(window, desk)
        sha256 = next(each.sha256 for each in desk.media.all() if each.name == name)
        for view in window.findChildren(MediaView):
            view.grid.opened.emit(sha256)

    return prepare


def _picker(window: "MainWindow", desk: "Desk") -> None:
    """Choosing a picture for a draft."""
    post_id: PostId = next(each.id for each in desk.posts.list() if each.key == "P12")
    window.open(Destination("plan", post_id))
    for deeds in window.findChildren(PictureDeeds):
        deeds.ask()


SHOTS = (
    Shot(name="plan-media", prepare=_media, is_page=True),
    Shot(name="plan-media-asked", prepare=_asked),
    Shot(name="plan-media-one", prepare=_sheet("uebung_2026.jpg")),
    Shot(name="plan-media-consent-missing", prepare=_sheet("azubi_samira.jpg")),
    Shot(name="plan-media-choosing", prepare=_picker),
)
#: On an empty desk.
EMPTY = (Shot(name="plan-media-empty", prepare=_media),)
