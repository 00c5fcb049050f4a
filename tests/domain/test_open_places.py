"""What is still to be filled in stands where Tab leads to."""

from amtdesk.domain.open_places import open_places


def test_gaps_that_the_town_does_not_fill_and_brackets_are_open() -> None:
    text = "[Beschluss einsetzen] Am {{datum}} in {{stadt}}, bis {{frist|Freitag}}. Fragen: {{tel_bauhof}}"

    found = [text[start:end] for start, end in open_places(text, {"stadt": "Birkenfurt"})]

    assert found == ["[Beschluss einsetzen]", "{{datum}}", "{{tel_bauhof}}"]


def test_a_text_without_gaps_has_nothing_open() -> None:
    assert open_places("Das Freibad öffnet.", {}) == ()
