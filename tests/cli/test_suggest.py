"""`amtdesk suggest`: templates, alarms and nothing, for people and for programs."""

from tests.cli.lines import Terminal


def test_fitting_templates_are_told_with_why(birkenfurt: Terminal) -> None:
    said = birkenfurt.type("suggest", "Mein", "Perso", "ist", "weg!", lang="de")

    assert said.code == 0
    assert said.out.startswith("T-AUSWEIS-3      Ausweis verloren\n")
    assert "Passt zu „weg“ und „Perso“" in said.out


def test_programs_get_keys_titles_and_reasons(birkenfurt: Terminal) -> None:
    data = birkenfurt.type(
        "suggest", "Wann wird die Tonne geleert?", "--category", "muell", "--json", "--limit", "1"
    ).data

    assert data == {
        "templates": [
            {
                "key": "T-MUELL-1",
                "title": "Tonne nicht geleert",
                "category": "muell",
                "reason": "Fits the subject Müllabfuhr",
            }
        ],
        "alarm": None,
    }


def test_a_category_may_be_given_by_its_name(birkenfurt: Terminal) -> None:
    by_key = birkenfurt.type("suggest", "Wann?", "--category", "muell", "--json").data
    by_name = birkenfurt.type("suggest", "Wann?", "--category", "muellabfuhr", "--json").data

    assert by_name == by_key
    assert by_key["templates"]


def test_a_category_that_is_not_there_is_refused_with_a_sentence(birkenfurt: Terminal) -> None:
    said = birkenfurt.type("suggest", "Wann?", "--category", "unfug", lang="de")

    assert said.code == 1
    assert said.err == "Das Thema unfug gibt es nicht.\n"


def test_for_measuring_one_question_can_be_left_out(birkenfurt: Terminal) -> None:
    asked = "Hat das Bürgerbüro am Freitag nach Himmelfahrt auf?"
    with_it = birkenfurt.type("suggest", asked, "--json").data["templates"]
    without = birkenfurt.type("suggest", asked, "--leave-out", "Q01", "--json").data["templates"]

    assert with_it[0]["reason"] == "You answered a similar question with it."
    assert all("similar" not in each["reason"] for each in without)


def test_a_question_that_is_not_there_cannot_be_left_out(birkenfurt: Terminal) -> None:
    said = birkenfurt.type("suggest", "Wann?", "--leave-out", "Q99", lang="de")

    assert said.code == 1
    assert said.err == "Die Frage Q99 gibt es nicht.\n"


def test_where_nothing_fits_it_says_so(birkenfurt: Terminal) -> None:
    said = birkenfurt.type("suggest", "Guten Morgen zusammen", lang="de")

    assert (said.code, said.out) == (0, "Zu diesen Worten passt kein Textbaustein.\n")


def test_distress_brings_up_what_to_do(birkenfurt: Terminal) -> None:
    said = birkenfurt.type("suggest", "Ich will nicht mehr leben", lang="de")

    assert said.out.startswith("Hier braucht vielleicht jemand Hilfe.")
    assert "0800 1110111" in said.out


def test_a_threat_is_told_to_programs_with_its_kind(birkenfurt: Terminal) -> None:
    data = birkenfurt.type("suggest", "Im Rathaus liegt eine Bombe", "--json", lang="de").data

    assert data["templates"] == []
    assert data["alarm"]["kind"] == "threat"
    assert any("110" in line for line in data["alarm"]["advice"])
