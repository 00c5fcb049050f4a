"""Amounts, percentages, dates and times as German texts write them."""

import pytest

from amtdesk.domain.figures import figures


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Karte kostet 12,50 €.", ["12,50 €"]),
        ("Sie zahlen € 3 oder 80 Cent.", ["€ 3"]),
        ("Es sind 1.200 Euro.", ["1.200 Euro"]),
        ("Fast 40 % machen mit.", ["40 %"]),
        ("Nur 3,5 Prozent", ["3,5 Prozent"]),
        ("Am 7. Mai ist zu.", ["7. Mai"]),
        ("Bis 31.5. und ab 1.6.2027", ["31.5."]),
        ("am 2027-05-12", ["2027-05-12"]),
        ("Von 8 bis 13 Uhr", ["13 Uhr"]),
        ("Beginn 19:30, Einlass früher", ["19:30"]),
        ("Am 7. Mai um 9 Uhr für 2 €", ["2 €", "7. Mai", "9 Uhr"]),
        ("Der 2. Platz von 38 Angeboten, Zimmer 4", []),
        ("Tel. 03991 12345", []),
        ("", []),
    ],
)
def test_the_first_figure_of_each_kind_is_found(text: str, words: list[str]) -> None:
    assert [figure.words for figure in figures(text)] == words
