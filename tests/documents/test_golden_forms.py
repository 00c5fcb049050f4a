"""What stands in tests/golden is what each form says. Written anew by `python -m tests.documents.golden_forms`."""

from collections.abc import Iterator, Mapping

import pytest

from amtdesk.desk import Desk
from tests.builders import open_desk
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week
from tests.documents.golden_forms import GOLDEN, forms_of

NAMES = sorted(each.name for each in GOLDEN.glob("weekly_report.*"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(tmp_path_factory.mktemp("golden"), FRIDAY) as desk:
        birkenfurt_week(desk)
        yield desk


@pytest.fixture(scope="module")
def made(desk: Desk) -> Mapping[str, str]:
    return dict(forms_of(desk.reports.weekly(WEEK)))


@pytest.mark.parametrize("name", NAMES)
def test_each_form_says_what_its_golden_file_says(made: Mapping[str, str], name: str) -> None:
    expected = (GOLDEN / name).read_text(encoding="utf-8")

    if name.endswith(".pdf.txt"):  # programs that read a PDF put spaces between its words as they think fit
        assert "".join(made[name].split()) == "".join(expected.split())
    else:
        assert made[name] == expected


def test_each_form_has_a_golden_file(made: Mapping[str, str]) -> None:
    assert sorted(made) == NAMES
