"""A desk gets its own routine (H9): taken over, one task more, one done, and all of it there again the next day."""

from datetime import date

from amtdesk.system.clock import instant_from_words
from tests.journeys.hands import Hands

WEDNESDAY = date(2027, 5, 12)


def test_the_routine_is_taken_over_done_and_there_again_tomorrow(she: Hands) -> None:
    she.open_window()
    she.go_to("Später einrichten")
    she.press("Return")
    she.sees("Mittwoch, 12. Mai")

    take_over_part_of_the_routine(she)
    add_a_task(she)
    she.press("Esc")
    do_one_delete_the_other_and_take_that_back(she)

    begin_one_more(she)
    she.close_window()
    she.clock.set(instant_from_words("2027-05-13T08:00"))
    she.open_window()
    she.sees("Plakat abholen")
    assert [each.task.title for each in she.desk.own_tasks.done_on(WEDNESDAY)] == ["Vorproduktion: drei Entwürfe"]
    find_the_begun_one_again(she)


def take_over_part_of_the_routine(she: Hands) -> None:
    she.press("Ctrl+K")
    she.write(">ihre aufgaben")
    she.press("Return")
    she.sees("Was steht bei Ihnen immer wieder an?")
    she.go_to("Übliche Routine …")
    she.press("Space")
    she.sees("Jede Woche: im Monat 7 Std. 35 Min.")
    she.press("Down", times=3)
    she.press("Space")
    she.sees("Eine Aufgabe übernehmen")
    she.press("Ctrl+Return")
    she.sees("Jeden Mittwoch")


def add_a_task(she: Hands) -> None:
    she.press("Ctrl+N")
    she.sees("Was ist zu tun?")
    she.write("Plakat abholen")
    she.press("Ctrl+Return")
    she.sees("Aufgabe angelegt: „Plakat abholen“, heute.")


def begin_one_more(she: Hands) -> None:
    she.press("Ctrl+K")
    she.write(">neue aufgabe")
    she.press("Return")
    she.sees("Was ist zu tun?")
    she.write("Schaukasten für das Brunnenf")


def do_one_delete_the_other_and_take_that_back(she: Hands) -> None:
    she.press("Ctrl+K")
    she.write("plakat")
    she.press("Return")
    she.sees("2 Aufgaben, die nächste zuerst")
    she.press("Up")
    she.press("Space")
    she.sees("Erledigt: „Vorproduktion: drei Entwürfe“.")
    she.press("Del")
    she.sees("Aufgabe gelöscht: „Plakat abholen“.")
    she.press("Ctrl+Z")
    she.sees("Rückgängig gemacht: Aufgabe gelöscht: „Plakat abholen“")
    she.press("Esc")


def find_the_begun_one_again(she: Hands) -> None:
    she.press("Ctrl+K")
    she.write(">neue aufgabe")
    she.press("Return")
    she.sees("Ihre Angaben von vorhin sind noch da.")
    she.sees("Schaukasten für das Brunnenf")
    she.write("Schaukasten für das Brunnenfest")
    she.press("Ctrl+Return")
    she.wait(lambda: len(she.desk.own_tasks.due(date(2027, 5, 13))) == 2)
