"""A pack of templates beside the records: which row speaks of which template, and what taking it over would mean.

Nothing is written here. What a row may be (domain.packs) and how it is taken in (import_templates) stand elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.imports import Fault
from amtdesk.domain.packs import Choice, PackPreview, PackRow, RowKind
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from amtdesk.domain.template_rules import require_short_text, require_title
from amtdesk.domain.words import N_
from amtdesk.exchange.template_pack import PackedTemplate, TemplatePack
from amtdesk.services.import_plan import comparable
from amtdesk.services.pack_subjects import PackSubjects
from amtdesk.services.pack_verdict import PackEntry, Verdict, says_the_same, told
from amtdesk.services.templates import TemplateService, free_key
from amtdesk.services.town import TownService
from amtdesk.storage.template_history import TemplateHistory


class PackComparison:
    """Compares one pack with the records: by key, or where the file has none, by title."""

    def __init__(self, templates: TemplateService, town: TownService, *, history: TemplateHistory) -> None:
        self._templates = templates
        self._town = town
        self._history = history
        known = templates.all()
        self._by_key = {template.key: template for template in known}
        self._by_title = {comparable(template.title): template for template in known}
        self._owners = {template.shortcut: template for template in known if template.shortcut}
        self._ever = templates.keys_in_use()
        self._taken = set(self._ever)

    def preview(self, pack: TemplatePack, *, name: str) -> PackPreview:
        """Return every row with what it is here, and every fault; the order is the file's."""
        subjects = PackSubjects(self._town, pack.categories)
        faults = list(pack.faults)
        entries: list[PackEntry] = []
        for packed in pack.templates:
            try:
                entries.append(self._entry(packed, subjects))
            except NotAllowed as error:
                faults.append(Fault(line=packed.line, message=error.message))
        return PackPreview(
            name=name,
            rows=self._rows(entries, subjects),
            categories=subjects.new(),
            faults=tuple(sorted(faults, key=lambda fault: fault.line)),
        )

    # what an entry speaks of

    def _entry(self, packed: PackedTemplate, subjects: PackSubjects) -> PackEntry:
        filed = packed.template
        require_title(filed.title)
        require_short_text(filed.text)
        before = self._by_key.get(filed.key) if filed.key else self._by_title.get(comparable(filed.title))
        if before is not None and packed.silent:
            filed = replace(filed, **{name: getattr(before, name) for name in packed.silent})
        if filed.shortcut not in self._owners:
            self._templates.checked_shortcut(filed.shortcut, of=None)
        new = replace(
            filed,
            key=before.key if before else filed.key,
            category=subjects.key_of(filed.category, of=before),
            agreement=self._agreement(filed, before, subjects=subjects),
        )
        is_same = before is not None and says_the_same(before, new)
        claim = f"key {new.key}" if new.key else f"title {comparable(new.title)}"
        return PackEntry(packed=packed, new=new, before=before, claim=claim, is_same=is_same)

    def _agreement(
        self, filed: NewTemplate, before: ReplyTemplate | None, *, subjects: PackSubjects
    ) -> Agreement | None:
        if filed.agreement is None:
            return None
        agreement = replace(filed.agreement, department=subjects.department(filed.agreement.department))
        here = before.agreement if before else None
        is_silent = agreement.next_review is None
        if here is not None and is_silent and told(replace(here, next_review=None)) == told(agreement):
            return here
        return self._templates.checked_agreement(agreement, review_months=filed.review_months)

    # what it means

    def _rows(self, entries: Sequence[PackEntry], subjects: PackSubjects) -> tuple[PackRow, ...]:
        rivals = _rivals(entries)
        shortcuts = self._shortcut_claims(entries)
        changed = {entry.before.id: entry.before for entry in entries if entry.before and not entry.is_same}
        versions = self._history.versions(changed.values())
        rows = []
        for number, entry in enumerate(entries):
            name = subjects.name_of(entry.new.category)
            if entry.is_same:
                rows.append(
                    PackRow(
                        line=entry.packed.line,
                        kind=RowKind.SAME,
                        new=entry.new,
                        before=entry.before,
                        category_name=entry.before.category_name if entry.before else name,
                    )
                )
                continue
            row = Verdict(entry, category_name=name)
            row.meet_rivals([(each, entries[each].packed.line) for each in rivals[number]])
            self._meet_the_deleted(row, entry)
            if entry.before is not None:
                row.meet_words(versions[entry.before.id])
            row.meet_stamp()
            row.meet_braces()
            if entry.before is None and comparable(entry.new.title) in self._by_title:
                row.say(N_("A template with this title stands here already, under another id."))
            self._meet_shortcut(row, entry, claims=shortcuts)
            rows.append(row.finished(self._key_for(entry)))
        return tuple(rows)

    def _key_for(self, entry: PackEntry) -> str:
        key = entry.new.key or free_key(entry.new.title, self._taken)
        self._taken.add(key)
        return key

    def _meet_the_deleted(self, row: Verdict, entry: PackEntry) -> None:
        if entry.before is None and entry.new.key and entry.new.key in self._ever:
            row.object_to(
                N_("A template with the id “{id}” was deleted here. It can be added with an id of its own."),
                offered=(Choice.LEAVE, Choice.BOTH),
                id=entry.new.key,
            )

    def _shortcut_claims(self, entries: Iterable[PackEntry]) -> dict[str, list[int]]:
        """Return the lines that claim each shortcut which they do not have yet."""
        claims: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            shortcut = entry.new.shortcut
            if shortcut and not entry.is_same and (entry.before is None or entry.before.shortcut != shortcut):
                claims[shortcut].append(entry.packed.line)
        return claims

    def _meet_shortcut(self, row: Verdict, entry: PackEntry, *, claims: dict[str, list[int]]) -> None:
        shortcut = entry.new.shortcut
        if not shortcut or (entry.before is not None and entry.before.shortcut == shortcut):
            return
        owner = self._owners.get(shortcut)
        if owner is not None:
            row.object_to(
                N_("The shortcut /{shortcut} belongs to “{title}” here. Taken over, this one comes without it."),
                shortcut=shortcut,
                title=owner.title,
            )
            row.do_without_shortcut()
        elif len(claims[shortcut]) > 1:
            others = [line for line in claims[shortcut] if line != entry.packed.line]
            row.object_to(
                N_(
                    "The shortcut /{shortcut} also stands in line {lines}. The first that you take over has it, "
                    "the others come without it."
                ),
                shortcut=shortcut,
                lines=", ".join(str(line) for line in others),
            )


def _rivals(entries: Sequence[PackEntry]) -> list[list[int]]:
    """Return for each entry the numbers of the others that claim the same template."""
    claims: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        claims[entry.claim].append(number)
    return [[other for other in claims[entry.claim] if other != number] for number, entry in enumerate(entries)]
