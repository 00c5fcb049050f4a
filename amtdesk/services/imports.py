"""What comes in by file, one method a kind. How each kind is read and merged stands in a service of its own.

The rule for bad input that all of them keep: docs/decisions/0004-imports.md.
"""

from pathlib import Path

from amtdesk.domain.imports import ImportReport
from amtdesk.services.import_events import EventImport
from amtdesk.services.import_groups import GroupImport
from amtdesk.services.import_templates import TemplateImport


class ImportService:
    """The front door for files. Every method raises ImportRefused when the file as a whole cannot be understood."""

    def __init__(self, *, templates: TemplateImport, groups: GroupImport, events: EventImport) -> None:
        self._templates = templates
        self._groups = groups
        self._events = events

    def preview_templates(self, path: Path) -> ImportReport:
        """Say what importing this YAML pack or CSV table of templates would do."""
        return self._templates.preview(path)

    def import_templates(self, path: Path) -> ImportReport:
        """Import a YAML pack or CSV table of templates."""
        return self._templates.run(path)

    def preview_groups(self, path: Path) -> ImportReport:
        """Say what importing this YAML or CSV list of groups would do."""
        return self._groups.preview(path)

    def import_groups(self, path: Path) -> ImportReport:
        """Import a YAML or CSV list of groups."""
        return self._groups.run(path)

    def preview_events(self, path: Path) -> ImportReport:
        """Say what importing this calendar (ICS) would do."""
        return self._events.preview(path)

    def import_events(self, path: Path) -> ImportReport:
        """Import a calendar (ICS); one that comes again brings its entries up to date."""
        return self._events.run(path)
