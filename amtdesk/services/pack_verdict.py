"""What one row of a pack means: what speaks against taking it over, and what taking it over would do.

Which template a row speaks of is found in pack_comparison.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amtdesk.domain.packs import Ancestry, Choice, PackRow, RowKind, act_of, ancestry, as_text, lost_signs, version_of
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate, is_same_wording
from amtdesk.domain.template_rules import hindrance
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.template_pack import PackedTemplate
from amtdesk.services.import_plan import comparable

_SAYS = ("title", "text", "category", "kind", "shortcut", "approval_level", "review_months", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackEntry:
    """A row of the file that was understood, and the template that it speaks of. `claim` is what it claims to be."""

    packed: PackedTemplate
    new: NewTemplate
    before: ReplyTemplate | None
    claim: str
    is_same: bool


class Verdict:
    """A row in the making: gathers what speaks against taking it, and what taking it would do."""

    def __init__(self, entry: PackEntry, *, category_name: str) -> None:
        self._entry = entry
        self._new = entry.new
        self._category_name = category_name
        self._objections: list[Message] = []
        self._notes: list[Message] = []
        self._choices: tuple[Choice, ...] = (Choice.TAKE, Choice.LEAVE)
        self._rivals: frozenset[int] = frozenset()
        self._costs_stamp = False

    def object_to(self, source: str, *, offered: tuple[Choice, ...] = (), **values: object) -> None:
        """Let a person decide. `offered` replaces the choices; a choice taken away never comes back."""
        self._objections.append(Message(source, values))
        if offered and Choice.TAKE in self._choices:
            self._choices = offered

    def do_without_shortcut(self) -> None:
        """Leave the shortcut as it is here."""
        before = self._entry.before
        self._new = replace(self._new, shortcut=before.shortcut if before else "")

    def meet_rivals(self, others: Sequence[tuple[int, int]]) -> None:
        """Other rows (number and line) that speak of the same template."""
        if others:
            self._rivals = frozenset(number for number, _line in others)
            self.object_to(
                N_("Line {lines} of the file speaks of the same template. Only one of them can be taken over."),
                offered=(Choice.TAKE, Choice.LEAVE, Choice.BOTH),
                lines=", ".join(str(line) for _number, line in others),
            )

    def meet_words(self, versions: tuple[str, ...]) -> None:
        """The words that stand here, and those that stood here earlier."""
        before = self._entry.before
        if before is not None and (lost := lost_signs(before.text, self._new.text)):
            self.object_to(
                N_("The file has question marks where “{signs}” stands here. Please save it in Excel as “CSV UTF-8”."),
                signs=lost,
            )
        words = version_of(self._new.title, self._new.text)
        here, earlier = versions[-1], frozenset(versions[:-1])
        if words == here:
            return
        found = ancestry(words, self._entry.packed.versions, here=here, earlier=earlier)
        sources = {
            Ancestry.FILE_IS_OLDER: N_("These words stood here earlier and were changed since. The file is older."),
            Ancestry.BOTH_WENT_ON: N_("Changed on both sides: here and in the file, each from the same words."),
        }
        if found in sources:
            self.object_to(sources[found], offered=(Choice.TAKE, Choice.LEAVE, Choice.BOTH))

    def meet_stamp(self) -> None:
        """The agreement here, and the one that the file brings."""
        self._doubt_old_act()
        before = self._entry.before
        here, theirs = (before.agreement if before else None), self._new.agreement
        has_other_words = before is not None and not is_same_wording(before.text, self._new.text)
        if here is not None and has_other_words and (theirs is None or _is_one_act(here, theirs)):
            self._lose(here, is_named=theirs is not None)
        elif theirs is not None and theirs != here:
            if here is not None and not _is_one_act(here, theirs) and _is_no_later(theirs, here):
                self.object_to(
                    N_(
                        "Agreed here with {who} on {day}; the agreement in the file is no newer ({other}, {other_day})."
                    ),
                    offered=(Choice.TAKE, Choice.LEAVE, Choice.BOTH),
                    who=here.agreed_with,
                    day=f"{here.agreed_on:%d.%m.%Y}",
                    other=theirs.agreed_with,
                    other_day=f"{theirs.agreed_on:%d.%m.%Y}",
                )
            self._note(N_("Brings its own agreement: {who}, {day}."), theirs)

    def _doubt_old_act(self) -> None:
        """Words that were changed in the file do not keep the agreement with which they were exported."""
        packed, theirs = self._entry.packed, self._new.agreement
        if theirs is None or not packed.versions or act_of(theirs) != packed.act:
            return
        if version_of(self._new.title, self._new.text) != packed.versions[-1] and not self._is_one_act_here(theirs):
            self._new = replace(self._new, agreement=None)
            self._note(N_("The agreement with {who} of {day} is left out: the words were changed after it."), theirs)

    def _is_one_act_here(self, theirs: Agreement) -> bool:
        before = self._entry.before
        return before is not None and before.agreement is not None and _is_one_act(before.agreement, theirs)

    def _lose(self, here: Agreement, *, is_named: bool) -> None:
        self._costs_stamp = True
        self._new = replace(self._new, agreement=None)
        if is_named:
            self._note(
                N_("The words are no longer those agreed with {who} on {day}; the agreement lapses."),
                here,
            )
        else:
            self._note(
                N_("The agreement with {who} of {day} lapses: the words are others, and the file brings none."), here
            )

    def _note(self, source: str, agreement: Agreement) -> None:
        values = {"who": agreement.agreed_with, "day": f"{agreement.agreed_on:%d.%m.%Y}"}
        self._notes.append(Message(source, values))

    def meet_braces(self) -> None:
        """Braces that fill nothing: such words come in, but are not handed out."""
        reason = hindrance(self._new.text)
        if reason is not None:
            self._notes.append(reason)

    def say(self, source: str) -> None:
        """Add what she should know, though nothing hangs on it."""
        self._notes.append(Message(source))

    def finished(self, key: str) -> PackRow:
        """Return the row. One that would change nothing when taken can only be left."""
        before, new = self._entry.before, replace(self._new, key=key)
        kind = RowKind.CONFLICT if self._objections else RowKind.NEW if before is None else RowKind.CHANGED
        does_nothing = before is not None and says_the_same(before, new)
        return PackRow(
            line=self._entry.packed.line,
            kind=kind,
            new=new,
            before=before,
            category_name=self._category_name,
            costs_stamp=self._costs_stamp,
            notes=(*self._objections, *self._notes),
            choices=(Choice.LEAVE,) if does_nothing else self._choices,
            rivals=self._rivals,
        )


def says_the_same(before: ReplyTemplate, new: NewTemplate) -> bool:
    """Whether nothing would be different: what a text file cannot carry does not count."""
    is_same = all(_plain(getattr(before, name)) == _plain(getattr(new, name)) for name in _SAYS)
    return is_same and (new.agreement is None or told(new.agreement) == told(before.agreement))


def _plain(value: str | int) -> str | int:
    return as_text(value) if isinstance(value, str) else value


def told(agreement: Agreement | None) -> Agreement | None:
    """Return an agreement as a text file carries it."""
    if agreement is None:
        return None
    who, department = as_text(agreement.agreed_with), as_text(agreement.department)
    return replace(agreement, agreed_with=who, department=department)


def _is_one_act(here: Agreement, theirs: Agreement) -> bool:
    """Whether both speak of the same person agreeing on the same day."""
    return (comparable(here.agreed_with), here.agreed_on) == (comparable(theirs.agreed_with), theirs.agreed_on)


def _is_no_later(theirs: Agreement, here: Agreement) -> bool:
    return theirs.agreed_on <= here.agreed_on
