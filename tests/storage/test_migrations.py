"""Before the schema of existing records changes, a checked copy of them lies beside; without one nothing changes."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlite_utils

from amtdesk.domain.folding import fold
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.media import People
from amtdesk.domain.pictures import PictureKind
from amtdesk.domain.reminders import Outcome
from amtdesk.storage import schema_0001, schema_0002, schema_0003
from amtdesk.storage.backups import backup_before_migration, inspect_backup
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.errors import BackupBeforeMigrationFailed
from amtdesk.storage.opening import open_database
from amtdesk.storage.schema import guards
from amtdesk.storage.schema_names import MIGRATION_SET
from tests.builders import berlin, open_desk
from tests.builders_files import fingerprint


def test_each_migration_has_a_backup_of_its_own(tmp_path: Path) -> None:
    database = open_database(tmp_path / FILE_NAME)

    backups = [backup_before_migration(database) for _migration in range(2)]
    database.close()

    assert [path.name for path in backups] == [
        "before-migration-001.amtdesk-backup",
        "before-migration-002.amtdesk-backup",
    ]
    for path in backups:
        inspect_backup(path)


def test_records_that_cannot_be_backed_up_are_not_migrated(tmp_path: Path) -> None:
    records = tmp_path / FILE_NAME
    with closing(sqlite3.connect(records)) as half_made, half_made:
        half_made.execute("CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT)")
    before = fingerprint(records)

    with pytest.raises(BackupBeforeMigrationFailed, match="Nothing was changed"):
        open_database(records)

    assert fingerprint(records) == before


def test_records_of_the_first_schema_grow_to_the_present_one_and_keep_what_they_held(tmp_path: Path) -> None:
    records = tmp_path / FILE_NAME
    _write_first_schema(records, "INSERT INTO departments (key, name) VALUES ('bauhof', 'Bauhof')")

    database = open_database(records)

    assert [tuple(row) for row in database.rows("SELECT name, mail FROM departments")] == [("Bauhof", "")]
    assert [path.name for path in tmp_path.rglob("*.amtdesk-backup") if "migration" in path.name] == [
        "before-migration-001.amtdesk-backup"
    ]
    database.close()


def test_questions_that_were_at_a_department_or_left_without_answer_get_their_trail(tmp_path: Path) -> None:
    records = tmp_path / FILE_NAME
    handed, closed = "2027-05-10T06:00:00.000000Z", "2027-05-11T06:00:00.000000Z"
    columns = "id, key, text, source, asked_at, noted_at, status, department, department_asked, handed_over_at"
    question = f"INSERT INTO questions ({columns}, closed_at, closing_reason)"
    asked = f"'Loch', 'dm', '{handed}', '{handed}'"
    _write_first_schema(
        records,
        "INSERT INTO departments (key, name) VALUES ('bauhof', 'Bauhof')",
        f"{question} VALUES (1, 'F-1', {asked}, 'waiting_department', 'bauhof', 'Wann?', '{handed}', NULL, '')",
        f"{question} VALUES (2, 'F-2', {asked}, 'answered', 'forst', '', '{handed}', '{closed}', '')",
        f"{question} VALUES (3, 'F-3', {asked}, 'no_answer', '', '', NULL, '{closed}', 'Werbung')",
        f"{question} VALUES (4, 'F-4', {asked}, 'new', '', '', NULL, NULL, '')",
    )

    database = open_database(records)

    waits = "SELECT question_id, department, asked, handed_over_at, returned_at FROM department_waits ORDER BY id"
    assert [tuple(row) for row in database.rows(waits)] == [
        (1, "bauhof", "Wann?", handed, None),
        (2, "forst", "", handed, closed),
    ]
    log = "SELECT subject, kind, details FROM log ORDER BY id"
    assert [tuple(row) for row in database.rows(log)] == [
        ("question:1", "question_handed_over", '{"department":"Bauhof","asked":"Wann?"}'),
        ("question:2", "question_handed_over", '{"department":"forst","asked":""}'),
        ("question:3", "question_left", '{"reason":"Werbung"}'),
    ]
    database.close()


def test_records_of_the_second_schema_keep_groups_rounds_and_what_was_told(tmp_path: Path) -> None:
    records = tmp_path / FILE_NAME
    _write_first_schema(records)
    _grow_to_second_schema(
        records,
        "INSERT INTO groups (id, key, name, days, position) VALUES (7, 'G-7', 'Eltern', '13', 2)",
        "INSERT INTO rounds (id, day, started_at, planned) VALUES (3, '2027-05-12', '2027-05-12T06:15:00.000000Z', 1)",
        "INSERT INTO visits (round_id, group_id, day, at) VALUES (3, 7, '2027-05-12', '2027-05-12T06:17:00.000000Z')",
        "INSERT INTO reminders (kind, due_at, outcome) VALUES ('round', '2027-05-12T06:15:00.000000Z', 'raised')",
        "INSERT INTO occasions (uid, title, starts, ends, all_day, source, note) "
        "VALUES ('a', 'Fest', '2027-05-20', '2027-05-21', 1, 'Vereine', 'Markt')",
    )

    with open_desk(tmp_path) as desk:
        (group,) = (each for each in desk.rounds.groups() if not each.is_own_channel)
        told = desk.reminders.account_between(berlin(12, "00:00"), berlin(13))

        assert (group.name, group.days, group.rhythm, group.archived_at) == ("Eltern", frozenset({1, 3}), "", None)
        assert group.last_read_at == berlin(12, "08:17")
        assert desk.rounds.today().number == 1
        assert [note.outcome for note in told] == [Outcome.RAISED]
        assert [each.title for each in desk.occasions.between(date(2027, 5, 20), date(2027, 5, 20))] == ["Fest"]
    assert _schema(records) == _schema(_new_records(tmp_path / "new"))


def _new_records(folder: Path) -> Path:
    folder.mkdir()
    open_desk(folder).close()
    return folder / FILE_NAME


def _schema(records: Path) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(records)) as database:
        return set(database.execute("SELECT type, name, sql FROM sqlite_master"))


def _grow_to_second_schema(records: Path, *rows: str) -> None:
    with closing(sqlite_utils.Database(records)) as second:
        second.conn.create_function("fold", 1, fold, deterministic=True)
        for statement in schema_0002.statements():
            second.execute(statement)
        for table in schema_0002.APPEND_ONLY:
            for statement in guards(table, tuple(column.name for column in second.table(table).columns)):
                second.execute(statement)
        for row in rows:
            second.execute(row)
        second.execute("INSERT INTO _sqlite_migrations VALUES (?, '0002_dialogue', '2027-05-02')", (MIGRATION_SET,))
        second.conn.commit()


def _write_first_schema(records: Path, *rows: str) -> None:
    with closing(sqlite_utils.Database(records)) as first:
        first.conn.create_function("fold", 1, fold, deterministic=True)
        for statement in schema_0001.statements():
            first.execute(statement)
        for table in schema_0001.APPEND_ONLY:
            for statement in guards(table, tuple(column.name for column in first.table(table).columns)):
                first.execute(statement)
        for row in rows:
            first.execute(row)
        first.execute("CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT)")
        first.execute("INSERT INTO _sqlite_migrations VALUES (?, '0001_initial', '2027-05-01')", (MIGRATION_SET,))
        first.conn.commit()


def test_records_of_the_third_schema_keep_their_posts_approvals_and_occasions(tmp_path: Path) -> None:
    records = tmp_path / FILE_NAME
    _write_first_schema(records)
    _grow_to_second_schema(records)
    _grow_to_third_schema(
        records,
        "INSERT INTO posts (id, key, title, text, status, day, approval_level, created_at, changed_at) "
        "VALUES (5, 'P5', 'Markt', 'Samstag ist Markt.', 'approved', '2027-05-15', 2, "
        "'2027-05-10T06:00:00.000000Z', '2027-05-10T06:00:00.000000Z')",
        "INSERT INTO approvals (post_id, version, text_fingerprint, approved_by, approved_at, way, level, recorded_at) "
        "VALUES (5, 1, 'abc', 'Petra Lüders', '2027-05-11T06:00:00.000000Z', 'phone', 2, "
        "'2027-05-11T06:00:00.000000Z')",
        "INSERT INTO occasions (uid, title, starts, ends, all_day, source) "
        "VALUES ('a', 'Stadtrat', '2027-05-20', '2027-05-21', 1, 'Rat')",
    )

    with open_desk(tmp_path) as desk:
        post = desk.posts.get(PostId(5))

        assert (post.title, post.approval_level, post.level_by_hand) == ("Markt", 2, 2)
        assert [(each.approved_by, each.valid_until, each.holds) for each in post.approvals] == [
            ("Petra Lüders", None, True)
        ]
        assert [each.title for each in desk.occasions.between(date(2027, 5, 20), date(2027, 5, 20))] == ["Stadtrat"]
    assert _schema(records) == _schema(_new_records(tmp_path / "new"))


def test_ideas_of_the_third_schema_go_on_by_the_rule_of_the_posts_own_day(tmp_path: Path) -> None:
    records = tmp_path / FILE_NAME
    _write_first_schema(records)
    _grow_to_second_schema(records)
    told = {
        "R01": '{"rrule": "FREQ=WEEKLY;BYDAY=TH", "rule": "jeden Donnerstag", "lead_days": 21, "approval": 0}',
        "R05": '{"rrule": "FREQ=MONTHLY;BYDAY=2WE", "rule": "monatlich, 8 Tage vorher", "lead_days": 7}',
        "R10": '{"rrule": "", "rule": "bei jeder Ausschreibung"}',
        "R99": "not JSON, but a wish",
    }
    _grow_to_third_schema(
        records,
        *(
            f"INSERT INTO recurring_ideas (key, title, details) VALUES ('{key}', '{key}', '{details}')"  # noqa: S608 - rows of the test
            for key, details in told.items()
        ),
    )

    with open_desk(tmp_path) as desk:
        ideas = {each.key: each for each in desk.ideas.all()}

        assert [(each.kind, each.rhythm, each.lead_days) for each in ideas.values()] == [
            ("by_rule", "FREQ=WEEKLY;BYDAY=TH", 21),
            ("by_hand", "", 7),
            ("by_hand", "", 14),
            ("by_hand", "", 14),
        ]
        assert [each.title for each in desk.ideas.proposed(date(2027, 5, 13), date(2027, 5, 13))] == ["R01"]
        assert desk.ideas.edit(ideas["R99"].id, title="Was das ist, ist unklar").level == 1


def _grow_to_third_schema(records: Path, *rows: str) -> None:
    with closing(sqlite_utils.Database(records)) as third:
        third.conn.create_function("fold", 1, fold, deterministic=True)
        for statement in (*schema_0003.statements(), *rows):
            third.execute(statement)
        third.execute("INSERT INTO _sqlite_migrations VALUES (?, '0003_round', '2027-05-03')", (MIGRATION_SET,))
        third.conn.commit()


def test_pictures_of_the_third_schema_become_media_with_what_their_posts_said(tmp_path: Path) -> None:
    records = tmp_path / FILE_NAME
    at = "2027-05-10T06:00:00.000000Z"
    columns = "key, title, text, status, approval_level, created_at, changed_at, image_name, image_sha256"
    post = f"INSERT INTO posts ({columns}, alt_text, image_credit, consent)"
    _write_first_schema(records)
    _grow_to_second_schema(records)
    _grow_to_third_schema(
        records,
        "INSERT INTO files (sha256, name, bytes, added_at) "
        "VALUES ('ab', 'Becken.PNG', 9, '2027-05-10T06:00:00.000000Z')",
        "INSERT INTO files (sha256, name, bytes, added_at) "
        "VALUES ('cd', 'unbenutzt.jpg', 9, '2027-05-10T06:00:00.000000Z')",
        f"{post} VALUES ('P1', 'A', '', 'draft', 0, '{at}', '{at}', 'Becken.PNG', 'ab', '', '', '')",
        f"{post} VALUES ('P2', 'B', '', 'draft', 0, '{at}', '{at}', 'Becken.PNG', 'ab', 'Becken', 'Foto', 'on_file')",
    )

    with open_desk(tmp_path) as desk:
        (medium,) = desk.media.all()

        assert (medium.name, medium.kind, medium.width) == ("Becken.PNG", PictureKind.PNG, 0)
        assert (medium.alt_text, medium.credit, medium.people) == ("Becken", "Foto", People.WITH_CONSENT)
        assert [each.title for each in desk.media.used_in("ab")] == ["B", "A"]
