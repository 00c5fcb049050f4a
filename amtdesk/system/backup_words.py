"""Backups in words: kind, size, what one holds, how the second place stands. For window and command line."""

from typing import TYPE_CHECKING

from amtdesk.domain.safekeeping import Backup, BackupKind, KindCount, RecordKind, RestorePreview
from amtdesk.domain.second_place import PlaceKind, PlaceState
from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from amtdesk.domain.erasure import HoldingBackup
    from amtdesk.system.clock import Clock
    from amtdesk.system.language import Language

KINDS = {
    BackupKind.DAILY: N_("Of the day"),
    BackupKind.ASKED_FOR: N_("Asked for"),
    BackupKind.BEFORE_IMPORT: N_("Before an import"),
    BackupKind.BEFORE_MIGRATION: N_("Before a new version"),
    BackupKind.BEFORE_RESTORE: N_("Before restoring"),
    BackupKind.UNREADABLE: N_("Damaged records"),
}
_COUNTS = {
    RecordKind.QUESTIONS: (N_("1 question"), N_("{n} questions")),
    RecordKind.REPLIES: (N_("1 reply"), N_("{n} replies")),
    RecordKind.POSTS: (N_("1 post"), N_("{n} posts")),
    RecordKind.APPROVALS: (N_("1 approval"), N_("{n} approvals")),
    RecordKind.TEMPLATES: (N_("1 template"), N_("{n} templates")),
    RecordKind.GROUPS: (N_("1 group"), N_("{n} groups")),
    RecordKind.ROUNDS: (N_("1 round"), N_("{n} rounds")),
    RecordKind.NOTES: (N_("1 note of a round"), N_("{n} notes of rounds")),
    RecordKind.REPORTS: (N_("1 weekly report"), N_("{n} weekly reports")),
    RecordKind.TASKS: (N_("1 own task"), N_("{n} own tasks")),
    RecordKind.PICTURES: (N_("1 picture"), N_("{n} pictures")),
    RecordKind.SETTINGS: (N_("1 setting"), N_("{n} settings")),
}
_KILOBYTE = 1024
_MEGABYTE = 1024 * 1024


class BackupWords:
    """Says it in her language."""

    def __init__(self, language: "Language", clock: "Clock") -> None:
        self._text = language.text
        self._language = language
        self._clock = clock

    def when(self, instant: "datetime") -> str:
        """Day and time."""
        return self._language.relative_time(instant, today=self._clock.today())

    def when_among(self, backup: Backup, others: "Iterable[Backup]") -> str:
        """Day and time, with seconds where another one of its kind was written in the same minute."""
        when, kind = self.when(backup.made_at), backup.kind
        is_alone = [self.when(each.made_at) for each in others if each.kind is kind].count(when) <= 1
        return when if is_alone else f"{when}:{backup.made_at:%S}"

    def kind(self, backup: Backup) -> str:
        """Why it was written, and the name that she gave it."""
        kind = self._language.text(KINDS[backup.kind])
        if backup.path.name.startswith(f"{backup.kind}-"):
            return kind
        return self._text(N_("{kind}: {name}")).format(kind=kind, name=backup.path.name)

    def holding(self, backup: "HoldingBackup") -> str:
        """Which one it is: kind and day, or where it lies with the name that she gave it."""
        if backup.kind is None:
            return backup.name if backup.path is None else str(backup.path)
        return f"{self._language.text(KINDS[backup.kind])}, {self.when(backup.made_at)}"

    def size(self, size: int) -> str:
        """How large it is."""
        if size < _MEGABYTE:
            return self._text(N_("{n} KB")).format(n=self._language.number(max(1, round(size / _KILOBYTE))))
        return self._text(N_("{n} MB")).format(n=self._language.number(size / _MEGABYTE, digits=1))

    def meta(self, backup: Backup) -> str:
        """Kind and size."""
        return f"{self.kind(backup)} · {self.size(backup.size)}"

    def about(self, preview: RestorePreview) -> str:
        """What a backup is, of which town, by which version."""
        facts = preview.facts
        parts = [self.when(facts.made_at), preview.town, self.size(facts.size)]
        if facts.program:
            parts.append(f"AmtDesk {facts.program}")
        return " · ".join(part for part in parts if part)

    def holds(self, preview: RestorePreview) -> str:
        """What is in it."""
        held = [self._count(each, each.held) for each in preview.counts if each.held]
        if not held:
            return self._text(N_("It is empty."))
        return self._text(N_("Holds {what}.")).format(what=", ".join(held))

    def loses(self, preview: RestorePreview) -> str:
        """What restoring it would take away."""
        lost = [self._count(each, each.lost) for each in preview.lost]
        if not lost:
            return self._text(N_("Nothing was added or changed since."))
        return self._text(N_("New or changed since, and gone after restoring: {what}.")).format(what=", ".join(lost))

    def brings_back(self, preview: RestorePreview) -> str:
        """What is in it alone; empty when nothing is."""
        back = [self._count(each, each.back) for each in preview.counts if each.back]
        return self._text(N_("Comes back: {what}.")).format(what=", ".join(back)) if back else ""

    def misses(self, preview: RestorePreview) -> str:
        """Pictures that lie nowhere any more; empty without."""
        missing = preview.missing_files
        if not missing:
            return ""
        if missing == 1:
            return self._text(N_("1 picture lies neither in it nor on this computer."))
        return self._text(N_("{n} pictures lie neither in it nor on this computer.")).format(
            n=self._language.number(missing)
        )

    def revives(self, preview: RestorePreview) -> str:
        """Questions that were erased for good and come back with it; empty without."""
        if not preview.erased:
            return ""
        if preview.erased == 1:
            return self._text(N_("1 question that was erased for good since comes back; please erase it again."))
        return self._text(
            N_("{n} questions that were erased for good since come back; please erase them again.")
        ).format(n=self._language.number(preview.erased))

    def place(self, state: PlaceState) -> str:
        """How the second place stands, calmly."""
        match state.place.kind:
            case PlaceKind.NONE:
                return self._text(N_("None yet. A folder on another drive, a stick or WebDAV keeps a copy apart."))
            case PlaceKind.FOLDER | PlaceKind.WEBDAV:
                told = self._place_state(state)
                return told if state.place.address in told else f"{state.place.address} · {told}"

    def _place_state(self, state: PlaceState) -> str:
        values = {} if state.newest is None else {"made": state.newest.made_at, "when": state.newest.at}
        if state.failing_since is not None:
            source = N_("Nothing was taken there since {since}.")
            if state.newest is not None:
                source = N_("Nothing was taken there since {since}; last read {when}, as of {made}.")
            values["since"] = state.failing_since
        elif state.newest is not None:
            source = N_("lies there as of {made}, last read {when}")
        else:
            source = N_("nothing carried there yet")
        told = self._text(source).format(**{name: self.when(at) for name, at in values.items()})
        why = "" if state.fault is None else self._language.sentence(state.fault)
        return f"{why}\n{told}" if why else told

    def _count(self, count: KindCount, number: int) -> str:
        one, many = _COUNTS[count.kind]
        return self._language.text(one if number == 1 else many).format(n=self._language.number(number))
