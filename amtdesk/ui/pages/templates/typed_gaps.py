"""What was typed into the gaps of templates and has not gone out: it outlives another template and another zoom.

For the next day's citizen the form begins anew.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import TemplateId

#: No gap has this name: it holds the day on which the others were typed.
_DAY: Final = ""


class TypedGaps:
    """In memory while the page stands; kept with the records when it is left."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._typed: dict[TemplateId, Mapping[str, str]] = {}
        self._unkept: set[TemplateId] = set()

    def of(self, template_id: "TemplateId") -> Mapping[str, str]:
        """Return what stands typed for a template today; empty when nothing does."""
        if template_id not in self._typed:
            kept = dict(self._desk.begun_forms.get(_name(template_id)))
            is_of_today = kept.pop(_DAY, "") == self._today()
            self._typed[template_id] = kept if is_of_today else {}
        return self._typed[template_id]

    def take(self, template_id: "TemplateId", values: Mapping[str, str]) -> None:
        """Something was typed."""
        self._typed[template_id] = values
        self._unkept.add(template_id)

    def forget(self, template_id: "TemplateId") -> None:
        """It went out."""
        self.take(template_id, {})

    def keep(self) -> None:
        """Keep what was typed: the page is left, or built anew."""
        for template_id in self._unkept:
            values = self._typed[template_id]
            self._desk.begun_forms.keep(_name(template_id), {**values, _DAY: self._today()} if values else {})
        self._unkept.clear()

    def _today(self) -> str:
        return self._desk.clock.today().isoformat()


def _name(template_id: "TemplateId") -> str:
    return f"gaps:{template_id}"
