"""What the page says about a template: its state, its use, its dates, in words with the icon that belongs to them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.gaps import gap_label
from amtdesk.domain.reply_templates import Agreement, AgreementState, ReplyTemplate

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.widgets.chips import ChipKind

#: Within so many days a use is told by its day, later by how often it happened.
_RECENT = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLook:
    """A state in words, with icon and colour. Green comes with the stamp only."""

    words: str
    icon: str
    color: str
    chip: "ChipKind"


class TemplateWords(QObject):
    """Words in the window's language."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._clock = context.desk.clock
        self._language = context.language

    def state(self, template: ReplyTemplate) -> StateLook:
        """Return what stands behind the words, for the list."""
        match template.agreement_state(today=self._clock.today()):
            case AgreementState.AGREED:
                return StateLook(words=self.tr("agreed"), icon="stamp", color="approve.text", chip="approved")
            case AgreementState.ENDING_SOON:
                words = self.tr("holds only until {date}").format(date=self._end(template))
                return StateLook(words=words, icon="clock-alert", color="warn.text", chip="warn")
            case AgreementState.EXPIRED:
                words = self.tr("expired, please have it agreed again")
                return StateLook(words=words, icon="lock", color="danger.text", chip="danger")
            case AgreementState.DRAFT:
                words = self.tr("draft, not agreed yet")
                return StateLook(words=words, icon="circle-dashed", color="text.secondary", chip="neutral")

    def chip(self, template: ReplyTemplate) -> str:
        """Return the state in one or two words, for the preview."""
        return {
            AgreementState.AGREED: self.tr("agreed"),
            AgreementState.ENDING_SOON: self.tr("until {date}").format(date=self._end(template)),
            AgreementState.EXPIRED: self.tr("expired"),
            AgreementState.DRAFT: self.tr("draft"),
        }[template.agreement_state(today=self._clock.today())]

    def use(self, template: ReplyTemplate) -> str:
        """Return when or how often it went out; empty when it never did."""
        if template.last_used_at is None:
            return ""
        if self._clock.now() - template.last_used_at <= _RECENT:
            day = self._language.relative_day(
                self._language.local(template.last_used_at).date(), today=self._clock.today()
            )
            return self.tr("last used {day}").format(day=day)
        if template.use_count == 1:
            return self.tr("used once")
        return self.tr("used {n} times").format(n=self._language.number(template.use_count))

    def used(self, template: ReplyTemplate) -> str:
        """Return both, for the preview."""
        if template.last_used_at is None:
            return self.tr("not yet")
        day = self._language.relative_day(self._language.local(template.last_used_at).date(), today=self._clock.today())
        if template.use_count == 1:
            return self.tr("once, {day}").format(day=day)
        return self.tr("{n} times, last {day}").format(n=self._language.number(template.use_count), day=day)

    def agreed(self, agreement: Agreement) -> str:
        """Petra Lüders, 12.01.2026."""
        return f"{agreement.agreed_with}, {self._language.numeric_date(agreement.agreed_on)}"

    def gap(self, name: str) -> str:
        """Return what a gap asks for."""
        return self._language.sentence(gap_label(name))

    def _end(self, template: ReplyTemplate) -> str:
        end = template.agreement.valid_until if template.agreement else None
        return "" if end is None else self._language.short_date(end)
