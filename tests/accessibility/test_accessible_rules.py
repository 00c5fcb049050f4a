"""The rules of the walk find what they are there for."""

import pytest

from tools.accessible_bus import Heard, Node
from tools.accessible_rules import Sight, faults

SEEN = frozenset({"visible", "showing"})
REACHED = SEEN | {"focusable"}
WINDOW = (0, 0, 100, 100)


def node(role: str, name: str = "", *, rect: tuple[int, int, int, int] = (0, 0, 10, 10), **facts: object) -> Node:
    found = Node(place=("", f"/{role}/{name}/{rect}"), role=role, name=name, rect=rect, states=SEEN)
    for key, value in facts.items():
        setattr(found, key, value)
    return found


def window(*children: Node) -> Node:
    found = node("frame", "AmtDesk", rect=WINDOW, children=list(children))
    for child in children:
        child.parent = found
    return found


BUTTON = node("push-button", "Kopieren", states=REACHED)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (node("push-button", states=REACHED), "no name"),
        (node("filler", "Farben", states=REACHED), "role does not fit"),
        (node("push-button", "…", states=REACHED), "only a sign"),
        (node("push-button", "chevron-down", states=REACHED), "the name of an icon"),
        (node("push-button", "Close", states=REACHED), "not German"),
        (node("check-box", "Erledigt", states=REACHED), "does not say whether it is chosen"),
        (node("slider", "Größe", states=REACHED), "says no value"),
        (node("text", "Ort", states=REACHED), "does not say its text"),
        (node("combo-box", "behalten", states=REACHED | {"expandable"}), "a choice without a label"),
        (node("list-item"), "an empty row"),
        (node("dialog"), "a dialog without a name"),
        (node("dialog", "Termin"), "the focus is not in the dialog"),
    ],
)
def test_each_thing_that_a_screen_reader_would_stumble_over_is_found(wrong: Node, sentence: str) -> None:
    found = faults(Sight(window=window(wrong), words=(), stops=()))

    assert any(fault.startswith(sentence) for fault in found), found


def test_two_buttons_in_one_place_are_not_named_alike() -> None:
    twin = node("push-button", "Kopieren", rect=(20, 0, 10, 10), states=REACHED)

    (fault,) = faults(Sight(window=window(BUTTON, twin), words=(), stops=()))

    assert fault.startswith("2 are named alike")


def test_what_is_painted_is_said_and_what_a_picture_shows_is_said_by_its_name() -> None:
    ring = node("image", "3 von 5 erledigt", rect=(50, 50, 20, 20))

    (fault,) = faults(
        Sight(window=window(BUTTON, ring), words=(("Kop…", 0, 9), ("3/5", 55, 60), ("neu", 0, 9)), stops=())
    )

    assert fault == "seen, and not said: “neu”"


def test_reading_and_tab_go_as_the_eye_does() -> None:
    low, high = (node("label", name, rect=(0, y, 10, 10)) for name, y in (("unten", 50), ("oben", 0)))
    stops = (("rechts", 50, 0, 10, 10), ("links", 0, 0, 10, 10))

    found = faults(Sight(window=window(low, high), words=(), stops=stops))

    assert [fault.partition(":")[0] for fault in found] == ["read before, seen after", "Tab goes back"]


def test_the_rest_of_a_word_that_is_parted_and_how_many_more_there_are_need_no_words_of_their_own() -> None:
    lines = node("label", "Routinen, Mittwoch: Rundgang. Wahlhelferinnen schulen", rect=(0, 0, 90, 10))
    painted = (("Wahlhelferin-", 0, 9), ("+ 2 Routinen", 0, 9), ("+ Wochenbericht", 0, 9))

    (fault,) = faults(Sight(window=window(lines), words=painted, stops=()))

    assert fault == "seen, and not said: “+ Wochenbericht”"


def test_a_toast_and_what_the_checks_found_are_announced_and_do_not_interrupt() -> None:
    toast, checked = node("notification", "Kopiert."), node("label", "3 von 12 in Ordnung", rect=(50, 50, 10, 10))
    words = (("Kopiert.", 1), ("Prüfung: 3 von 12 in Ordnung", 1))

    def found(*spoken: tuple[str, int]) -> list[str]:
        heard = tuple(
            Heard(kind="Announcement", detail="", number=number, words=said, place=("", "")) for said, number in spoken
        )
        told = faults(Sight(window=window(toast, checked), words=(), stops=(), heard=heard))
        return [fault.partition(":")[0] for fault in told]

    assert found(*words) == []
    assert found() == ["comes up, and is not announced"] * 2
    assert found(("Kopiert.", 2), words[1]) == ["interrupts"]


def test_a_table_is_asked_for_its_cells_where_words_are_painted_in_it() -> None:
    table = node("table", "Monat", rect=(20, 20, 50, 50), states=SEEN | {"manages-descendants"})
    sight = Sight(window=window(table), words=(("25", 30, 30), ("Heute", 5, 5)), stops=())

    assert [(each.name, points) for each, points in sight.tables()] == [("Monat", [(30, 30)])]
