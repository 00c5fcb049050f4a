"""What the settings said of the channel moves to the channels when older records grow."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from amtdesk.storage import schema_0004
from amtdesk.storage.database import FILE_NAME
from tests.builders import open_desk

_MOVES = tuple(each for each in schema_0004.CARRIED_OVER if "channel_address" in each)


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        ({}, []),
        ({"name": "Birkenfurt"}, []),
        ({"channel_address": "https://a.example"}, [("facebook_page", "", "main", "https://a.example", None)]),
        ({"channel": "x", "recommended_length": 250}, [("x", "", "main", "", 250)]),
        (
            {"channel": "facebook_page", "channel_name": "Unsere Seite", "recommended_length": 400},
            [("facebook_page", "Unsere Seite", "main", "", None)],
        ),
    ],
)
def test_the_settings_of_the_channel_become_its_row(
    tmp_path: Path, settings: dict[str, str | int], kept: list[tuple[object, ...]]
) -> None:
    open_desk(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as records, records:
        rows = [(name, json.dumps(value)) for name, value in settings.items()]
        records.executemany("INSERT INTO settings (name, value) VALUES (?, ?)", rows)
        for statement in _MOVES:
            records.execute(statement)

        moved = records.execute("SELECT key, name, place, address, text_recommended FROM channel_rules").fetchall()
        assert moved == kept
        left = {name for (name,) in records.execute("SELECT name FROM settings")}
        assert left & settings.keys() == settings.keys() & {"name"}
