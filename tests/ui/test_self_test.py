"""`--self-test` builds what every installation needs."""

from amtdesk.desk import Desk
from amtdesk.ui.app import PAGES
from amtdesk.ui.self_test import self_test


def test_the_self_test_builds_every_page_in_both_languages(desk: Desk) -> None:
    lines = self_test(desk)

    assert sum(line.startswith("page ") for line in lines) == 2 * len(PAGES)
