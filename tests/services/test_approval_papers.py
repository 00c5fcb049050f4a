"""Requests for approval: a mail, or one page for several posts, with the exact words and a mark to know them by."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.documents.approval_request import paper_of, pictures
from amtdesk.domain.approval_requests import check_mark
from amtdesk.domain.approval_ticks import TickKind
from amtdesk.system.language import Language
from amtdesk.system.resources import root
from tests.builders import BERLIN, NOW, open_desk
from tests.builders_posts import TODAY, a_post, open_office
from tests.documents.test_weekly_report import faults

GERMAN = Language("de", BERLIN)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _clock = open_office(tmp_path)
    yield desk
    desk.close()


def words_of(pdf: bytes) -> tuple[int, str]:
    """How many pages a PDF has, and what they say."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    words = done.stdout.decode()
    return words.count("\f"), words


def test_the_mail_for_one_post_holds_its_exact_words_level_and_check_mark(desk: Desk) -> None:
    post = a_post(desk, day=TODAY + timedelta(days=2), image_name="becken.jpg", alt_text="Das Becken")
    desk.posts.submit(post.id, "Petra Lüders")

    text = desk.approval_papers.mail_text([post.id])

    assert text.startswith("Betreff: Bitte um Freigabe: Freibad öffnet\n\nGuten Tag Petra Lüders,\n")
    assert "Morgen öffnet das Freibad um 9 Uhr.\nAlle Informationen: www.birkenfurt.example/freibad" in text
    assert "geplant für Freitag, 14. Mai, 10:00 Uhr" in text
    assert "Bild: becken.jpg\nBildbeschreibung: Das Becken\nNachweis: –" in text
    assert "Stufe 1, weil eine Uhrzeit genannt wird: 9 Uhr. Fassung 1, Prüfzeichen " in text
    assert check_mark(post.words_fingerprint) in text
    assert text.endswith("Jana Wolter\nBirkenfurt\n")


def test_what_is_still_to_be_filled_in_is_named_and_not_shown_as_a_placeholder(desk: Desk) -> None:
    post = a_post(desk, text="Bitte melden Sie sich an: {{anmeldung}}, Telefon {{ tel_Bauhof | }}.")
    desk.posts.submit(post.id, "Petra Lüders")

    text = desk.approval_papers.mail_text([post.id])

    assert "Bitte melden Sie sich an: [Anmeldung], Telefon [Telefon: Bauhof]." in text


def test_the_mail_for_several_numbers_them_and_greets_nobody_in_particular(desk: Desk) -> None:
    first = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    second = desk.posts.submit(a_post(desk, title="Markt", day=None, at=None).id, "Karin Ahlers")

    text = desk.approval_papers.mail_text([first.id, second.id])

    assert text.startswith("Betreff: Bitte um Freigabe von 2 Beiträgen\n\nGuten Tag,\n\nbitte geben Sie diese 2")
    assert "1. Freibad öffnet, geplant für Mittwoch, 12. Mai, 10:00 Uhr" in text
    assert "2. Markt, geplant für einen noch offenen Tag" in text


def test_whoever_is_asked_is_the_one_of_its_level_and_department_with_the_deputy(desk: Desk) -> None:
    deputy = desk.people.add("Dirk Osterkamp")
    desk.people.edit(desk.people.get("p_ba")._replace(deputy=deputy.key))
    post = a_post(desk, department="baeder")

    assert desk.approval_papers.approver_of(post.id) == "Sabine Kröger"
    (sheet,) = desk.approval_papers.request([post.id]).sheets
    assert (sheet.to, sheet.deputy) == ("Sabine Kröger", "Dirk Osterkamp")
    assert "Sind Sie nicht im Haus, bitten wir Dirk Osterkamp um die Antwort." in desk.approval_papers.mail_text(
        [post.id]
    )


def test_where_nobody_is_known_nobody_is_named(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        post = desk.posts.add("", "Um 9 Uhr", day=TODAY, at=None)

        (sheet,) = desk.approval_papers.request([post.id]).sheets
        text = desk.approval_papers.mail_text([post.id])

    assert (sheet.to, sheet.deputy, sheet.posts[0].title) == ("", "", "Ohne Titel")
    assert "Guten Tag,\n" in text
    assert "geplant für Mittwoch, 12. Mai." in text


def test_a_level_by_hand_tells_its_own_reason_and_one_without_tells_none(desk: Desk) -> None:
    lowered = desk.posts.set_level(a_post(desk).id, 0, reason="Wie jedes Jahr").post
    raised = desk.posts.set_level(a_post(desk).id, 3).post

    first, second = (
        desk.approval_papers.request([lowered.id, raised.id], to={lowered.id: "X", raised.id: "X"}).sheets[0].posts
    )

    assert [reason.values["reason"] for reason in first.reasons] == ["Wie jedes Jahr"]
    assert second.reasons == ()
    assert "Stufe 3. Fassung 1" in desk.approval_papers.mail_text([raised.id])


def test_who_approves_is_told_that_the_level_was_lowered_by_hand_why_and_what_the_table_says(desk: Desk) -> None:
    post = a_post(desk, text="Der Eintritt kostet ab Mai 4 Euro.")
    assert desk.posts.level_of(post).level == 1
    desk.posts.set_level(post.id, 0, reason="Wie jedes Jahr.")

    request = desk.approval_papers.request([post.id], to={post.id: "X"})

    told = "von Hand gesenkt: Wie jedes Jahr. Nach der Tabelle Stufe 1, weil"
    assert f"Stufe 0, {told}" in desk.approval_papers.mail_text([post.id])
    assert told in paper_of(request, GERMAN)["sheets"][0]["posts"][0]["level"]


def test_three_posts_for_one_person_fit_on_one_tagged_page(desk: Desk, tmp_path: Path) -> None:
    posts = [a_post(desk, title=f"Freibad {number}", department="baeder", at=time(9 + number)) for number in range(3)]
    desk.posts.tick(posts[0].id, TickKind.CO_SIGNATURE, by="Sabine Kröger", at=NOW)
    to = {post.id: "Petra Lüders" for post in posts}

    path = desk.approval_papers.save_pdf(tuple(to), path=tmp_path / "Freigabe.pdf", to=to)

    count, words = words_of(path.read_bytes())
    assert count == 1
    assert faults(path.read_bytes(), tmp_path) == []  # PDF/UA-1 and PDF/A-2a
    for said in (
        "Bitte um Freigabe",
        "An: Petra Lüders",
        "1. Freibad 0",
        "3. Freibad 2",
        "freigegeben",
        "Unterschrift",
    ):
        assert said in words
    assert "Mi, 12. Mai 2027, 10:00 Uhr" in words
    assert "mitgezeichnet von Sabine Kröger" in words
    assert words.count("Mitzeichnung offen") == 2
    assert all(check_mark(post.words_fingerprint) in words for post in posts)


def test_each_person_gets_a_sheet_and_a_long_text_a_second_page(desk: Desk) -> None:
    first = a_post(desk, text="Um 9 Uhr. " + "Das Freibad öffnet wieder. \n" * 90)
    second = a_post(desk, title="Markt", image_name="markt.jpg", alt_text="Ein Stand", image_credit="Foto: Stadt")

    count, words = words_of(desk.approval_papers.pdf([first.id, second.id], to={first.id: "A", second.id: "B"}))

    assert count == 3
    assert "An: A" in words
    assert "Bildbeschreibung: Ein Stand" in words
    assert re.findall(r"Seite \d von \d", words) == ["Seite 1 von 2", "Seite 2 von 2", "Seite 1 von 1"]


def test_the_paper_says_what_is_not_known(desk: Desk) -> None:
    post = a_post(desk, day=None, at=None)
    request = desk.approval_papers.request([post.id], to={post.id: "Petra Lüders"})
    bare = replace(request, sender="", sheets=(replace(request.sheets[0], to=""),))
    unnamed = replace(bare.sheets[0].posts[0], level_name="", reasons=(), day=TODAY)

    paper = paper_of(bare, GERMAN)
    other = paper_of(replace(bare, sheets=(replace(bare.sheets[0], posts=(unnamed,)),)), GERMAN)

    assert paper["sheets"][0]["to"] == ""
    assert paper["sheets"][0]["posts"][0]["planned"] == "noch ohne Termin"
    assert other["sheets"][0]["posts"][0]["level"] == "Stufe 1"
    assert other["sheets"][0]["posts"][0]["planned"] == "Mi, 12. Mai 2027"


def test_the_pages_are_pictures_too(desk: Desk) -> None:
    request = desk.approval_papers.request([a_post(desk).id])

    (page,) = pictures(request, GERMAN, resources=root(), at=NOW)

    assert page.startswith(b"\x89PNG")


def test_whoever_leads_a_department_is_reached_by_its_telephone(desk: Desk) -> None:
    baths = next(each for each in desk.town.departments() if each.key == "baeder")
    desk.departments.save(baths._replace(phone="04321 12-34"))

    reached = desk.approval_papers.reached("Sabine Kröger")

    assert reached is not None
    assert GERMAN.sentence(reached) == "erreichbar: 04321 12-34"
    assert desk.approval_papers.reached("Karin Ahlers") is None
