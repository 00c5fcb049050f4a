"""Settings of approvals: figures in posts, the time before elections, the proof as a table."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.approval_card import ApprovalCard, TriggerForm
from amtdesk.ui.pages.settings.election_block import PeriodForm
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest


def card(running: WindowApp) -> ApprovalCard:
    running.window.open(Destination("settings", "approval"))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    page.build_all()
    found = page.card("approval")
    assert isinstance(found, ApprovalCard)
    return found


def said(part: QWidget) -> str:
    let_rest()
    return " ".join(label.text() for label in part.findChildren(Label) if label.isVisible())


def test_a_row_of_the_table_counts_figures_in_posts_or_does_not(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    approvals = card(birkenfurt)
    assert "Beträge, Prozente, Daten und Uhrzeiten in Beiträgen" in said(approvals)
    approvals.triggers.begin("figures")
    form = approvals.findChildren(TriggerForm)[0]
    assert form.figures.key() is True

    form.figures.choose(False)
    form.kept.emit()

    assert [each.figures for each in birkenfurt.desk.town.approval_triggers()] == [False] * 3
    qtbot.waitUntil(lambda: "Uhrzeiten in Beiträgen" not in said(approvals), timeout=10_000)


def test_a_time_before_an_election_is_added_changed_and_removed(birkenfurt: WindowApp) -> None:
    approvals, posts = card(birkenfurt), birkenfurt.desk.posts
    assert "15.08.2027 bis 26.09.2027" in said(approvals)

    approvals.elections.periods.begin_new()
    form = approvals.findChildren(PeriodForm)[0]
    form.name.setText("Bürgerentscheid")
    form.first.setText("bald")
    form.kept.emit()
    assert "kein Datum" in said(form)
    form.first.setText("12.5.")
    form.last.setText("1.5.2027")
    form.kept.emit()
    assert "endet, bevor er beginnt" in said(form)
    form.last.setText("31.5.2027")
    form.words.setText("Stadtrat, Feuerwehr")
    form.kept.emit()

    assert [each.name for each in posts.pre_election_periods()] == ["Bürgerentscheid", "Wahl am 26.09.2027"]
    risen = [post.key for post in posts.list() if post.approval_level == 3 and post.day == date(2027, 5, 18)]
    assert risen == ["P11"]

    let_rest()
    approvals.elections.periods.begin(str(posts.pre_election_periods()[0].id))
    form = next(each for each in approvals.findChildren(PeriodForm) if each.period is not None)
    form.removed.emit()
    assert [each.name for each in posts.pre_election_periods()] == ["Wahl am 26.09.2027"]


def test_the_proof_of_a_period_is_saved_as_a_table(birkenfurt: WindowApp, qtbot: QtBot, tmp_path: Path) -> None:
    trail = card(birkenfurt).trail
    trail.choose_path = lambda *_asked, **_named: tmp_path / "Freigaben.csv"
    trail.first.setText("1.6.2027")
    trail.save.click()
    assert "geben Sie zwei Tage an" in said(card(birkenfurt))

    trail.first.setText("1.5.2027")
    trail.save.click()

    qtbot.waitUntil((tmp_path / "Freigaben.csv").exists)
    assert "SHA-256 des Wortlauts" in (tmp_path / "Freigaben.csv").read_text("utf-8-sig")
    trail.choose_path = lambda *_asked, **_named: None
    trail.save.click()
