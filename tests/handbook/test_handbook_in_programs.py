"""The handbook in the programs that open it: axe in Chromium, the rules of PDF/UA-1 and PDF/A-2a.

`make proof` runs this; the pictures then lie in build/handbook.
"""

import re
import subprocess
from pathlib import Path

import page as validator
import pytest

from tests.documents.test_report_in_programs import CHROMIUM, axe_says, chromium
from tools.handbook import TARGET

#: axe does not judge the contrast of a single sign; longer keys have the same colours, and pass.
ONE_SIGN = re.compile(r"<kbd>.</kbd>")
PICTURES = Path(__file__).resolve().parents[2] / "build" / "handbook"

pytestmark = pytest.mark.long


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_in_the_handbook(tmp_path: Path, look: str) -> None:
    page = (TARGET / "handbuch.html").read_text(encoding="utf-8")
    if look == "dark":  # what a browser whose reader prefers dark colours takes
        page = page.replace("@media screen and (prefers-color-scheme: dark)", "@media screen")

    found = axe_says(page.encode(), tmp_path)

    doubts = [[rule, *(each for each in nodes if not ONE_SIGN.fullmatch(each))] for rule, *nodes in found["doubts"]]
    assert found["faults"] == []
    assert [each for each in doubts if len(each) > 1] == []
    assert found["passed"] >= 20


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_handbook_keeps_the_rules_of_its_format(profile: str) -> None:
    assert validator.validate_pdf(str(TARGET / "handbuch.pdf"), profile=profile).failures == []


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_the_handbook_opens_and_its_pictures_are_kept(tmp_path: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    subprocess.run(["pdftoppm", "-r", "50", "-png", str(TARGET / "handbuch.pdf"), str(PICTURES / "pdf")], check=True)

    chromium(
        TARGET / "handbuch.html", f"--screenshot={PICTURES / 'html.png'}", "--window-size=1280,2400", folder=tmp_path
    )

    assert {each.name.split("-")[0] for each in PICTURES.glob("*.png")} == {"pdf", "html.png"}
