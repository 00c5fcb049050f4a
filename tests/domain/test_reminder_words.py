"""What a reminder says: one sentence in natural German, however much fell due."""

from amtdesk.domain.matters import Matter, MatterKind
from amtdesk.domain.reminders import collected
from amtdesk.system.language import Language
from tests.builders import BERLIN, berlin
from tests.builders_reminders import a_matter

K = MatterKind
NOON = berlin(12, "12:00")


def said(*matters: Matter, code: str = "de") -> str:
    found = collected(matters)
    assert found is not None
    return Language(code, BERLIN).sentence(found.headline)


def many(kind: MatterKind, number: int) -> tuple[Matter, ...]:
    return tuple(a_matter(kind, ref, deadline=NOON if kind is K.QUESTION_SOON else None) for ref in range(number))


def test_the_round_alone_is_said_as_ever() -> None:
    assert said(*many(K.ROUND, 1)) == "Es ist Zeit für den Rundgang durch die Gruppen."


def test_several_kinds_are_one_sentence_that_begins_with_the_round() -> None:
    matters = (*many(K.POST_DUE, 1), *many(K.QUESTION_SOON, 2), *many(K.ROUND, 1))

    assert said(*matters) == "Der Rundgang ist fällig, zwei Fragen laufen bis 12:00 ab und ein Beitrag ist dran."
    assert said(*matters, code="en") == ("The round is due, two questions run out by 12:00 and one post is to go out.")


def test_two_kinds_are_joined_by_and_and_one_kind_stands_alone() -> None:
    assert said(*many(K.OWN_TASK, 3), *many(K.REPORT_DUE, 1)) == (
        "Drei eigene Aufgaben stehen an und der Wochenbericht ist fällig."
    )
    assert said(*many(K.TEMPLATE_REVIEW, 13)) == "13 Textbausteine sind neu abzustimmen."


def test_of_several_deadlines_the_last_is_told() -> None:
    first, last = a_matter(K.QUESTION_SOON, 1, deadline=berlin(12, "11:00")), many(K.QUESTION_SOON, 1)[0]

    assert said(first, last) == "Zwei Fragen laufen bis 12:00 ab."


def test_what_is_overdue_comes_first_and_apart() -> None:
    overdue = a_matter(K.QUESTION_SOON, 9, deadline=berlin(12, "08:30"), is_overdue=True)

    assert said(overdue, *many(K.QUESTION_SOON, 1)) == "Eine Frage ist überfällig und eine Frage läuft bis 12:00 ab."
    assert said(overdue) == "Die Zeit für die Frage „Freibad“ ist abgelaufen."


def test_more_than_four_kinds_are_counted_together_at_the_end() -> None:
    kinds = (K.ROUND, K.POST_DUE, K.OWN_TASK, K.FOLLOW_UP, K.REPORT_DUE)

    assert said(*(each for kind in kinds for each in many(kind, 1))) == (
        "Der Rundgang ist fällig, ein Beitrag ist dran, eine eigene Aufgabe steht an und zwei weitere Dinge warten."
    )


def test_one_thing_is_called_by_its_name_in_one_line() -> None:
    letter = "Warum ist das Freibad zu?\n" * 30
    expected = {
        K.POST_DUE: "Der Beitrag „Freibad“ ist dran.",
        K.POST_WITHOUT_LINK: "Der Beitrag „Freibad“ war auf der Plattform vorgeplant. Sein Link fehlt noch.",
        K.FOLLOW_UP: "Zeit, beim Fachamt nachzufassen: „Freibad“",
        K.APPROVAL_WAITS: "Der Beitrag „Freibad“ wartet länger als vereinbart auf seine Freigabe.",
        K.ANSWER_WAITS: "Die Antwort auf „Freibad“ wartet länger als vereinbart auf ihre Freigabe.",
        K.REPORT_DUE: "Der Wochenbericht ist fällig.",
        K.TEMPLATE_REVIEW: "Der Textbaustein „Freibad“ ist neu abzustimmen.",
        K.OWN_TASK: "Ihre Aufgabe: „Freibad“",
    }

    assert {kind: said(*many(kind, 1)) for kind in expected} == expected
    assert said(a_matter(K.QUESTION_SOON, title=letter, deadline=NOON)) == (
        "Die Zeit für die Frage „Warum ist das Freibad zu? Warum ist das Freibad zu? Warum …“ läuft um 12:00 ab."
    )


def test_every_kind_is_told_alone_first_further_on_and_in_numbers() -> None:
    others = many(K.ROUND, 1)
    for kind in set(K) - {K.ROUND}:
        sentences = {
            said(*many(kind, 1)),
            said(*many(kind, 2)),
            said(*others, *many(kind, 1)),
            said(*others, *many(kind, 2)),
        }
        assert len(sentences) == 4
        assert not any("{" in sentence for sentence in sentences)
