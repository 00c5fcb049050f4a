"""Reply templates from a file: which of them are new, changed and the same, and the subjects they bring along."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.reply_templates import NewTemplate, ReplyTemplate
from amtdesk.domain.search import fold
from amtdesk.domain.town import Category
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.reading import read_words
from amtdesk.exchange.template_pack import PackedTemplate, TemplatePack, read_pack
from amtdesk.services.import_plan import Compared, FileImport, Plan, comparable, plan_of_entries
from amtdesk.services.templates import TemplateService, free_key
from amtdesk.services.town import TownRecords, TownService
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan(Plan[ReplyTemplate, NewTemplate]):
    """Templates, and the subjects that come with them."""

    categories: tuple[Category, ...]


class TemplateImport(FileImport[_Plan]):
    """Reads packs and tables of templates."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        templates: TemplateService,
        town: TownService,
        before_import: Callable[[], object],
    ) -> None:
        super().__init__(before_import=before_import)
        self._database = database
        self._clock = clock
        self._templates = templates
        self._town = town

    def _plan(self, path: Path) -> _Plan:
        levels = {fold(level.name): level.level for level in self._town.approval_levels()}
        pack = read_pack(read_words(path), name=path.name, ending=path.suffix, levels=levels)
        comparison = _Comparison(self._templates, self._town, pack=pack)
        plan = plan_of_entries(pack.templates, comparison.compare, faults=pack.faults)
        return _Plan(
            added=plan.added,
            changed=plan.changed,
            unchanged=plan.unchanged,
            faults=plan.faults,
            categories=comparison.new_categories(),
        )

    def _write(self, plan: _Plan, name: str) -> None:
        label = Message(N_("Templates imported from {name}"), {"name": name})
        areas = {Area.TEMPLATES, Area.TOWN} if plan.categories else {Area.TEMPLATES}
        with self._database.command(label, at=self._clock.now(), areas=areas) as writer:
            self._town.write(writer, TownRecords(settings={}, categories=plan.categories))
            for new in plan.added:
                self._templates.write(writer, new)
            for before, new in plan.changed:
                self._templates.rewrite(writer, before, new=new)


class _Comparison:
    """Compares a pack with the records: by key, or where the file has none, by title."""

    def __init__(self, templates: TemplateService, town: TownService, *, pack: TemplatePack) -> None:
        known = templates.all()
        self._templates = templates
        self._by_key = {template.key: template for template in known}
        self._by_title = {comparable(template.title): template for template in known}
        self._taken = set(templates.keys_in_use())
        self._departments = {fold(d.key): d.name for d in town.departments()} | {
            fold(d.name): d.name for d in town.departments()
        }
        self._old_categories = {category.key for category in town.categories()}
        self._categories = {category.key: category for category in (*town.categories(), *pack.categories)}
        self._lines: dict[str, int] = {}

    def new_categories(self) -> tuple[Category, ...]:
        """Return the subjects that the office does not know yet: the pack's own, and those its templates name."""
        return tuple(category for key, category in self._categories.items() if key not in self._old_categories)

    def compare(self, packed: PackedTemplate) -> Compared[ReplyTemplate, NewTemplate]:
        """Find the template that an entry speaks of. Raises NotAllowed when a rule of the office refuses it."""
        new = packed.template
        before = self._by_key.get(new.key) if new.key else self._by_title.get(comparable(new.title))
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
        kept = replace(new, key=key, category=self._category(new.category), agreement=agreement)
        return Compared(before=before, new=kept, is_same=before is not None and _says_the_same(before, kept))

    def _refuse_twice(self, packed: PackedTemplate, before: ReplyTemplate | None) -> None:
        if not packed.template.key and (first := self._lines.get(comparable(packed.template.title))):
            raise NotAllowed(
                N_("A template with this title already stands in line {first}. This one was left out."), first=first
            )
        if before is None and packed.template.key in self._taken:
            raise NotAllowed(
                N_("A template with the id “{id}” was deleted here. Bring it back, or give this one another id."),
                id=packed.template.key,
            )
        self._lines[comparable(packed.template.title)] = packed.line

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


def _says_the_same(before: ReplyTemplate, new: NewTemplate) -> bool:
    same_words = all(
        getattr(before, name) == getattr(new, name)
        for name in ("title", "text", "category", "kind", "shortcut", "approval_level", "review_months", "note")
    )
    return same_words and (new.agreement is None or new.agreement == before.agreement)
