"""What the office wishes of its plan, set in the settings and heeded by the week."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.approval_card import ApprovalCard
from amtdesk.ui.pages.settings.channel_card import ChannelCard
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


def test_what_is_refused_stays_beside_its_reason_whatever_else_is_stored(birkenfurt: WindowApp) -> None:
    birkenfurt.window.open(Destination("settings", "posts_a_week"))
    let_rest()
    page = birkenfurt.window.page()
    assert isinstance(page, SettingsPage)
    page.build_all()
    plan, channel, approval = (page.card(key) for key in ("plan", "channel", "approval"))
    assert isinstance(plan, PlanCard)
    assert isinstance(channel, ChannelCard)
    assert isinstance(approval, ApprovalCard)
    typed = ((plan.target, "viele"), (plan.topics, "Service"), (channel.length, "lang"), (approval.levels[1], " "))
    for field, words in typed:
        field.setText(words)
        field.finish()

    birkenfurt.desk.town.set("user_name", "Anna Abend")
    let_rest()

    assert [field.text() for field, _words in typed] == [words for _field, words in typed]
    plan.target.setText("4")
    plan.target.finish()
    birkenfurt.desk.history.undo()
    let_rest()
    assert plan.target.text() == "3 bis 5", "what is kept follows what is stored again"
    QTest.keyClick(plan.topics, Qt.Key.Key_Escape)
    assert plan.topics.text() == ""
