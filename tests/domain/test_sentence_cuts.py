"""Where a long sentence may be cut by one key, and where it is left alone."""

import pytest

from amtdesk.domain.sentence_cuts import cut_of

CUT = (
    (
        "Die Stadt erneuert die Leitung in der Mühlenstraße, und wir sperren dafür die Fahrbahn bis zur Brücke.",
        "Die Stadt erneuert die Leitung in der Mühlenstraße. Wir sperren dafür die Fahrbahn bis zur Brücke.",
    ),
    (
        "Das Bürgerbüro hat am Freitag geschlossen, aber die Ausweise können Sie am Samstag abholen.",
        "Das Bürgerbüro hat am Freitag geschlossen. Aber die Ausweise können Sie am Samstag abholen.",
    ),
    (
        "Das Freibad bleibt noch zu, denn die neue Pumpe kommt erst in der nächsten Woche.",
        "Das Freibad bleibt noch zu. Denn die neue Pumpe kommt erst in der nächsten Woche.",
    ),
    (
        "Die Arbeiten dauern zwei Wochen; danach ist die Straße wieder frei und der Bus fährt.",
        "Die Arbeiten dauern zwei Wochen. Danach ist die Straße wieder frei und der Bus fährt.",
    ),
)
LEFT_ALONE = (
    "Karten bekommen Sie im Bürgerbüro, an der Kasse sowie über das Formular, wenn Sie Ihr Bild senden.",
    "Wenn Sie am Samstag kommen, und Sie haben keine Karte, dann hilft Ihnen die Kasse am Eingang.",
    "Wir suchen Menschen, die gern mit Kindern arbeiten, und die Hilfe brauchen können in schweren Zeiten.",
    "Die Leiterin sagte „Wir bauen das Bad um, und wir halten den Zeitplan ein“ vor allen Gästen.",
    "Am Samstag in der Frühe, und wir freuen uns darauf, beginnt die Saison im Freibad mit einem Fest.",
    "Das Freibad am Fluss ist, und wir freuen uns sehr darüber, ab Samstag wieder geöffnet.",
    "Es ist geplant, dass die Schule neu wird, und die Stadt hat schon einen Plan dafür.",
    "Wir laden Sie herzlich ein, und es gibt Kuchen.",
)


@pytest.mark.parametrize(("long", "short"), CUT)
def test_two_main_clauses_become_two_sentences(long: str, short: str) -> None:
    found = cut_of(long, 0, end=len(long))

    assert found is not None
    assert long[: found.span[0]] + found.instead + long[found.span[1] :] == short


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_what_may_lean_on_the_rest_of_its_sentence_is_left_alone(sentence: str) -> None:
    assert cut_of(sentence, 0, end=len(sentence)) is None


def test_of_several_joints_the_one_nearest_to_the_middle_is_taken() -> None:
    first = "Wir bauen die Straße neu, und wir sperren sie deshalb ab Montag für zwei Wochen, "
    whole = f"{first}aber wir lassen den Weg zur Schule offen."

    found = cut_of(whole, 0, end=len(whole))

    assert found is not None
    assert whole[slice(*found.span)] == ", und w"
