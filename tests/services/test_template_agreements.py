"""Having words agreed (T3): the next review, whom to ask, the mail, and what ends soon on Heute."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.reply_templates import Agreement
from amtdesk.domain.today import ItemKind
from amtdesk.domain.town import Category, Department
from amtdesk.services.town import TownRecords
from tests.builders_templates import AGREED, ending, keep_template

TODAY = date(2027, 5, 12)
BAEDER = Department(key="baeder", name="Bäderbetrieb", lead="Herr Sörensen")
BAUHOF = Department(key="bauhof", name="Bauhof")


def with_departments(desk: Desk) -> None:
    records = TownRecords(
        settings={"user_name": "Jana Wolter"},
        departments=(BAEDER, BAUHOF),
        categories=(
            Category(key="freibad", name="Freibad", department="baeder"),
            Category(key="winter", name="Winterdienst", department="bauhof"),
        ),
    )
    desk.town.record(records)


def test_the_review_is_at_the_end_of_the_agreement_at_the_latest(desk: Desk) -> None:
    template = keep_template(desk, agreement=ending(date(2027, 9, 13)))

    assert template.agreement is not None
    assert template.agreement.next_review == date(2027, 9, 13)


def test_a_review_of_her_own_choice_stays_and_cannot_lie_before_the_agreement(desk: Desk) -> None:
    template = keep_template(desk, agreement=replace(AGREED, next_review=date(2027, 8, 1)))
    assert template.agreement is not None
    assert template.agreement.next_review == date(2027, 8, 1)

    with pytest.raises(NotAllowed):
        desk.templates.record_agreement(template.id, replace(AGREED, next_review=date(2027, 1, 1)))


def test_who_agreed_last_time_is_asked_again_else_the_department_of_the_subject(desk: Desk) -> None:
    with_departments(desk)
    by_subject = keep_template(desk, "A", category="winter", agreement=None)
    as_before = keep_template(desk, "B", category="winter", agreement=replace(AGREED, department="Bäderbetrieb"))
    unknown = keep_template(desk, "C", category="", agreement=None)

    assert desk.templates.agreeing_department(by_subject) == BAUHOF
    assert desk.templates.agreeing_department(as_before) == BAEDER
    assert desk.templates.agreeing_department(unknown) is None


def test_the_mail_to_the_department_holds_the_words_and_greets_its_head(desk: Desk) -> None:
    with_departments(desk)
    template = keep_template(desk, "Freibad", "Geöffnet ab {{datum}}.", category="freibad", agreement=None)

    mail = str(desk.templates.agreement_request(template))

    assert mail.startswith("Please confirm the wording: Freibad\n\nHello Herr Sörensen,\n")
    assert "Geöffnet ab {{datum}}." in mail
    assert mail.endswith("Jana Wolter")


def test_without_a_head_the_mail_greets_nobody_by_name(desk: Desk) -> None:
    with_departments(desk)
    template = keep_template(desk, "Winter", category="winter", agreement=None)

    assert "Hello,\n" in str(desk.templates.agreement_request(template))


def test_what_ends_within_thirty_days_is_on_heute_and_names_the_template(desk: Desk) -> None:
    desk.town.begin_empty()
    last = keep_template(desk, "Letzter Tag", agreement=ending(TODAY))
    soon = keep_template(desk, "Bald", agreement=ending(TODAY + timedelta(days=30)))
    keep_template(desk, "Später", agreement=ending(TODAY + timedelta(days=31)))
    keep_template(desk, "Vorbei", agreement=ending(TODAY - timedelta(days=1)))
    keep_template(desk, "Ohne Ende")
    keep_template(desk, "Entwurf", agreement=None)

    brief = desk.today.brief()

    today = [item for item in (brief.next_up, *brief.still_today) if item and item.kind is ItemKind.AGREEMENT]
    coming = [item for item in brief.coming if item.kind is ItemKind.AGREEMENT]
    assert [item.ref for item in today] == [last.id]
    assert [(item.ref, item.note, str(item.headline)) for item in coming] == [
        (soon.id, "Petra Lüders", "Have agreed again: Bald")
    ]


def test_words_that_were_agreed_again_leave_heute(desk: Desk) -> None:
    desk.town.begin_empty()
    template = keep_template(desk, agreement=ending(TODAY + timedelta(days=3)))

    desk.templates.record_agreement(template.id, Agreement(agreed_with="Frau Weber", agreed_on=TODAY))

    assert all(item.kind is not ItemKind.AGREEMENT for item in desk.today.brief().coming)


def test_an_agreement_and_the_words_that_it_was_about_survive_a_restart(desk: Desk) -> None:
    template = keep_template(desk, agreement=replace(AGREED, next_review=date(2027, 8, 1)))
    desk.templates.edit(template.id, text="Anders.")

    with desk.another() as later:
        words = later.templates.agreed_words(template.id)
        assert words is not None
        assert (words.text, words.agreement) == (template.text, template.agreement)
        assert later.templates.restore_agreed(template.id) == template
