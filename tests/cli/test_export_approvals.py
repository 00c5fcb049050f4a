"""`amtdesk export approvals`: the trail of a period as a table."""

from pathlib import Path

import pytest

from amtdesk.__main__ import main


def test_the_trail_is_written_for_a_period_or_the_year_so_far(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, trail = f"--data={tmp_path / 'desk'}", tmp_path / "trail.csv"
    assert main([desk, "--lang=en", "demo", "--at=2027-05-12T08:00"]) == 0
    ask = [desk, "--lang=en", "--at=2027-05-12T08:00", "export", "approvals", str(trail)]
    capsys.readouterr()

    assert main(ask) == 0
    assert "entries written" in capsys.readouterr().out
    assert main([*ask, "--from=2027-05-11", "--to=2027-05-11"]) == 0
    lines = trail.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Zeitpunkt;Beitrag;")
    assert any(line.startswith("11.05.2027") for line in lines[1:])
    assert main([*ask, "--from=2027-05-11", "--to=2027-05-01"]) != 0
    assert main([*ask, "--from=gestern"]) != 0
