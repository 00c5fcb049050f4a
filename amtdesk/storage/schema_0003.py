"""The third schema: her own tasks, what she put off, groups that rest. Never edited after shipping."""

from collections.abc import Iterator

TABLES = (
    #: `rhythm` is an RRULE without DTSTART, '' for a task that comes once; `starts_on` is its first day, `at` its time.
    #: `next_days` are the open days of the rule, counted ahead when the task was last written: no morning counts again.
    """CREATE TABLE own_tasks (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
        rhythm TEXT NOT NULL DEFAULT '', starts_on TEXT NOT NULL, at TEXT, minutes INTEGER NOT NULL DEFAULT 10,
        page TEXT NOT NULL DEFAULT '', next_days TEXT NOT NULL DEFAULT '', added_at TEXT NOT NULL,
        deleted_at TEXT) STRICT""",
    #: What became of one day of a task. Days without a row are as the rhythm says.
    """CREATE TABLE own_task_days (
        id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES own_tasks(id), day TEXT NOT NULL, done_at TEXT,
        postponed_until TEXT, UNIQUE (task_id, day)) STRICT""",
    #: What she put off on Heute beside questions and tasks, by kind and record ('publish:12').
    """CREATE TABLE put_off (
        id INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, until TEXT NOT NULL) STRICT""",
)

COLUMNS = (
    # An RRULE that takes the place of `days`; '' while the weekdays say it.
    "ALTER TABLE groups ADD COLUMN rhythm TEXT NOT NULL DEFAULT ''",
    # The first day from which the rule counts: it tells which of two weeks "every two weeks" means.
    "ALTER TABLE groups ADD COLUMN rhythm_from TEXT",
    # First and last day of the season as 'MM-DD', '' for the whole year; over the turn of the year when first > last.
    "ALTER TABLE groups ADD COLUMN season_begins TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE groups ADD COLUMN season_ends TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE groups ADD COLUMN paused_from TEXT",
    "ALTER TABLE groups ADD COLUMN paused_until TEXT",
    "ALTER TABLE groups ADD COLUMN archived_at TEXT",
    # What she wrote to an occasion herself: a calendar that comes again leaves it alone.
    "ALTER TABLE occasions ADD COLUMN own_note TEXT NOT NULL DEFAULT ''",
    # Whether the later rounds of a day call there, too.
    "ALTER TABLE groups ADD COLUMN in_every_round INTEGER NOT NULL DEFAULT 0",
)

INDEXES = (
    "CREATE INDEX own_task_days_put_off ON own_task_days(task_id, day) WHERE postponed_until IS NOT NULL",
    "CREATE INDEX own_task_days_done ON own_task_days(done_at) WHERE done_at IS NOT NULL",
    "CREATE INDEX observations_by_group ON observations(group_id, at)",
    "CREATE INDEX questions_waiting_for_a_yes ON questions(submitted_at) WHERE submitted_at IS NOT NULL",
    "CREATE INDEX reminders_by_time ON reminders(due_at)",
    "CREATE INDEX reminders_watched ON reminders(due_at) WHERE outcome = 'watched_from'",
    "CREATE INDEX templates_by_review ON templates(next_review) WHERE next_review IS NOT NULL",
)


def statements() -> Iterator[str]:
    """Yield what the third schema adds, in order."""
    yield from TABLES
    yield from COLUMNS
    yield from INDEXES
