"""The overview of keys as a PDF. Which keys there are, the window says."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from amtdesk.domain.key_overview import KeySection
from amtdesk.system.clock import Clock
from amtdesk.system.resources import root

if TYPE_CHECKING:
    from amtdesk.system.language import Language


class KeyOverviewService:
    """Puts the keys on paper."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def pdf(self, sections: Sequence[KeySection], language: "Language") -> bytes:
        """Return the overview as one PDF."""
        from amtdesk.documents.key_overview import pdf

        return pdf(sections, language, resources=root(), at=self._clock.now())

    def save_pdf(self, sections: Sequence[KeySection], language: "Language", *, path: Path) -> Path:
        """Write the PDF, whole or not at all, and return where it lies. Raises CannotWrite."""
        from amtdesk.system.files import write_whole

        return write_whole(path, self.pdf(sections, language))
