"""Where the records of a desk lie."""

from pathlib import Path

from amtdesk.storage.database import FILE_NAME


def has_records(folder: Path) -> bool:
    """Whether the records of a desk lie there; where they do not, `refuse_to_begin` looks closer."""
    try:
        return (folder / FILE_NAME).exists()
    except OSError:  # it may not be entered: opening the records says so
        return True
