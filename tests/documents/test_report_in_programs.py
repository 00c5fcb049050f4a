"""The report's forms in the programs that open them: HTML in Chromium with axe, DOCX in LibreOffice.

axe comes with a package, so nothing is fetched. `make proof` runs this; the pictures then lie in build/report-forms.
"""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from openxml_audit import OpenXmlValidator

from amtdesk.desk import Desk
from amtdesk.domain.reports import Section, WeeklyReport
from amtdesk.services.report_forms import FORMS
from amtdesk.system.language import Language
from tests.builders import BERLIN, open_desk
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week
from tests.documents.test_weekly_report import EMOJI, HOSTILE, LONG_WORD, STRANGE, with_words

PICTURES = Path(__file__).resolve().parents[2] / "build" / "report-forms"
AXE = Path(axe_core_python.__file__).parent / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
OFFICE = shutil.which("soffice")
PATIENCE = 250  # seconds: a browser starts slowly where others build
RUN = """axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(found => {
  const told = kind => found[kind].map(each => [each.id, ...each.nodes.map(node => node.html)]);
  document.getElementById("axe").textContent =
    JSON.stringify({faults: told("violations"), doubts: told("incomplete"), passed: found.passes.length});
});"""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(tmp_path_factory.mktemp("programs"), FRIDAY) as desk:
        birkenfurt_week(desk)
        yield desk


@pytest.fixture(scope="module")
def reports(desk: Desk) -> Mapping[str, WeeklyReport]:
    report = desk.reports.weekly(WEEK)
    return {
        "birkenfurt": report,
        "another week": desk.reports.weekly("2027-W20"),
        "overfull": with_words(report, "Ein Punkt, der eine ganze Zeile füllt und noch etwas weiter reicht.", items=12),
        "hostile": with_words(report, HOSTILE, items=2),
        "strange": with_words(report, f"{EMOJI} {STRANGE}", items=2),
        "long word": with_words(report, LONG_WORD, items=2),
        "nothing": replace(report, hidden=frozenset(Section)),
    }


NAMES = ("birkenfurt", "another week", "overfull", "hostile", "strange", "long word", "nothing")


def axe_says(page: bytes, folder: Path) -> dict[str, Any]:
    """Open a page in Chromium, let axe look through it, and return what it found."""
    words = re.sub(r"<meta http-equiv[^>]*>", "", page.decode())  # it forbids scripts, which is its purpose
    library = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    scripts = f'<pre id="axe"></pre><script>{library}</script><script>{RUN}</script></body>'
    path = folder / "axe.html"
    path.write_text(words.replace("</body>", scripts), encoding="utf-8")
    done = chromium(path, "--virtual-time-budget=20000", "--dump-dom", folder=folder)
    found = re.search(r'<pre id="axe">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(html.unescape(found[1]))
    return told


def chromium(page: Path, *words: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run Chromium once, without a window and with a profile of its own."""
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
    assert CHROMIUM is not None
    return subprocess.run(
        [CHROMIUM, *quiet, *words, page.as_uri()], capture_output=True, text=True, check=True, timeout=PATIENCE
    )


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_in_the_html(
    reports: Mapping[str, WeeklyReport], tmp_path: Path, name: str, language: str
) -> None:
    found = axe_says(FORMS[".html"](reports[name], Language(language, BERLIN)), tmp_path)

    assert (found["faults"], found["doubts"]) == ([], [])
    assert found["passed"] >= 15


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_document_is_valid_whatever_it_says(
    reports: Mapping[str, WeeklyReport], tmp_path: Path, name: str, language: str
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(FORMS[".docx"](reports[name], Language(language, BERLIN)))

    assert [each.description for each in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.skipif(OFFICE is None or CHROMIUM is None, reason="no LibreOffice or no Chromium here")
@pytest.mark.parametrize("name", NAMES)
def test_office_and_browser_open_it_and_their_pictures_are_kept(
    reports: Mapping[str, WeeklyReport], tmp_path: Path, name: str
) -> None:
    german, target = Language("de", BERLIN), PICTURES / name.replace(" ", "-")
    target.mkdir(parents=True, exist_ok=True)
    for ending, make in FORMS.items():
        (target / f"report{ending}").write_bytes(make(reports[name], german))

    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    to_pdf = ["--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(tmp_path)]
    assert OFFICE is not None
    subprocess.run(
        [OFFICE, profile, *to_pdf, str(target / "report.docx")], capture_output=True, check=True, timeout=PATIENCE
    )
    for pdf, prefix in ((tmp_path / "report.pdf", "docx"), (target / "report.pdf", "pdf")):
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(pdf), str(target / prefix)], check=True)
    picture = f"--screenshot={target / 'html.png'}"
    chromium(target / "report.html", picture, "--window-size=900,2400", folder=tmp_path)

    assert {each.name.split("-")[0] for each in target.glob("*.png")} == {"docx", "pdf", "html.png"}
