"""Taking a file of reply templates in: what is new, changed and the same, as one command that can be undone.

The rule for bad input (docs/decisions/0004-imports.md): a file that cannot be understood as a whole is refused with one
sentence and nothing is imported. In a file that is understood, every bad entry is named with its line and left out, and
all good ones are imported together in one transaction: all of them or, if anything fails, none.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.imports import Fault, ImportReport
from amtdesk.domain.reply_templates import NewTemplate, ReplyTemplate
from amtdesk.domain.search import fold
from amtdesk.domain.town import Category
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.reading import read_words
from amtdesk.exchange.template_pack import PackedTemplate, TemplatePack, read_pack
from amtdesk.services.templates import TemplateService, free_key
from amtdesk.services.town import TownRecords, TownService
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What an import is going to do, before anything is written."""

    added: tuple[NewTemplate, ...]
    changed: tuple[tuple[ReplyTemplate, NewTemplate], ...]
    unchanged: int
    categories: tuple[Category, ...]
    faults: tuple[Fault, ...]

    @property
    def report(self) -> ImportReport:
        return ImportReport(
            added=len(self.added), changed=len(self.changed), unchanged=self.unchanged, faults=self.faults
        )


class TemplateImport:
    """Reads packs and tables of templates. `before_import` makes a backup (S2)."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        templates: TemplateService,
        town: TownService,
        before_import: Callable[[], object],
    ) -> None:
        self._database = database
        self._clock = clock
        self._templates = templates
        self._town = town
        self._before_import = before_import

    def preview(self, path: Path) -> ImportReport:
        """Say what an import of this file would do; nothing is changed. Raises ImportRefused."""
        return self._plan(self._read(path)).report

    def run(self, path: Path) -> ImportReport:
        """Import a file and say what was done. Raises ImportRefused; then nothing was imported."""
        plan = self._plan(self._read(path))
        if plan.added or plan.changed:
            self._before_import()
            self._write(plan, path.name)
        return plan.report

    def _read(self, path: Path) -> TemplatePack:
        levels = {fold(level.name): level.level for level in self._town.approval_levels()}
        return read_pack(read_words(path), name=path.name, ending=path.suffix, levels=levels)

    def _plan(self, pack: TemplatePack) -> _Plan:
        return _Planner(self._templates, self._town, pack=pack).plan()

    def _write(self, plan: _Plan, name: str) -> None:
        label = Message(N_("Templates imported from {name}"), {"name": name})
        areas = {Area.TEMPLATES, Area.TOWN} if plan.categories else {Area.TEMPLATES}
        with self._database.command(label, at=self._clock.now(), areas=areas) as writer:
            self._town.write(writer, TownRecords(settings={}, categories=plan.categories))
            for new in plan.added:
                self._templates.write(writer, new)
            for before, new in plan.changed:
                self._templates.rewrite(writer, before, new=new)


class _Planner:
    """Compares a pack with the records: by key, or where the file has none, by title."""

    def __init__(self, templates: TemplateService, town: TownService, *, pack: TemplatePack) -> None:
        known = templates.all()
        self._templates = templates
        self._pack = pack
        self._by_key = {template.key: template for template in known}
        self._by_title = {_comparable(template.title): template for template in known}
        self._taken = set(templates.keys_in_use())
        self._departments = {fold(d.key): d.name for d in town.departments()} | {
            fold(d.name): d.name for d in town.departments()
        }
        self._old_categories = {category.key for category in town.categories()}
        self._categories = {category.key: category for category in (*town.categories(), *pack.categories)}
        self._lines: dict[str, int] = {}

    def plan(self) -> _Plan:
        """Sort the pack's templates into new, changed and the same."""
        added: list[NewTemplate] = []
        changed: list[tuple[ReplyTemplate, NewTemplate]] = []
        unchanged = 0
        faults = list(self._pack.faults)
        for packed in self._pack.templates:
            try:
                new, before = self._resolved(packed)
            except NotAllowed as error:
                faults.append(Fault(line=packed.line, message=error.message))
                continue
            if before is None:
                added.append(new)
            elif _says_the_same(before, new):
                unchanged += 1
            else:
                changed.append((before, new))
        return _Plan(
            added=tuple(added),
            changed=tuple(changed),
            unchanged=unchanged,
            categories=tuple(c for key, c in self._categories.items() if key not in self._old_categories),
            faults=tuple(sorted(faults, key=lambda fault: fault.line)),
        )

    def _resolved(self, packed: PackedTemplate) -> tuple[NewTemplate, ReplyTemplate | None]:
        new = packed.template
        before = self._by_key.get(new.key) if new.key else self._by_title.get(_comparable(new.title))
        self._refuse_twice(packed, before)
        agreement = new.agreement
        if agreement is not None:
            department = self._departments.get(fold(agreement.department), agreement.department)
            agreement = self._templates.checked_agreement(
                replace(agreement, department=department), review_months=new.review_months
            )
        self._templates.checked_shortcut(new.shortcut, of=before.id if before else None)
        key = before.key if before else new.key or free_key(new.title, self._taken)
        self._taken.add(key)
        return replace(new, key=key, category=self._category(new.category), agreement=agreement), before

    def _refuse_twice(self, packed: PackedTemplate, before: ReplyTemplate | None) -> None:
        if not packed.template.key and (first := self._lines.get(_comparable(packed.template.title))):
            raise NotAllowed(
                N_("A template with this title already stands in line {first}. This one was left out."), first=first
            )
        if before is None and packed.template.key in self._taken:
            raise NotAllowed(
                N_("A template with the id “{id}” was deleted here. Bring it back, or give this one another id."),
                id=packed.template.key,
            )
        self._lines[_comparable(packed.template.title)] = packed.line

    def _category(self, written: str) -> str:
        """Return the key of a subject that the file names by key or name; a new one gets a key made of its name."""
        if not written or written in self._categories:
            return written
        wanted = fold(written)
        found = next((c.key for c in self._categories.values() if fold(c.name) == wanted), None)
        if found is None:
            found = "_".join(wanted.split())
            self._categories[found] = Category(key=found, name=written)
        return found


def _comparable(title: str) -> str:
    return " ".join(fold(title).split())


def _says_the_same(before: ReplyTemplate, new: NewTemplate) -> bool:
    same_words = all(
        getattr(before, name) == getattr(new, name)
        for name in ("title", "text", "category", "kind", "shortcut", "approval_level", "review_months", "note")
    )
    return same_words and (new.agreement is None or new.agreement == before.agreement)
