"""Periods, kinds and removals as she reads them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.retention import RECORDS, RETAINED, Removal, RetentionKind
from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from amtdesk.system.language import Language

#: The periods that are offered, in words.
PERIODS: Final = {
    30: N_("30 days"),
    90: N_("90 days"),
    180: N_("6 months"),
    365: N_("1 year"),
    730: N_("2 years"),
    1095: N_("3 years"),
    1825: N_("5 years"),
    3650: N_("10 years"),
}


class PrivacyWords(QObject):
    """Says what belongs to retention and erasure."""

    def __init__(self, language: "Language") -> None:
        super().__init__()
        self._language = language

    def choice(self, kind: RetentionKind, days: int | None) -> str:
        """One period of a kind, with the day from which it counts."""
        if days is None:
            return self.tr("keep for good")
        begins = self._language.text(RETAINED[kind].begins)
        return self.tr("{period} {begins}").format(period=self._language.text(PERIODS[days]), begins=begins)

    def kind(self, kind: str) -> str:
        """What a line of the log is about."""
        known = {each.value: RETAINED[each].name for each in RetentionKind}
        return self._language.text(known[kind]) if kind in known else self.tr("A single question, by hand")

    def removal(self, removal: Removal) -> str:
        """How much went when, and why where somebody said so."""
        when = self._language.day_and_time(removal.at)
        rows = self._amount(removal).format(n=self._language.number(removal.count))
        if not removal.reason:
            return self.tr("{when} · {rows}").format(when=when, rows=rows)
        said = self.tr("{when} · {rows} · {subject} · reason: {reason}")
        if removal.backups:
            said = self.tr("{when} · {rows} · {subject} · reason: {reason} · it stood then in these backups: {backups}")
        names = ", ".join(removal.backups)
        return said.format(when=when, rows=rows, subject=removal.subject, reason=removal.reason, backups=names)

    def _amount(self, removal: Removal) -> str:
        """A rule takes records, as its preview counts them; by hand it is told in rows what went with a question."""
        if RECORDS in removal.counts:
            return self.tr("1 record") if removal.count == 1 else self.tr("{n} records")
        return self.tr("1 row") if removal.count == 1 else self.tr("{n} rows")
