"""A finished report as the first version kept it, with every sentence that one may hold, and how it reads.

    python -m tests.documents.finished_sample    writes tests/golden/finished_report.* anew

Finished reports stand still, also when the program's sentences change: write the files anew only to add sentences.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter
from tempfile import TemporaryDirectory
from typing import Final

from amtdesk.documents.mail_text import mail_text
from amtdesk.domain import report_figures, report_goals, report_proposals
from amtdesk.domain.reports import Entry, ReportField
from amtdesk.domain.words import Message
from amtdesk.services import report_entries
from amtdesk.storage.report_content import packed, unpacked
from amtdesk.system.language import Language
from tests.builders import BERLIN, open_desk
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week
from tests.documents.golden_forms import GOLDEN

SAMPLE: Final = GOLDEN / "finished_report.json"
LANGUAGES: Final = ("de", "en")
#: Where the sentences stand that are kept with a report.
_ROOMS: Final = (report_proposals, report_goals, report_figures, report_entries)
_SENTENCE: Final = re.compile(r'N_\(\s*"((?:[^"\\]|\\.)*)"\s*\)')
_VALUES: Final[Mapping[str, object]] = {
    "topic": "Freibad",
    "group": "Eltern",
    "title": "Ratsbericht",
    "department": "Bauamt",
    "goal": "Nachwuchs",
    "name": "Freibad",
    "day": date(2027, 5, 18),
    "planned:": date(2027, 5, 19),
}


def sentences() -> Iterator[str]:
    """Yield every sentence that a report may be finished with."""
    for room in _ROOMS:
        yield from _SENTENCE.findall(Path(str(room.__file__)).read_text(encoding="utf-8"))


def read_as(code: str) -> str:
    """Return the sample in a language, as plain text."""
    return mail_text(unpacked(SAMPLE.read_text(encoding="utf-8")), Language(code, BERLIN))


def _filled(source: str) -> Message:
    """Fill each gap with what fits: a day, a name, or a count."""
    gaps = {name: f"{name}:" if how else name for _, name, how, _ in Formatter().parse(source) if name}
    return Message(source, {name: _VALUES.get(name, _VALUES.get(gap, 7)) for name, gap in gaps.items()})


def main() -> None:
    """Write the sample and how it reads."""
    with TemporaryDirectory() as folder, open_desk(Path(folder), FRIDAY) as desk:
        birkenfurt_week(desk, written=False)
        desk.reports.finish(WEEK)
        report = desk.reports.version(WEEK, 1)
    every = tuple(map(_filled, sentences()))
    entries = tuple(each for each in report.entries if each.field is not ReportField.TIPS)
    told = replace(report, entries=(*entries, Entry(field=ReportField.TIPS, proposed=every)))
    kept = json.loads(packed(told))
    del kept["order"]  # the first version did not know that parts can be moved
    SAMPLE.write_text(json.dumps(kept, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")
    for code in LANGUAGES:
        SAMPLE.with_suffix(f".{code}.txt").write_text(read_as(code), encoding="utf-8")


if __name__ == "__main__":
    main()
