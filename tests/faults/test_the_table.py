"""The page that tells what a desk survives says what the tests do."""

from tools.fault_table import PAGE, chapters, counts, page


def test_the_table_of_faults_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tools.fault_table write"


def test_every_fault_was_counted() -> None:
    cases = counts()["cases"]
    assert isinstance(cases, dict)

    missing = [fault.test for chapter in chapters() for fault in chapter.faults if not cases.get(fault.test)]

    assert not missing, "python -m tools.fault_table count"
