"""Service hours as they are typed, and closing days, local holidays and approval rules as they are checked."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.approval_triggers import DEFAULT_TRIGGERS, checked_trigger
from amtdesk.domain.closing_times import ClosingTime, checked, in_order
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.local_holidays import FEDERAL_STATES, LOCAL_HOLIDAYS, offered
from amtdesk.domain.office_calendar import Span
from amtdesk.domain.service_hours import END_OF_DAY, checked_week, spans_from, spans_text
from amtdesk.domain.town import ApprovalTrigger

MORNING: Span = (time(8), time(12))
AFTERNOON: Span = (time(14), time(18))


class TestHoursAsTyped:
    @pytest.mark.parametrize(
        "text",
        [
            "8–12, 14–18",
            "08:00-12:00,14:00-18:00",
            "8.00 bis 12.00 Uhr und 14 bis 18 Uhr",
            " 14-18 ; 8-12. ",
            "8 to 12 and 14 to 18",
        ],
    )
    def test_are_read_in_many_ways(self, text: str) -> None:
        assert spans_from(text) == (MORNING, AFTERNOON)

    @pytest.mark.parametrize("text", ["", " ", "-", "–", "geschlossen", "Geschlossen", "closed"])
    def test_nothing_means_no_service(self, text: str) -> None:
        assert spans_from(text) == ()

    def test_may_go_until_midnight(self) -> None:
        assert spans_from("18-24") == ((time(18), END_OF_DAY),)
        assert spans_text(spans_from("18-24")) == "18:00–24:00"

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("vormittags", "cannot be read"),
            ("8-12,", "cannot be read"),
            ("12-8", "ends before it begins"),
            ("8-8", "ends before it begins"),
            ("8-12, 11-16", "overlap"),
            ("8-25", "no time of day"),
            ("8:70-9", "no time of day"),
            ("24:30-25", "no time of day"),
        ],
    )
    def test_what_makes_no_sense_is_said(self, text: str, says: str) -> None:
        with pytest.raises(NotAllowed, match=says) as told:
            spans_from(text)
        assert says in str(told.value)

    def test_spans_that_touch_do_not_overlap(self) -> None:
        assert len(spans_from("8-12, 12-16")) == 2

    @given(st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), unique=True, max_size=8))
    def test_what_is_written_is_read_again(self, times: list[time]) -> None:
        ordered = sorted(times)
        spans = tuple(zip(ordered[::2], ordered[1::2], strict=False))
        assert spans_from(spans_text(spans)) == spans

    def test_a_week_needs_one_day_of_service(self) -> None:
        assert checked_week({0: (AFTERNOON, MORNING), 1: ()}) == {0: (MORNING, AFTERNOON)}
        with pytest.raises(NotAllowed, match="keep one day"):
            checked_week({0: ()})
        with pytest.raises(NotAllowed, match="Monday to Sunday"):
            checked_week({7: (MORNING,)})


class TestClosingDays:
    FEAST = ClosingTime(name="Betriebsausflug", first=date(2027, 9, 3), last=date(2027, 9, 3))
    TURN = ClosingTime(name="Jahreswechsel", first=date(2026, 12, 24), last=date(2027, 1, 1), is_yearly=True)

    def test_a_single_day_is_closed_once(self) -> None:
        assert list(self.FEAST.days(range(2025, 2030))) == [date(2027, 9, 3)]

    def test_a_yearly_range_crosses_the_turn_of_each_year(self) -> None:
        days = list(self.TURN.days((2027, 2028)))
        assert (len(days), days[0], days[8], days[9]) == (
            18,
            date(2027, 12, 24),
            date(2028, 1, 1),
            date(2028, 12, 24),
        )

    def test_the_29th_of_february_is_the_28th_in_other_years(self) -> None:
        leap = ClosingTime(name="Schalttag", first=date(2028, 2, 29), last=date(2028, 2, 29), is_yearly=True)
        assert list(leap.days((2027, 2028))) == [date(2027, 2, 28), date(2028, 2, 29)]

    @pytest.mark.parametrize(
        ("faulty", "says"),
        [
            (FEAST._replace(name="  "), "a name"),
            (FEAST._replace(last=date(2027, 9, 2)), "before the first"),
            (FEAST._replace(last=date(2028, 9, 3)), "check the dates"),
        ],
    )
    def test_what_makes_no_sense_is_said(self, faulty: ClosingTime, says: str) -> None:
        with pytest.raises(NotAllowed, match=says) as told:
            checked(faulty)
        assert says in str(told.value)

    def test_a_yearly_range_told_backwards_ends_in_the_next_year(self) -> None:
        told = self.TURN._replace(last=date(2026, 1, 1))
        assert in_order(told) == self.TURN
        assert in_order(self.TURN) == self.TURN
        once = told._replace(is_yearly=False)
        assert in_order(once) == once

    def test_a_name_is_tidied(self) -> None:
        assert checked(self.FEAST._replace(name=" Der  Ausflug ")).name == "Der Ausflug"


class TestLocalHolidays:
    def test_corpus_christi_is_offered_where_only_some_places_have_it(self) -> None:
        with_it = {state for state in FEDERAL_STATES if "Fronleichnam" in {each.name for each in offered(state)}}
        assert with_it == {"SN", "TH"}

    def test_bavaria_offers_its_two(self) -> None:
        names = [each.name for each in offered("BY")]
        assert names[:2] == ["Augsburger Friedensfest", "Mariä Himmelfahrt"]

    def test_days_of_custom_are_offered_everywhere_and_without_a_land(self) -> None:
        custom = ["Rosenmontag", "Heiligabend", "Silvester"]
        assert [each.name for each in offered("")] == custom
        assert all(custom == [each.name for each in offered(state)][-3:] for state in FEDERAL_STATES)

    def test_each_falls_on_its_day(self) -> None:
        assert {each.name: each.on(2027) for each in LOCAL_HOLIDAYS} == {
            "Fronleichnam": date(2027, 5, 27),
            "Augsburger Friedensfest": date(2027, 8, 8),
            "Mariä Himmelfahrt": date(2027, 8, 15),
            "Rosenmontag": date(2027, 2, 8),
            "Heiligabend": date(2027, 12, 24),
            "Silvester": date(2027, 12, 31),
        }


class TestApprovalRules:
    def test_the_usual_rows_ask_for_levels_one_to_three(self) -> None:
        assert [each.level for each in DEFAULT_TRIGGERS] == [1, 2, 3]
        assert all(checked_trigger(each) == each for each in DEFAULT_TRIGGERS)

    def test_words_are_tidied_and_kept_once(self) -> None:
        row = ApprovalTrigger(
            key="a", name=" Geld  und Zeit ", level=2, words=(" Kosten", "", "Kosten", "Rat  der Stadt")
        )
        tidy = checked_trigger(row)
        assert (tidy.name, tidy.words) == ("Geld und Zeit", ("Kosten", "Rat der Stadt"))

    @pytest.mark.parametrize(
        ("faulty", "says"),
        [
            (ApprovalTrigger(key="a", name=" ", level=1, words=("x",)), "what this row is about"),
            (ApprovalTrigger(key="a", name="A", level=0, words=("x",)), "level 1, 2 or 3"),
            (ApprovalTrigger(key="a", name="A", level=4, words=("x",)), "level 1, 2 or 3"),
            (ApprovalTrigger(key="a", name="A", level=1), "one word or one subject"),
        ],
    )
    def test_what_makes_no_sense_is_said(self, faulty: ApprovalTrigger, says: str) -> None:
        with pytest.raises(NotAllowed, match=says):
            checked_trigger(faulty)
