"""The weekly report on real records: figures of Birkenfurt, editing, finishing, opening again."""

import errno
import os
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.reports import ReportField
from amtdesk.domain.words import Message
from amtdesk.storage.rows import instant_text
from amtdesk.system.files import CannotWrite, write_whole
from amtdesk.system.language import Language
from tests.builders import berlin, open_desk, set_clock
from tests.builders_questions import reply
from tests.builders_reports import FIGURES, FRIDAY, WEEK, Row, a_question_row, add_entries, add_rows, birkenfurt_week


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path, FRIDAY) as desk:
        yield desk


@pytest.fixture
def birkenfurt(desk: Desk) -> Desk:
    birkenfurt_week(desk)
    return desk


@pytest.fixture
def german(desk: Desk) -> Language:
    return Language("de", desk.clock.zone)


def say(message: Message) -> str:
    return str(message)


def test_the_figures_of_birkenfurts_week_follow_from_its_records(birkenfurt: Desk) -> None:
    assert birkenfurt.reports.figures(WEEK) == FIGURES


def test_the_demonstration_town_gives_the_same_figures(desk: Desk) -> None:
    desk.demo.open_birkenfurt(FRIDAY)

    assert desk.reports.figures(WEEK) == FIGURES


def test_in_the_middle_of_the_week_only_what_has_happened_counts(birkenfurt: Desk) -> None:
    set_clock(birkenfurt, berlin(10, "10:00"))

    figures = birkenfurt.reports.weekly(WEEK).figures

    assert figures.first_reactions == 2  # of the weekend's questions
    assert figures.posts_published == 1


def test_the_same_day_as_a_target_decides_what_was_in_time(birkenfurt: Desk) -> None:
    before = birkenfurt.reports.weekly(WEEK)

    birkenfurt.town.set_target(24, same_day=True)

    after = birkenfurt.reports.weekly(WEEK)
    assert (before.target_hours, after.target_hours) == (24, 0)
    assert after.figures.answered_within_24h <= before.figures.answered_within_24h


def test_a_reply_that_was_taken_back_does_not_count(birkenfurt: Desk) -> None:
    (number,) = add_rows(birkenfurt, "questions", [a_question_row(99, berlin(10, "08:00"))])
    before = birkenfurt.reports.weekly(WEEK).figures

    reply(birkenfurt, birkenfurt.questions.open()[0].id, "Ja.")
    answered = birkenfurt.reports.weekly(WEEK).figures
    birkenfurt.history.undo()

    assert number
    assert answered.first_reactions == before.first_reactions + 1
    assert birkenfurt.reports.weekly(WEEK).figures == before


def test_an_old_question_that_nobody_answered_is_open_in_this_week_too(desk: Desk) -> None:
    add_rows(
        desk,
        "questions",
        [a_question_row(1, berlin(1, "08:00")), a_question_row(2, berlin(1, "09:00"), category="lob")],
    )

    figures = desk.reports.weekly(WEEK).figures

    assert (figures.questions_received, figures.open_items) == (0, 1)


def test_a_reaction_at_the_very_end_is_one_and_leaves_nothing_open(desk: Desk) -> None:
    add_rows(desk, "questions", [a_question_row(1, berlin(14, "11:00"), FRIDAY, closed_at=None)])
    set_clock(desk, berlin(17, "08:00"))

    figures = desk.reports.weekly(WEEK).figures

    assert (figures.questions_received, figures.first_reactions, figures.open_items) == (1, 1, 0)


def test_the_week_before_stands_beside_the_week(birkenfurt: Desk) -> None:
    add_rows(birkenfurt, "questions", [a_question_row(77, berlin(5, "09:00"), berlin(5, "10:00"))])

    assert birkenfurt.reports.weekly(WEEK).before.questions_received == 1


def test_the_period_follows_the_offices_setting(birkenfurt: Desk) -> None:
    birkenfurt.town.set("report_period", {"weekday": 2, "at": "09:00"})

    period = birkenfurt.reports.period(WEEK)

    assert (period.start, period.end) == (berlin(5, "09:00"), berlin(12, "09:00"))


def test_a_week_that_does_not_exist_is_told(desk: Desk) -> None:
    with pytest.raises(NotFound, match="2027-W60"):
        desk.reports.weekly("2027-W60")


def test_what_she_wrote_stands_until_she_goes_back_to_the_proposal(birkenfurt: Desk) -> None:
    birkenfurt.reports.edit(WEEK, ReportField.HEADLINE, value="Meine Worte.")
    mine = birkenfurt.reports.weekly(WEEK).entry(ReportField.HEADLINE)

    birkenfurt.reports.reset(WEEK, ReportField.HEADLINE)
    proposed = birkenfurt.reports.weekly(WEEK).entry(ReportField.HEADLINE)

    assert (mine.words(say), mine.is_edited) == ("Meine Worte.", True)
    assert not proposed.is_edited
    assert proposed.words(say).startswith("“Baustelle Mühlenstraße” was the subject of the week")


def test_typing_is_one_step_of_undo(birkenfurt: Desk) -> None:
    birkenfurt.reports.reset(WEEK, ReportField.BENEFIT)
    for text in ("W", "We", "Wenig"):
        birkenfurt.reports.edit(WEEK, ReportField.BENEFIT, value=text)

    birkenfurt.history.undo()

    assert not birkenfurt.reports.weekly(WEEK).entry(ReportField.BENEFIT).is_edited


def test_the_report_forms_own_shapes_are_read(birkenfurt: Desk) -> None:
    report = birkenfurt.reports.weekly(WEEK)

    assert report.topics[0].name == "Baustelle Mühlenstraße"
    assert report.topics[0].count == 21
    assert report.topics[0].example
    assert len(report.entry(ReportField.DECISIONS).items(say)) == 2
    assert report.entry(ReportField.INCIDENTS).words(say).startswith("Ein Werbekommentar")
    assert (report.hours, report.hours_planned) == (6.25, 5.5)


def test_topics_are_counted_by_hand_and_keep_their_mood(birkenfurt: Desk) -> None:
    birkenfurt.reports.edit_topics(WEEK, "Baustelle Mühlenstraße: 22\n\nBus 12: Fahrplan\n")

    report = birkenfurt.reports.weekly(WEEK)

    assert [(topic.name, topic.count) for topic in report.topics] == [
        ("Baustelle Mühlenstraße", 22),
        ("Bus 12: Fahrplan", 0),
    ]
    assert str(report.topics[0].state) == "critical"
    assert report.entry(ReportField.TOPICS).edited == ("Baustelle Mühlenstraße: 22", "", "Bus 12: Fahrplan", "")


def test_plain_and_strange_values_of_a_field_are_read_as_words(desk: Desk) -> None:
    add_entries(desk, {"headline": 7, "incidents": {"hidden": 2, "reported": 0}, "decisions": "A\nB", "topics": "x"})

    report = desk.reports.weekly(WEEK)

    assert report.entry(ReportField.HEADLINE).words(say) == "7"
    assert report.entry(ReportField.INCIDENTS).words(say) == "hidden: 2"
    assert report.entry(ReportField.DECISIONS).items(say) == ("A", "B")
    assert report.topics == ()


def test_a_finished_report_stands_still_when_records_change(birkenfurt: Desk) -> None:
    assert birkenfurt.reports.finish(WEEK) == 1

    add_rows(birkenfurt, "questions", [a_question_row(50, berlin(10, "08:00"), berlin(10, "09:00"))])
    report = birkenfurt.reports.weekly(WEEK)

    assert (report.is_finished, report.version) == (True, 1)
    assert report.figures.questions_received == 14
    assert birkenfurt.reports.weekly("2027-W20").before.questions_received == 15


def test_a_finished_report_is_the_same_report(birkenfurt: Desk) -> None:
    birkenfurt.reports.reset(WEEK, ReportField.OUTLOOK)
    open_report = birkenfurt.reports.weekly(WEEK)
    birkenfurt.reports.finish(WEEK)

    frozen = birkenfurt.reports.weekly(WEEK)

    assert frozen.entries == open_report.entries
    assert frozen.topics == open_report.topics
    assert frozen.moods == open_report.moods
    assert frozen.days == open_report.days
    assert frozen.period == open_report.period


def test_a_finished_report_takes_no_edits_until_it_is_opened_again(birkenfurt: Desk) -> None:
    birkenfurt.reports.finish(WEEK)
    with pytest.raises(NotAllowed):
        birkenfurt.reports.edit(WEEK, ReportField.BENEFIT, value="neu")
    with pytest.raises(NotAllowed):
        birkenfurt.reports.finish(WEEK)

    birkenfurt.reports.reopen(WEEK)
    birkenfurt.reports.edit(WEEK, ReportField.BENEFIT, value="neu")

    assert birkenfurt.reports.finish(WEEK) == 2
    assert birkenfurt.reports.weekly(WEEK).entry(ReportField.BENEFIT).edited == ("neu",)


def test_finishing_can_be_undone_and_its_number_is_not_used_again(birkenfurt: Desk) -> None:
    birkenfurt.reports.finish(WEEK)

    birkenfurt.history.undo()

    assert not birkenfurt.reports.weekly(WEEK).is_finished
    assert birkenfurt.reports.finish(WEEK) == 2


def test_opening_what_is_open_changes_nothing(birkenfurt: Desk) -> None:
    assert not birkenfurt.reports.reopen(WEEK).is_finished


def test_the_report_is_due_at_the_end_of_its_period_until_it_is_finished(birkenfurt: Desk) -> None:
    assert birkenfurt.reports.due_at() == FRIDAY
    assert birkenfurt.reports.is_due(FRIDAY - timedelta(hours=3))
    assert not birkenfurt.reports.is_due(FRIDAY - timedelta(days=1))
    assert birkenfurt.reports.week_of(FRIDAY + timedelta(days=2)) == WEEK

    birkenfurt.reports.finish(WEEK)

    assert birkenfurt.reports.due_at() is None
    assert not birkenfurt.reports.is_due(FRIDAY)


def test_an_undone_publication_is_not_published(birkenfurt: Desk) -> None:
    published, taken_back = instant_text(berlin(12, "09:00")), instant_text(berlin(12, "09:05"))
    row: Row = {"post_id": 6, "text": "x", "published_at": published, "withdrawn_at": taken_back}
    add_rows(birkenfurt, "publications", [row])

    assert birkenfurt.reports.weekly(WEEK).figures.posts_published == 4


def test_the_pdf_is_written_whole(birkenfurt: Desk, german: Language, tmp_path: Path) -> None:
    path = birkenfurt.reports.save(WEEK, german, path=tmp_path / "Bericht.pdf")

    assert path.read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob(".amtdesk-*"))


def test_the_pages_come_as_pictures_too(birkenfurt: Desk, german: Language) -> None:
    (picture,) = birkenfurt.reports.pages(WEEK, german, ppi=30)

    assert picture.startswith(b"\x89PNG")


def test_dates_of_the_next_week_are_proposed_as_outlook(desk: Desk) -> None:
    evening: Row = {"uid": "a", "title": "Stadtrat", "source": "Stadt", "all_day": 0}
    evening = {**evening, "starts": "2027-05-20T18:00:00+02:00", "ends": "2027-05-20T21:00:00+02:00"}
    whole_day: Row = {"uid": "b", "title": "Markt", "starts": "2027-05-15", "ends": "2027-05-16"}
    add_rows(desk, "occasions", [evening, {**whole_day, "source": "Stadt", "all_day": 1}])

    outlook = desk.reports.weekly(WEEK).entry(ReportField.OUTLOOK)

    assert outlook.items(say) == ("15/05: Markt", "17/05: Pfingstmontag", "20/05: Stadtrat")


def test_dates_of_her_own_and_days_off_are_outlook_too_but_no_usual_waste_round(desk: Desk) -> None:
    desk.occasions.add_own("Bürgersprechstunde", day=berlin(20).date(), at=time(16))
    desk.occasions.add_own("Restmüll", day=berlin(4).date(), rhythm="FREQ=WEEKLY", moves_after_holidays=True)
    desk.occasions.add_own("Gelber Sack", day=berlin(3).date(), rhythm="FREQ=WEEKLY", moves_after_holidays=True)

    outlook = desk.reports.weekly(WEEK).entry(ReportField.OUTLOOK)

    # Whit Monday moves the rounds of its week by a day, and is a date itself
    assert outlook.items(say) == (
        "17/05: Pfingstmontag",
        "18/05: Gelber Sack (instead of 17/05)",
        "19/05: Restmüll (instead of 18/05)",
        "20/05: Bürgersprechstunde",
    )
    assert desk.reports.weekly("2027-W20").entry(ReportField.OUTLOOK).items(say) == ()


def test_a_folder_that_is_gone_is_told(birkenfurt: Desk, german: Language, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="does not exist any more"):
        birkenfurt.reports.save(WEEK, german, path=tmp_path / "fort" / "Bericht.pdf")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        write_whole(tmp_path, b"x")


@pytest.mark.parametrize(
    ("code", "words"), [(errno.ENOSPC, "no space left"), (errno.EBUSY, "open in another program"), (errno.EIO, "EIO")]
)
def test_a_full_disk_or_a_file_in_use_is_told_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    path = tmp_path / "Bericht.pdf"
    path.write_bytes(b"old")

    def refuses(_handle: int) -> None:  # simulated: what the system says at this moment
        raise OSError(code, errno.errorcode[code])

    monkeypatch.setattr(os, "fsync", refuses)
    with pytest.raises(CannotWrite, match=words):
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["Bericht.pdf"]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="too long"):
        write_whole(tmp_path / ("n" * 300 + ".pdf") / "x", b"x")


def a_meeting(title: str, clock: str) -> Row:
    """An hour on the Friday on which the report ends."""
    start = berlin(14, clock)
    ends = instant_text(start + timedelta(hours=1))
    return {"uid": title, "title": title, "starts": instant_text(start), "ends": ends, "all_day": 0, "source": "Stadt"}


def test_what_began_before_the_report_ends_is_no_outlook(desk: Desk) -> None:
    whole_day: Row = {"uid": "b", "title": "Fest", "starts": "2027-05-14", "ends": "2027-05-15"}
    whole_day = {**whole_day, "source": "Stadt", "all_day": 1}
    add_rows(desk, "occasions", [a_meeting("Dienstbesprechung", "09:00"), a_meeting("Abendmarkt", "18:00"), whole_day])

    outlook = desk.reports.weekly(WEEK).entry(ReportField.OUTLOOK)

    assert outlook.items(say) == ("14/05: Abendmarkt", "17/05: Pfingstmontag")
