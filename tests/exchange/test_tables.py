"""What a German Excel shows when it opens an exported table."""

from datetime import date, datetime, time

from amtdesk.exchange.tables import Cell, csv_table


def test_numbers_days_and_times_are_written_as_people_here_do() -> None:
    heading = {"a": "Zahl", "b": "Tag", "c": "Zeit", "d": "Wann", "e": "Leer"}
    moment = datetime.combine(date(2027, 5, 12), time(8, 5))
    row: dict[str, Cell] = {"a": 2.5, "b": date(2027, 5, 12), "c": time(8, 5), "d": moment, "e": None}

    words = csv_table(heading, [row]).decode("utf-8-sig")

    assert words == "Zahl;Tag;Zeit;Wann;Leer\r\n2,5;12.05.2027;08:05;12.05.2027 08:05;\r\n"
