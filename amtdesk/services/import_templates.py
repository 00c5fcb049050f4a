"""Reply templates from a file: shown beside the records first, then taken in as decided, in one step of undo.

What a row of the file means for the records is found in pack_comparison.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.folding import fold
from amtdesk.domain.imports import ImportReport
from amtdesk.domain.packs import Choice, PackChoices, PackPreview, PackRow
from amtdesk.domain.reply_templates import NewTemplate, ReplyTemplate
from amtdesk.domain.town import Category
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.reading import read_words
from amtdesk.exchange.template_pack import read_pack
from amtdesk.services.import_plan import comparable
from amtdesk.services.pack_comparison import PackComparison
from amtdesk.services.templates import TemplateService, free_key
from amtdesk.services.town import TownRecords, TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.template_history import TemplateHistory
from amtdesk.system.clock import Clock


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

    def preview(self, path: Path) -> PackPreview:
        """Say of each row what it is here; nothing is changed. Raises ImportRefused."""
        levels = {fold(level.name): level.level for level in self._town.approval_levels()}
        pack = read_pack(read_words(path), name=path.name, ending=path.suffix, levels=levels)
        history = TemplateHistory(self._database)
        return PackComparison(self._templates, self._town, history=history).preview(pack, name=path.name)

    def run(self, path: Path) -> ImportReport:
        """Import what is new and changed; conflicts are left and named. Raises ImportRefused: nothing was imported."""
        preview = self.preview(path)
        self.take(PackChoices(preview=preview))
        return preview.report

    def take(self, choices: PackChoices) -> int:
        """Do what was decided as one step of undo, after a backup; return how many templates were written.

        Raises NotAllowed when the records are no longer those of the preview; nothing is written then.
        """
        chosen = choices.taken
        if not chosen:
            return 0
        self._refuse_outdated(row for row, _choice in chosen)
        self._before_import()
        wanted = {row.new.category for row, _choice in chosen}
        categories = tuple(each for each in choices.preview.categories if each.key in wanted)
        self._write(chosen, categories, name=choices.preview.name)
        return len(chosen)

    def _refuse_outdated(self, rows: Iterable[PackRow]) -> None:
        now = {template.id: template for template in self._templates.all()}
        keys = self._templates.keys_in_use()
        for row in rows:
            if row.before is None:
                is_outdated = row.new.key in keys and Choice.TAKE in row.choices
            else:
                is_outdated = _words(now.get(row.before.id)) != _words(row.before)
            if is_outdated:
                raise NotAllowed(
                    N_(
                        "“{title}” is different now from what the preview showed. Nothing was imported. "
                        "Please open the file again."
                    ),
                    title=row.new.title,
                )

    def _write(
        self, chosen: tuple[tuple[PackRow, Choice], ...], categories: tuple[Category, ...], *, name: str
    ) -> None:
        label = Message(N_("Templates imported from {name}"), {"name": name})
        areas = {Area.TEMPLATES, Area.TOWN} if categories else {Area.TEMPLATES}
        with self._database.command(label, at=self._clock.now(), areas=areas) as writer:
            self._town.write(writer, TownRecords(settings={}, categories=categories))
            placed = _Placing(self._templates.all(), self._templates.keys_in_use())
            for row, choice in chosen:
                self._write_row(writer, row, new=placed.place(row, choice), is_added=choice is Choice.BOTH)

    def _write_row(self, writer: CommandWriter, row: PackRow, *, new: NewTemplate, is_added: bool) -> None:
        if row.before is None or is_added:
            self._templates.write(writer, new)
        else:
            self._templates.rewrite(writer, row.before, new=new)


class _Placing:
    """Gives what is written one after the other keys, titles and shortcuts that nothing else has."""

    def __init__(self, known: Iterable[ReplyTemplate], keys: Iterable[str]) -> None:
        self._keys = set(keys)
        templates = tuple(known)
        self._titles = {comparable(template.title) for template in templates}
        self._shortcuts = {template.shortcut: template.key for template in templates if template.shortcut}

    def place(self, row: PackRow, choice: Choice) -> NewTemplate:
        """Return what is written for a row."""
        new = row.new
        if choice is Choice.BOTH:
            new = replace(new, key=free_key(new.title, self._keys), title=self._free_title(new.title))
        if new.shortcut and self._shortcuts.setdefault(new.shortcut, new.key) != new.key:
            before = row.before if choice is Choice.TAKE else None
            new = replace(new, shortcut=before.shortcut if before else "")
        self._keys.add(new.key)
        self._titles.add(comparable(new.title))
        return new

    def _free_title(self, title: str) -> str:
        """Return the title, numbered from 2 when another template has it: two that look the same help nobody."""
        if comparable(title) not in self._titles:
            return title
        return next(told for number in count(2) if comparable(told := f"{title} ({number})") not in self._titles)


def _words(template: ReplyTemplate | None) -> ReplyTemplate | None:
    """Return a template without its uses: copying it meanwhile changes nothing for an import."""
    return None if template is None else replace(template, use_count=0, last_used_at=None)
