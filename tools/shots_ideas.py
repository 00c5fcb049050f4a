"""The states of recurring ideas and dates beside the posts that one has to bring about, for `make screens`."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from amtdesk.domain.recurring_ideas import IdeaKind
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.idea_form import open_idea_form
from amtdesk.ui.pages.plan.idea_list import open_idea_list
from amtdesk.ui.pages.plan.idea_proposal import open_proposal
from amtdesk.ui.pages.plan.occasion_form import open_occasion_form
from amtdesk.ui.pages.plan.occasion_sheet import open_occasion
from amtdesk.ui.pages.plan.usual_ideas import open_usual_ideas
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.recurring_ideas import RecurringIdea
    from amtdesk.ui.main_window import MainWindow

COUNCIL_DAY = date(2027, 5, 20)
MEETING = date(2027, 6, 3)


def _idea(desk: "Desk", key: str) -> "RecurringIdea":
    return next(idea for idea in desk.ideas.all() if idea.key == key)


def _list(window: "MainWindow", desk: "Desk") -> None:
    window.open(Destination("plan"))
    desk.ideas.rest(_idea(desk, "R24").id, True)
    open_idea_list(window.context, window)


def _by_hand(window: "MainWindow", desk: "Desk") -> None:
    sheet = open_idea_list(window.context, window, idea_id=_idea(desk, "R26").id)
    sheet.list.ticked.emit(_idea(desk, "R25").id)


def _none(window: "MainWindow", desk: "Desk") -> None:
    for idea in desk.ideas.all():
        desk.ideas.delete(idea.id)
    open_idea_list(window.context, window)


def _new(window: "MainWindow", _desk: "Desk") -> None:
    open_idea_form(window.context, window)


def _edited(key: str) -> Prepare:
    def prepare(window: "MainWindow", desk: "Desk") -> None:
        open_idea_form(window.context, window, idea=_idea(desk, key))

    return prepare


def _wrong(window: "MainWindow", _desk: "Desk") -> None:
    form = open_idea_form(window.context, window)
    form.fields.kind.choose(IdeaKind.BY_OFFSET)
    form.fields.kind.chosen.emit(IdeaKind.BY_OFFSET)
    form.fields.offsets.lines["before"].setText("ein paar")
    form.fields.lead.setText("bald")
    form.keep.click()


def _proposal(window: "MainWindow", desk: "Desk") -> None:
    today = desk.clock.today()
    open_proposal(window.context, window, proposal=desk.ideas.proposed(today, today)[1])


def _usual(window: "MainWindow", desk: "Desk") -> None:
    """What a new office is offered, a part of it ticked or there already."""
    desk.starter_ideas.take(["weekend"])
    sheet = open_usual_ideas(window.context, window)
    for key in ("closed_days", "volunteers"):
        sheet.list.ticked.emit(key)


def _moved(window: "MainWindow", desk: "Desk") -> None:
    """A council meeting that was put off: the post for it comes along."""
    own = desk.occasions.add_own("Stadtrat", day=MEETING)
    desk.ideas.take(_idea(desk, "R03").id, MEETING - timedelta(days=3))
    desk.occasions.edit_own(own.id, day=MEETING + timedelta(days=7), until=MEETING + timedelta(days=7))
    window.open(Destination("plan"))
    proposed = desk.ideas.proposed(MEETING, MEETING + timedelta(days=7))
    open_proposal(window.context, window, proposal=next(each for each in proposed if each.follows is not None))


def _occasion(title: str) -> Prepare:
    def prepare(window: "MainWindow", desk: "Desk") -> None:
        found = desk.occasions.between(date(2027, 5, 17), date(2027, 7, 30))
        occasion = next(each for each in found if each.title.startswith(title))
        open_occasion(window.context, window, occasion=occasion)

    return prepare


def _new_date(window: "MainWindow", _desk: "Desk") -> None:
    open_occasion_form(window.context, window, day=COUNCIL_DAY)


SHOTS: tuple[Shot, ...] = (
    Shot(name="ideas", prepare=_list),
    Shot(name="ideas-by-hand", prepare=_by_hand),
    Shot(name="ideas-none", prepare=_none),
    Shot(name="idea-new", prepare=_new),
    Shot(name="idea-offset", prepare=_edited("R09")),
    Shot(name="idea-rule", prepare=_edited("R20")),
    Shot(name="idea-by-hand", prepare=_edited("R26")),
    Shot(name="idea-wrong", prepare=_wrong),
    Shot(name="idea-proposed", prepare=_proposal),
    Shot(name="idea-moved", prepare=_moved),
    Shot(name="ideas-usual", prepare=_usual),
    Shot(name="occasion-imported", prepare=_occasion("Stadtrat")),
    Shot(name="occasion-own", prepare=_occasion("Müllabfuhr, Bezirk Donnerstag")),
    Shot(name="occasion-holiday", prepare=_occasion("Pfingstmontag")),
    Shot(name="occasion-new", prepare=_new_date),
)
