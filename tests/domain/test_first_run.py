"""The first run: how far she has come, and what is proposed."""

from datetime import time

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.first_run import (
    ApproverAnswer,
    Progress,
    checked_times,
    progress_from,
    proposed_times,
    refuse_same_name,
    wrong_with,
)
from amtdesk.domain.service_hours import short_spans, spans_from

LONG_DAY = ((time(8), time(16)),)
TWICE = ((time(8), time(12)), (time(14), time(18)))
SHORT_DAY = ((time(8), time(12)),)


@pytest.mark.parametrize(
    ("step", "resume_at", "meant"),
    [
        (None, None, Progress()),
        ("", None, Progress()),
        ("3", None, Progress(step=3, is_begun=True)),
        ("later", "4", Progress(step=4, is_begun=True, is_put_off=True)),
        ("later", None, Progress(step=1, is_begun=True, is_put_off=True)),
        ("9", None, Progress(step=5, is_begun=True)),
        ("done", "2", Progress(is_begun=True, is_done=True)),
    ],
)
def test_how_far_she_has_come_is_read_from_two_words(step: object, resume_at: object, meant: Progress) -> None:
    assert progress_from(step, resume_at) == meant


def test_the_round_is_proposed_soon_after_opening_and_before_a_long_day_closes() -> None:
    proposed = proposed_times({0: LONG_DAY, 1: TWICE, 4: SHORT_DAY, 5: ()})

    assert proposed == {
        0: (time(8, 15), time(15, 30)),
        1: (time(8, 15), time(17, 30)),
        4: (time(8, 15),),
    }


def test_nothing_is_proposed_outside_the_hours_however_short_they_are() -> None:
    hours = {0: ((time(9), time(9, 10)),), 1: ((time(9), time(9, 10)), (time(15), time(15, 20)))}

    proposed = proposed_times(hours)

    assert proposed == {0: (time(9),), 1: (time(9), time(15))}
    assert checked_times(proposed, hours) == proposed


def test_a_time_at_which_nobody_is_there_is_refused_by_name() -> None:
    with pytest.raises(NotAllowed, match="07:00 lies outside the service hours"):
        checked_times({0: (time(7),)}, {0: LONG_DAY})

    assert checked_times({0: (time(8),), 1: ()}, {0: LONG_DAY}) == {0: (time(8),)}


def test_the_same_name_is_refused_whatever_its_capitals_and_spaces() -> None:
    with pytest.raises(NotAllowed, match="is on the list already"):
        refuse_same_name(" du  kommst AUS", ["Du kommst aus"])

    refuse_same_name("Eine andere", ["Du kommst aus"])


def test_who_approves_is_somebody_else_than_the_deputy_and_than_herself() -> None:
    assert wrong_with(ApproverAnswer(1, "Petra Lüders", "Uwe Harms"), user_name="Maren") is None
    assert wrong_with(ApproverAnswer(1, "", ""), user_name="") is None
    assert wrong_with(ApproverAnswer(1, "", "Uwe Harms"), user_name="") is not None
    assert wrong_with(ApproverAnswer(1, "Uwe Harms", "uwe harms"), user_name="") is not None
    assert wrong_with(ApproverAnswer(1, "Maren", ""), user_name="maren") is not None


@pytest.mark.parametrize("spans", [LONG_DAY, TWICE, (), ((time(8, 30), time(12)),), ((time(0), time(23, 59)),)])
def test_short_hours_are_read_as_they_are_written(spans: tuple[tuple[time, time], ...]) -> None:
    assert spans_from(short_spans(spans)) == spans


def test_short_hours_leave_the_noughts_away() -> None:
    assert short_spans(TWICE) == "8–12, 14–18"
    assert short_spans(((time(8, 30), time(12)),)) == "08:30–12"
