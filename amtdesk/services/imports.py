"""What comes in by file, one method a kind. How each kind is read and merged stands in a service of its own.

The rule for bad input that all of them keep: docs/decisions/0004-imports.md.
"""

from pathlib import Path

from amtdesk.domain.imports import ImportReport
from amtdesk.domain.packs import PackChoices, PackPreview
from amtdesk.services.import_events import EventImport
from amtdesk.services.import_groups import GroupImport
from amtdesk.services.import_templates import TemplateImport


class ImportService:
    """The front door for files. Every method raises ImportRefused when the file as a whole cannot be understood."""

    def __init__(self, *, templates: TemplateImport, groups: GroupImport, events: EventImport) -> None:
        self._templates = templates
        self._groups = groups
        self._events = events

    def preview_templates(self, path: Path) -> PackPreview:
        """Say of each row of this YAML pack or CSV table of templates what it is here."""
        return self._templates.preview(path)

    def take_templates(self, choices: PackChoices) -> int:
        """Take in what was decided about a pack; return how many templates were written. Raises NotAllowed."""
        return self._templates.take(choices)

    def import_templates(self, path: Path) -> ImportReport:
        """Import what is new and changed in a YAML pack or CSV table of templates; conflicts are left and named."""
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
