"""What the office wishes of its plan, set in the settings and heeded by the week."""

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.plan_card import PlanCard
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.plan_week_hand import week


def test_a_target_and_shares_are_kept_as_they_are_typed_and_heeded_by_the_week(birkenfurt: WindowApp) -> None:
    birkenfurt.window.open(Destination("settings", "posts_a_week"))
    let_rest()
    page = birkenfurt.window.page()
    assert isinstance(page, SettingsPage)
    card = page.card("plan")
    assert isinstance(card, PlanCard)
    assert card.target.text() == "3 bis 5"

    for field, typed in (
        (card.target, "5 bis 3"),
        (card.topics, "Service"),
        (card.target, "4"),
        (card.topics, "service 40"),
    ):
        field.setText(typed)
        field.finish()
        said = "\n".join(label.text() for label in card.findChildren(Label) if label.isVisible())
        if typed == "Service":
            assert "„Service“ ist kein Anteil." in said
            assert "Bitte schreiben Sie, wie viele Beiträge" in said

    let_rest()
    town = birkenfurt.desk.town.town()
    assert tuple(town.posts_a_week) == (4, 4)
    assert town.topic_wishes == {"service": 40}
    assert card.topics.text() == "Service 40"
    assert week(birkenfurt).side_words() == "4 Beiträge, Ziel: 4"
