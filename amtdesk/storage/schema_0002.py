"""The second schema: approval of answers, time at departments, delegation, pictures. Never edited after shipping."""

from collections.abc import Iterator

TABLES = (
    """CREATE TABLE answer_approvals (
        id INTEGER PRIMARY KEY, question_id INTEGER NOT NULL REFERENCES questions(id), text TEXT NOT NULL,
        text_fingerprint TEXT NOT NULL, level INTEGER NOT NULL, approved_by TEXT NOT NULL, approved_at TEXT NOT NULL,
        way TEXT NOT NULL, recorded_at TEXT NOT NULL, closed_at TEXT, closing_reason TEXT NOT NULL DEFAULT '',
        withdrawn_at TEXT) STRICT""",
    """CREATE TABLE department_waits (
        id INTEGER PRIMARY KEY, question_id INTEGER NOT NULL REFERENCES questions(id), department TEXT NOT NULL,
        asked TEXT NOT NULL DEFAULT '', handed_over_at TEXT NOT NULL, returned_at TEXT) STRICT""",
    """CREATE TABLE delegations (
        id INTEGER PRIMARY KEY, department TEXT NOT NULL, who TEXT NOT NULL DEFAULT '',
        post_id INTEGER REFERENCES posts(id), subject TEXT NOT NULL DEFAULT '', starts_at TEXT NOT NULL,
        ends_at TEXT NOT NULL, recorded_at TEXT NOT NULL, withdrawn_at TEXT) STRICT""",
    """CREATE TABLE approval_triggers (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, words TEXT NOT NULL DEFAULT '',
        categories TEXT NOT NULL DEFAULT '', level INTEGER NOT NULL) STRICT""",
    """CREATE TABLE free_cases (
        id INTEGER PRIMARY KEY, category TEXT NOT NULL UNIQUE, reason TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE dismissed_proposals (
        id INTEGER PRIMARY KEY, category TEXT NOT NULL, dismissed_at TEXT NOT NULL) STRICT""",
)

COLUMNS = (
    "ALTER TABLE departments ADD COLUMN mail TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE departments ADD COLUMN phone TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE departments ADD COLUMN topics TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE departments ADD COLUMN deputy TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE questions ADD COLUMN submitted_at TEXT",
    "ALTER TABLE questions ADD COLUMN submitted_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE questions ADD COLUMN submitted_level INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE groups ADD COLUMN answer_level INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE posts ADD COLUMN image_sha256 TEXT NOT NULL DEFAULT ''",
)

INDEXES = (
    "CREATE INDEX answer_approvals_by_question ON answer_approvals(question_id)",
    "CREATE INDEX department_waits_by_question ON department_waits(question_id)",
    "CREATE INDEX department_waits_by_time ON department_waits(handed_over_at)",
    "CREATE INDEX delegations_by_end ON delegations(ends_at)",
    "CREATE INDEX questions_by_category ON questions(category, closed_at) WHERE deleted_at IS NULL",
    "CREATE INDEX questions_by_group ON questions(group_id, asked_at) WHERE deleted_at IS NULL",
    "CREATE INDEX questions_by_department ON questions(department, asked_at) WHERE department <> ''",
    "CREATE INDEX templates_by_category ON templates(category) WHERE deleted_at IS NULL",
    "CREATE INDEX replies_by_time ON replies(sent_at)",
    "CREATE INDEX templates_by_end ON templates(valid_until) WHERE deleted_at IS NULL AND valid_until IS NOT NULL",
)

#: What stood in the questions before becomes a stay at the department and a line of their trail.
CARRIED_OVER = (
    """INSERT INTO department_waits (question_id, department, asked, handed_over_at, returned_at)
        SELECT id, department, department_asked, handed_over_at,
            CASE status WHEN 'waiting_department' THEN NULL ELSE coalesce(closed_at, handed_over_at) END
        FROM questions WHERE handed_over_at IS NOT NULL""",
    """INSERT INTO log (at, kind, subject, details)
        SELECT q.handed_over_at, 'question_handed_over', 'question:' || q.id,
            json_object('department', coalesce(d.name, q.department), 'asked', q.department_asked)
        FROM questions q LEFT JOIN departments d ON d.key = q.department WHERE q.handed_over_at IS NOT NULL""",
    """INSERT INTO log (at, kind, subject, details)
        SELECT closed_at, 'question_left', 'question:' || id, json_object('reason', closing_reason)
        FROM questions WHERE status = 'no_answer' AND closed_at IS NOT NULL""",
)

#: The search knows a template by the name of its subject, too: `category` is written again, and the index follows.
TRIGGERS = tuple(
    f"CREATE TRIGGER categories_found_{when} AFTER {deed} ON categories BEGIN "
    f"UPDATE templates SET category = category WHERE category = {row}.key; END"
    for when, deed, row in (
        ("new", "INSERT", "new"),
        ("changed", "UPDATE OF key, name", "new"),
        ("gone", "DELETE", "old"),
    )
)

#: Tables whose rows are never removed and never rewritten, with the columns that may still be filled in later.
APPEND_ONLY = {
    "answer_approvals": ("closed_at", "closing_reason", "withdrawn_at"),
    "delegations": ("withdrawn_at",),
}


def statements() -> Iterator[str]:
    """Yield what the second schema adds, in order; the guards follow when columns are known."""
    yield from TABLES
    yield from COLUMNS
    yield from INDEXES
    yield from TRIGGERS
    yield from CARRIED_OVER
