"""The fourth schema: the plan from idea to published, media, rules of channels, ticks beside an approval.

Never edited after shipping.
"""

from collections.abc import Iterator

TABLES = (
    #: What a channel takes, with the day and the source of each figure; NULL where none is evidenced. `place` is ''
    #: for a channel that is not used, 'main' for the one main channel, 'second' for one that its reason was asked of.
    """CREATE TABLE channel_rules (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, place TEXT NOT NULL DEFAULT '',
        address TEXT NOT NULL DEFAULT '', text_max INTEGER, text_recommended INTEGER, fold_after INTEGER,
        link_length INTEGER, hashtags_max INTEGER, alt_max INTEGER, image_sizes TEXT NOT NULL DEFAULT '',
        hints TEXT NOT NULL DEFAULT '{}', certainty TEXT NOT NULL DEFAULT '', checked_on TEXT,
        sources TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', hours_a_week REAL) STRICT""",
    #: What became of one day that a recurring idea proposed. Days without a row are as the rule says.
    """CREATE TABLE recurring_idea_days (
        id INTEGER PRIMARY KEY, idea_id INTEGER NOT NULL REFERENCES recurring_ideas(id), day TEXT NOT NULL,
        outcome TEXT NOT NULL, post_id INTEGER REFERENCES posts(id), UNIQUE (idea_id, day)) STRICT""",
    #: One picture and what is known of its rights. `sha256` is that of the original in `files`.
    """CREATE TABLE media (
        id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
        width INTEGER NOT NULL, height INTEGER NOT NULL, alt_text TEXT NOT NULL DEFAULT '',
        author TEXT NOT NULL DEFAULT '', licence TEXT NOT NULL DEFAULT '', licence_proof TEXT NOT NULL DEFAULT '',
        licence_on TEXT, credit TEXT NOT NULL DEFAULT '', people TEXT NOT NULL DEFAULT '',
        consent_proof TEXT NOT NULL DEFAULT '', consent_until TEXT, note TEXT NOT NULL DEFAULT '',
        contributed_by TEXT NOT NULL DEFAULT '', added_at TEXT NOT NULL, deleted_at TEXT) STRICT""",
    #: The department's co-signature and the communication's own look: recorded against the words, beside an approval.
    """CREATE TABLE approval_ticks (
        id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES posts(id), kind TEXT NOT NULL,
        version INTEGER NOT NULL, text_fingerprint TEXT NOT NULL, ticked_by TEXT NOT NULL, ticked_at TEXT NOT NULL,
        recorded_at TEXT NOT NULL, closed_at TEXT, closing_reason TEXT NOT NULL DEFAULT '',
        withdrawn_at TEXT) STRICT""",
    #: Where else a post has to appear (website, gazette, notice board), and whether it has.
    """CREATE TABLE post_places (
        id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES posts(id), place TEXT NOT NULL, due_on TEXT,
        done_at TEXT, note TEXT NOT NULL DEFAULT '', UNIQUE (post_id, place)) STRICT""",
    #: Dated times before an election, in which posts that show candidates or parties rise to level 3 (P13).
    """CREATE TABLE pre_election_periods (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
        words TEXT NOT NULL DEFAULT '') STRICT""",
    #: Words that the spelling check shall know: names of streets, people, clubs.
    """CREATE TABLE own_words (
        id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, added_at TEXT NOT NULL) STRICT""",
    #: Dates that she enters herself: once, or by a rhythm; day and last_day are of the first one.
    #: With `moves_after_holidays` a holiday of the week moves it and what follows in that week by a day (waste rounds).
    """CREATE TABLE own_dates (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, kind TEXT NOT NULL DEFAULT '',
        day TEXT NOT NULL, last_day TEXT NOT NULL, at TEXT, ends_at TEXT, rhythm TEXT NOT NULL DEFAULT '',
        moves_after_holidays INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '') STRICT""",
    #: Remarks of the check that she has set aside for one post.
    """CREATE TABLE quiet_remarks (
        id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES posts(id), kind TEXT NOT NULL,
        words TEXT NOT NULL, UNIQUE (post_id, kind, words)) STRICT""",
)

COLUMNS = (
    # The level that she set herself, with her reason; NULL while the office's table says it.
    "ALTER TABLE posts ADD COLUMN level_by_hand INTEGER",
    "ALTER TABLE posts ADD COLUMN level_reason TEXT NOT NULL DEFAULT ''",
    # Whether text or picture shows office-holders, candidates or parties (P13).
    "ALTER TABLE posts ADD COLUMN shows_officials INTEGER NOT NULL DEFAULT 0",
    # Who brought it in from outside, whether the text is theirs, and by what the same row is known when it comes again.
    "ALTER TABLE posts ADD COLUMN contributed_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE posts ADD COLUMN text_from_outside INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE posts ADD COLUMN contribution TEXT NOT NULL DEFAULT ''",
    # Which recurring idea it comes from and the day that idea proposed; which occasion; which post it corrects.
    "ALTER TABLE posts ADD COLUMN idea_id INTEGER REFERENCES recurring_ideas(id)",
    "ALTER TABLE posts ADD COLUMN idea_day TEXT",
    "ALTER TABLE posts ADD COLUMN occasion_uid TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE posts ADD COLUMN corrects_id INTEGER REFERENCES posts(id)",
    # When those who took part hear what became of it, and when they did (P10).
    "ALTER TABLE posts ADD COLUMN feedback_on TEXT",
    "ALTER TABLE posts ADD COLUMN feedback_given_at TEXT",
    # The post whose readers hear in this one what became of their answers.
    "ALTER TABLE posts ADD COLUMN feedback_for_id INTEGER REFERENCES posts(id)",
    # The words as they were copied: the town's values may be others when it is entered as published.
    "ALTER TABLE posts ADD COLUMN copied_text TEXT NOT NULL DEFAULT ''",
    # The day up to which an approval holds, NULL for good.
    "ALTER TABLE approvals ADD COLUMN valid_until TEXT",
    # Whether amounts, percentages, dates and times in a post are a cause, too.
    "ALTER TABLE approval_triggers ADD COLUMN figures INTEGER NOT NULL DEFAULT 0",
    # By rule (RRULE of the post's day), by an offset in days to occasions of a kind or name, or by hand.
    "ALTER TABLE recurring_ideas ADD COLUMN kind TEXT NOT NULL DEFAULT 'by_hand'",
    "ALTER TABLE recurring_ideas ADD COLUMN rhythm TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE recurring_ideas ADD COLUMN starts_on TEXT",
    "ALTER TABLE recurring_ideas ADD COLUMN ends_on TEXT",
    "ALTER TABLE recurring_ideas ADD COLUMN offsets TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE recurring_ideas ADD COLUMN occasion_kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE recurring_ideas ADD COLUMN occasion_words TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE recurring_ideas ADD COLUMN at TEXT",
    "ALTER TABLE recurring_ideas ADD COLUMN lead_days INTEGER NOT NULL DEFAULT 14",
    "ALTER TABLE recurring_ideas ADD COLUMN on_days_off TEXT NOT NULL DEFAULT 'keep'",
    "ALTER TABLE recurring_ideas ADD COLUMN is_resting INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE recurring_ideas ADD COLUMN deleted_at TEXT",
    # What a goal is measured by; '' where she counts by hand.
    "ALTER TABLE goals ADD COLUMN figure TEXT NOT NULL DEFAULT ''",
    # What an occasion is (council, waste, school_holidays, election, building_site, …); '' for any other.
    "ALTER TABLE occasions ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
)

INDEXES = (
    "CREATE INDEX approval_ticks_by_post ON approval_ticks(post_id)",
    (
        "CREATE INDEX approvals_that_end ON approvals(valid_until) "
        "WHERE valid_until IS NOT NULL AND closed_at IS NULL AND withdrawn_at IS NULL"
    ),
    "CREATE INDEX approvals_ended ON approvals(post_id) WHERE closing_reason = 'expired'",
    "CREATE INDEX posts_by_idea ON posts(idea_id, idea_day) WHERE idea_id IS NOT NULL",
    "CREATE INDEX posts_by_occasion ON posts(occasion_uid) WHERE occasion_uid <> ''",
    "CREATE INDEX posts_by_contribution ON posts(contribution) WHERE contribution <> ''",
    "CREATE INDEX posts_by_correction ON posts(corrects_id) WHERE corrects_id IS NOT NULL",
    "CREATE INDEX posts_by_feedback ON posts(feedback_on) WHERE feedback_on IS NOT NULL AND feedback_given_at IS NULL",
    "CREATE INDEX posts_by_feedback_for ON posts(feedback_for_id) WHERE feedback_for_id IS NOT NULL",
    "CREATE INDEX posts_by_picture ON posts(image_sha256) WHERE image_sha256 <> ''",
    "CREATE INDEX post_places_open ON post_places(due_on) WHERE done_at IS NULL",
    "CREATE INDEX media_by_time ON media(added_at) WHERE deleted_at IS NULL",
)

#: Pictures that posts show already; width and height are 0 until somebody measures.
_KNOWN_PICTURES = """INSERT INTO media (sha256, name, kind, width, height, alt_text, credit, people, added_at)
    SELECT f.sha256, f.name, CASE WHEN f.name LIKE '%.png' THEN 'png' WHEN f.name LIKE '%.gif' THEN 'gif'
        WHEN f.name LIKE '%.webp' THEN 'webp' ELSE 'jpeg' END, 0, 0, p.alt_text, p.image_credit, p.consent, f.added_at
    FROM files AS f JOIN posts AS p ON p.id = (SELECT max(id) FROM posts WHERE image_sha256 = f.sha256)"""

CARRIED_OVER = (
    _KNOWN_PICTURES,
    # Every level was set by hand so far; it stays until she lets the table say it.
    "UPDATE posts SET level_by_hand = approval_level",
    # Ideas told their rule in words only; where it was the rule of the post's own day, it goes on counting.
    """UPDATE recurring_ideas SET lead_days = CAST(json_extract(details, '$.lead_days') AS INTEGER)
        WHERE json_valid(details) AND json_type(details, '$.lead_days') = 'integer'""",
    """UPDATE recurring_ideas SET kind = 'by_rule', rhythm = json_extract(details, '$.rrule')
        WHERE json_valid(details) AND coalesce(json_extract(details, '$.rrule'), '') <> ''
        AND coalesce(json_extract(details, '$.rule'), '') NOT LIKE '%vorher%'""",
    # The row of the usual table that speaks of figures, where an office has made the table its own.
    "UPDATE approval_triggers SET figures = 1 WHERE key = 'figures'",
    # The guards of a table are written for its columns: `guards` writes them again with the new one.
    "DROP TRIGGER approvals_kept",
    "DROP TRIGGER approvals_fixed",
    # What the office said of its channel moves to the channels; 400 was the recommendation of everyone, not its own.
    """INSERT INTO channel_rules (key, name, place, address, text_recommended)
        SELECT coalesce(max(CASE name WHEN 'channel' THEN value ->> '$' END), 'facebook_page'),
            coalesce(max(CASE name WHEN 'channel_name' THEN value ->> '$' END), ''), 'main',
            coalesce(max(CASE name WHEN 'channel_address' THEN value ->> '$' END), ''),
            nullif(max(CASE name WHEN 'recommended_length' THEN value ->> '$' END), 400)
        FROM settings WHERE name IN ('channel', 'channel_name', 'channel_address', 'recommended_length')
        HAVING count(*) > 0""",
    "DELETE FROM settings WHERE name IN ('channel', 'channel_name', 'channel_address', 'recommended_length')",
)

#: Tables whose rows are never removed and never rewritten, with the columns that may still be filled in later.
APPEND_ONLY = {
    "approvals": ("closed_at", "closing_reason", "withdrawn_at"),
    "approval_ticks": ("closed_at", "closing_reason", "withdrawn_at"),
}


def statements() -> Iterator[str]:
    """Yield what the fourth schema adds, in order; the guards follow when columns are known."""
    yield from TABLES
    yield from COLUMNS
    yield from INDEXES
    yield from CARRIED_OVER
