"""Journey (a): a morning in Birkenfurt by keyboard alone, closed in the middle and found again.

The network is cut off all the while, every attempt to reach one is recorded, and no log repeats a citizen's words.
"""

import logging
from pathlib import Path

import pytest

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from tests.journeys.cut_off import cut_off, qt_knows_no_network
from tests.journeys.hands import Hands

NOTED = {"Wann wird die Bahnhofsuhr repariert?", "Wo kann man jetzt parken?"}
AGREED = "Guten Tag, vielen Dank! Wir geben das an die Kolleginnen und Kollegen weiter. Die freuen sich sehr."
OWN_WORDS = "Guten Tag, über den Hof der Nummer 12 kommen Sie zu Ihrer Garage."


def test_a_whole_morning_by_keyboard_and_nothing_is_lost(
    she: Hands, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    with cut_off() as attempts:
        the_morning(she, tmp_path)

    assert attempts == [], "something tried to reach the network"
    assert qt_knows_no_network()
    assert not [words for words in (*NOTED, OWN_WORDS) if words in caplog.text]
    assert not [path.name for path in tmp_path.rglob("*.log")]


def the_morning(she: Hands, folder: Path) -> None:
    look_at_birkenfurt(she)
    begin_the_round_and_close_the_window_in_the_middle(she)
    go_on_with_the_round(she)
    answer_two_questions(she)
    post = approve_copy_and_publish(she)
    she.save_the_report(folder / "bericht.pdf")

    she.close_window()
    she.open_window()

    assert she.desk.posts.get(post).status is PostStatus.PUBLISHED
    assert {AGREED, OWN_WORDS} <= {question.draft_text for question in she.desk.questions.recently_answered()}
    assert {question.text for question in she.desk.questions.all()} >= NOTED


def look_at_birkenfurt(she: Hands) -> None:
    she.open_window()
    she.sees("Wie heißt Ihre Behörde?")
    she.go_to("Birkenfurt ansehen")
    she.press("Return")
    she.sees("Mittwoch, 12. Mai")


def begin_the_round_and_close_the_window_in_the_middle(she: Hands) -> None:
    she.sees("Rundgang starten")
    she.press("Return")  # the focus sits on the primary button: open, Enter
    she.sees("Kommentare gelesen, weiter")
    she.press("Ctrl+Return")
    she.sees("Nachrichten gelesen, weiter")
    she.press("Ctrl+Return")
    she.sees("Du kommst aus Birkenfurt, wenn …")
    she.write("Wann wird die Bahnhofsuhr repariert?")
    she.press("Return")
    she.write("Wo kann man jetzt parken?")  # typed, not sent off
    she.close_window()


def go_on_with_the_round(she: Hands) -> None:
    she.open_window()
    she.sees("Rundgang fortsetzen")
    she.press("Return")
    she.sees("Wo kann man jetzt parken?")
    she.press("Return")
    she.press("Ctrl+Return", times=4)
    she.sees("Fragen beantworten")
    assert {question.text for question in she.desk.questions.open()} >= NOTED
    assert she.desk.rounds.today().finished_at is not None


def answer_two_questions(she: Hands) -> None:
    she.press("Ctrl+Return")
    answer_with_agreed_words(she)
    answer_in_own_words_that_someone_approves(she)


def answer_with_agreed_words(she: Hands) -> None:
    she.sees("Großes Lob an den Bauhof")
    she.press("Alt+1")
    she.sees("keine Freigabe nötig")
    she.press("Ctrl+Return")
    assert she.clipboard() == AGREED


def answer_in_own_words_that_someone_approves(she: Hands) -> None:
    she.go_to("Ihre Antwort")
    she.write(OWN_WORDS)
    she.press("Ctrl+Return")
    assert she.clipboard().startswith("Betreff: Bitte um Freigabe einer Antwort")
    assert OWN_WORDS in she.clipboard()
    she.sees("Freigabe eintragen")
    she.press("Ctrl+Return")  # the form
    she.sees("Wer freigegeben hat")
    she.press("Ctrl+Return")  # somebody phoned: yes
    she.sees("Kopieren und abschließen")
    she.press("Ctrl+Return")
    assert she.clipboard() == OWN_WORDS


def approve_copy_and_publish(she: Hands) -> PostId:
    waiting = she.desk.posts.list(status=PostStatus.IN_REVIEW)
    post = next(each for each in waiting if each.title == "Pfingstmontag: Wanderweg")
    she.press("Ctrl+K")
    she.write("Pfingstmontag Wanderweg")
    she.press("Return")
    she.sees("Freigabe eintragen")
    she.press("Ctrl+Return")
    she.wait(lambda: she.desk.posts.get(post.id).status is PostStatus.APPROVED)
    she.press("Ctrl+Return")
    assert she.clipboard().startswith("Freier Tag, gutes Wetter?")
    she.press("Ctrl+Shift+V")
    she.press("Ctrl+Return")
    she.wait(lambda: she.desk.posts.get(post.id).status is PostStatus.PUBLISHED)
    return post.id
