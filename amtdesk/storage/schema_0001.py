"""The first schema: strict tables, append-only guards, and the folded search index. Never edited after shipping."""

from collections.abc import Iterator

TABLES = (
    """CREATE TABLE settings (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT""",
    """CREATE TABLE people (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL DEFAULT '',
        deputy TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE departments (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, lead TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE categories (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        department TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE approval_levels (
        id INTEGER PRIMARY KEY, level INTEGER NOT NULL UNIQUE, name TEXT NOT NULL,
        role TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
        target_minutes INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE closing_days (
        id INTEGER PRIMARY KEY, day TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE templates (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
        category TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'comment', shortcut TEXT NOT NULL DEFAULT '',
        approval_level INTEGER NOT NULL DEFAULT 1, review_months INTEGER NOT NULL DEFAULT 12,
        note TEXT NOT NULL DEFAULT '', agreed_with TEXT NOT NULL DEFAULT '',
        agreed_department TEXT NOT NULL DEFAULT '', agreed_on TEXT,
        valid_until TEXT, next_review TEXT, deleted_at TEXT) STRICT""",
    """CREATE TABLE template_uses (
        id INTEGER PRIMARY KEY, template_id INTEGER NOT NULL REFERENCES templates(id), used_at TEXT NOT NULL,
        withdrawn_at TEXT) STRICT""",
    """CREATE TABLE gap_values (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT""",
    """CREATE TABLE groups (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, platform TEXT NOT NULL DEFAULT '',
        address TEXT NOT NULL DEFAULT '', privacy TEXT NOT NULL DEFAULT '', members INTEGER,
        days TEXT NOT NULL DEFAULT '01234', minutes INTEGER NOT NULL DEFAULT 3, mode TEXT NOT NULL DEFAULT 'read_only',
        house_rules TEXT NOT NULL DEFAULT '', topics TEXT NOT NULL DEFAULT '', risk TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0, is_own_channel INTEGER NOT NULL DEFAULT 0,
        added_at TEXT, deleted_at TEXT) STRICT""",
    """CREATE TABLE rounds (
        id INTEGER PRIMARY KEY, day TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT,
        seconds INTEGER NOT NULL DEFAULT 0, planned INTEGER, unfinished TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE visits (
        id INTEGER PRIMARY KEY, round_id INTEGER NOT NULL REFERENCES rounds(id),
        group_id INTEGER NOT NULL REFERENCES groups(id), day TEXT NOT NULL, at TEXT NOT NULL, skip_reason TEXT,
        mood TEXT, seconds INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE observations (
        id INTEGER PRIMARY KEY, round_id INTEGER REFERENCES rounds(id), group_id INTEGER REFERENCES groups(id),
        kind TEXT NOT NULL, text TEXT NOT NULL, mood TEXT, at TEXT NOT NULL) STRICT""",
    """CREATE TABLE questions (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL,
        group_id INTEGER REFERENCES groups(id), asked_at TEXT NOT NULL, noted_at TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'new', category TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '',
        urgency TEXT NOT NULL DEFAULT 'normal', mood TEXT NOT NULL DEFAULT '', draft_text TEXT NOT NULL DEFAULT '',
        draft_template_id INTEGER REFERENCES templates(id), first_reaction_at TEXT, first_reaction_origin TEXT,
        closed_at TEXT, closing_reason TEXT NOT NULL DEFAULT '', department TEXT NOT NULL DEFAULT '',
        department_asked TEXT NOT NULL DEFAULT '', handed_over_at TEXT, follow_up_on TEXT, postponed_until TEXT,
        round_id INTEGER REFERENCES rounds(id), deleted_at TEXT) STRICT""",
    """CREATE TABLE replies (
        id INTEGER PRIMARY KEY, question_id INTEGER NOT NULL REFERENCES questions(id), kind TEXT NOT NULL,
        text TEXT NOT NULL, sent_at TEXT NOT NULL, origin TEXT NOT NULL,
        template_id INTEGER REFERENCES templates(id), withdrawn_at TEXT) STRICT""",
    """CREATE TABLE posts (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL DEFAULT 'draft', day TEXT, at TEXT, hashtags TEXT NOT NULL DEFAULT '',
        topic TEXT NOT NULL DEFAULT '', goal TEXT NOT NULL DEFAULT '', target_group TEXT NOT NULL DEFAULT '',
        department TEXT NOT NULL DEFAULT '', approval_level INTEGER NOT NULL DEFAULT 1,
        version INTEGER NOT NULL DEFAULT 1, image_name TEXT NOT NULL DEFAULT '', alt_text TEXT NOT NULL DEFAULT '',
        image_credit TEXT NOT NULL DEFAULT '', consent TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
        locked_until TEXT, locked_reason TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, changed_at TEXT NOT NULL,
        submitted_at TEXT, submitted_to TEXT NOT NULL DEFAULT '', copied_at TEXT, postponed_until TEXT,
        deleted_at TEXT) STRICT""",
    """CREATE TABLE post_versions (
        id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES posts(id), number INTEGER NOT NULL,
        title TEXT NOT NULL, text TEXT NOT NULL, saved_at TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
        saved_by TEXT NOT NULL DEFAULT '', UNIQUE (post_id, number)) STRICT""",
    """CREATE TABLE approvals (
        id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES posts(id), version INTEGER NOT NULL,
        text_fingerprint TEXT NOT NULL, approved_by TEXT NOT NULL, approved_at TEXT NOT NULL, way TEXT NOT NULL,
        level INTEGER NOT NULL, recorded_at TEXT NOT NULL, closed_at TEXT, closing_reason TEXT NOT NULL DEFAULT '',
        withdrawn_at TEXT) STRICT""",
    """CREATE TABLE publications (
        id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES posts(id), text TEXT NOT NULL,
        published_at TEXT NOT NULL, link TEXT NOT NULL DEFAULT '', withdrawn_at TEXT) STRICT""",
    """CREATE TABLE recurring_ideas (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, details TEXT NOT NULL) STRICT""",
    """CREATE TABLE goals (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, measure TEXT NOT NULL,
        target REAL NOT NULL) STRICT""",
    """CREATE TABLE occasions (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL, title TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL,
        all_day INTEGER NOT NULL, source TEXT NOT NULL, note TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE reminders (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, due_at TEXT NOT NULL, snoozed_until TEXT, done_at TEXT,
        outcome TEXT NOT NULL DEFAULT '', UNIQUE (kind, due_at)) STRICT""",
    """CREATE TABLE report_entries (
        id INTEGER PRIMARY KEY, week TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
        UNIQUE (week, field)) STRICT""",
    """CREATE TABLE report_versions (
        id INTEGER PRIMARY KEY, week TEXT NOT NULL, number INTEGER NOT NULL, finished_at TEXT NOT NULL,
        content TEXT NOT NULL, withdrawn_at TEXT) STRICT""",
    """CREATE TABLE files (
        id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL, bytes INTEGER NOT NULL,
        added_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE log (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '',
        details TEXT NOT NULL DEFAULT '', withdrawn_at TEXT) STRICT""",
    """CREATE TABLE commands (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL, label_values TEXT NOT NULL DEFAULT '{}',
        areas TEXT NOT NULL, merge_key TEXT NOT NULL DEFAULT '', undoable INTEGER NOT NULL DEFAULT 1,
        reverts INTEGER REFERENCES commands(id), reverted_by INTEGER REFERENCES commands(id)) STRICT""",
    """CREATE TABLE changes (
        id INTEGER PRIMARY KEY, command_id INTEGER NOT NULL REFERENCES commands(id), table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL, before TEXT, after TEXT) STRICT""",
)

INDEXES = (
    "CREATE UNIQUE INDEX templates_by_key ON templates(key) WHERE deleted_at IS NULL",
    "CREATE UNIQUE INDEX groups_by_key ON groups(key) WHERE deleted_at IS NULL",
    "CREATE UNIQUE INDEX questions_by_key ON questions(key) WHERE deleted_at IS NULL",
    "CREATE UNIQUE INDEX posts_by_key ON posts(key) WHERE deleted_at IS NULL",
    "CREATE INDEX questions_by_status ON questions(status, asked_at) WHERE deleted_at IS NULL",
    "CREATE INDEX questions_by_asked ON questions(asked_at)",
    "CREATE INDEX questions_by_closed ON questions(closed_at)",
    "CREATE INDEX questions_by_first_reaction ON questions(first_reaction_at)",
    "CREATE INDEX questions_by_follow_up ON questions(follow_up_on) WHERE follow_up_on IS NOT NULL",
    "CREATE INDEX questions_by_round ON questions(round_id) WHERE round_id IS NOT NULL",
    "CREATE INDEX replies_by_question ON replies(question_id)",
    "CREATE INDEX posts_by_day ON posts(day) WHERE deleted_at IS NULL",
    "CREATE INDEX posts_by_status ON posts(status, day) WHERE deleted_at IS NULL",
    "CREATE INDEX approvals_by_post ON approvals(post_id)",
    "CREATE INDEX publications_by_post ON publications(post_id)",
    "CREATE INDEX publications_by_time ON publications(published_at)",
    "CREATE INDEX template_uses_by_template ON template_uses(template_id, used_at) WHERE withdrawn_at IS NULL",
    "CREATE INDEX rounds_by_day ON rounds(day)",
    "CREATE INDEX visits_by_day ON visits(day)",
    "CREATE INDEX visits_by_time ON visits(at)",
    "CREATE INDEX visits_by_group ON visits(group_id, skip_reason, at)",
    "CREATE INDEX visits_by_round ON visits(round_id)",
    "CREATE INDEX observations_by_time ON observations(at)",
    "CREATE INDEX observations_by_round ON observations(round_id) WHERE round_id IS NOT NULL",
    "CREATE INDEX occasions_by_start ON occasions(starts)",
    "CREATE INDEX occasions_by_uid ON occasions(uid)",
    "CREATE INDEX log_by_time ON log(at)",
    "CREATE INDEX log_by_subject ON log(subject)",
    "CREATE INDEX log_by_kind ON log(kind)",
    "CREATE INDEX changes_by_command ON changes(command_id)",
    "CREATE INDEX changes_by_row ON changes(table_name, row_id)",
    "CREATE INDEX commands_open ON commands(id) WHERE undoable = 1 AND reverted_by IS NULL",
)

#: Tables whose rows are never removed and never rewritten, with the columns that may still be filled in later.
APPEND_ONLY = {
    "approvals": ("closed_at", "closing_reason", "withdrawn_at"),
    "publications": ("withdrawn_at",),
    "replies": ("withdrawn_at",),
    "template_uses": ("withdrawn_at",),
    "report_versions": ("withdrawn_at",),
    "log": ("withdrawn_at",),
}

#: Tables whose rows can be hidden, because append-only records may speak of them.
HIDEABLE = frozenset({"templates", "groups", "questions", "posts"})

#: What the search reads: table, title expression, body expression. `fold` is registered on every connection.
SEARCHED = {
    "templates": (
        "{row}.title",
        (
            "{row}.text || ' ' || {row}.shortcut || ' ' || {row}.key || ' ' || {row}.category || ' ' || "
            "coalesce((SELECT name FROM categories WHERE key = {row}.category), '')"
        ),
        "title, text, shortcut, key, category, deleted_at",
    ),
    "questions": (
        "{row}.text",
        "{row}.draft_text || ' ' || {row}.category",
        "text, draft_text, category, deleted_at",
    ),
    "posts": (
        "{row}.title",
        "{row}.text || ' ' || {row}.hashtags || ' ' || {row}.topic",
        "title, text, hashtags, topic, deleted_at",
    ),
}


def statements() -> Iterator[str]:
    """Yield the tables, indexes and search of the first schema in order; the guards follow when columns are known."""
    yield from TABLES
    yield from INDEXES
    for table, (title, body, columns) in SEARCHED.items():
        yield from _search_of(table, title=title, body=body, columns=columns)


def _search_of(table: str, *, title: str, body: str, columns: str) -> Iterator[str]:
    index = f"{table}_search"
    yield f"CREATE VIRTUAL TABLE {index} USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"
    put = (
        f"INSERT INTO {index}(rowid, title, body) SELECT new.id, fold({title.format(row='new')}), "
        f"fold({body.format(row='new')}) WHERE new.deleted_at IS NULL"
    )
    yield f"CREATE TRIGGER {table}_found_new AFTER INSERT ON {table} BEGIN {put}; END"
    yield (
        f"CREATE TRIGGER {table}_found_changed AFTER UPDATE OF {columns} ON {table} BEGIN "
        f"DELETE FROM {index} WHERE rowid = old.id; {put}; END"
    )
    yield (
        f"CREATE TRIGGER {table}_found_gone AFTER DELETE ON {table} BEGIN DELETE FROM {index} WHERE rowid = old.id; END"
    )
