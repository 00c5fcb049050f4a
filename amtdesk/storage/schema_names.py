"""How the schema and its migrations are called, apart from what they do, which is slow to load."""

MIGRATION_SET = "amtdesk"
#: Finds out whether a backup carries the kept files inside it (`file_store.py`).
CARRIED_FILES_QUERY = "SELECT 1 FROM sqlite_master WHERE name = 'carried_files'"
#: Every migration this program knows, in order. `migrations.py` (slow to load) must define exactly these.
KNOWN_MIGRATIONS = ("0001_initial", "0002_dialogue", "0003_round", "0004_plan", "0005_safekeeping")
