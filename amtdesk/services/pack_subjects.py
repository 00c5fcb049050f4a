"""Subjects and departments as a pack names them, by key or by name, and the new subjects it brings along."""

from collections.abc import Iterable
from itertools import count

from amtdesk.domain.folding import fold
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.domain.town import Category
from amtdesk.services.import_plan import comparable
from amtdesk.services.town import TownService


class PackSubjects:
    """Knows the office's subjects and those of one pack."""

    def __init__(self, town: TownService, brought: Iterable[Category]) -> None:
        known = town.categories()
        self._old = {category.key for category in known}
        self._by_key = {category.key: category for category in brought} | {each.key: each for each in known}
        self._by_name = {comparable(each.name): each.key for each in reversed(self._by_key.values())}
        self._departments = {fold(d.key): d.name for d in town.departments()}
        self._departments |= {fold(d.name): d.name for d in town.departments()}

    def key_of(self, written: str, *, of: ReplyTemplate | None) -> str:
        """Return the key of a subject that the file names; one that nobody knows yet gets a key made of its name.

        `of`: the template that is spoken of. Where it belongs already is what the file means by that name.
        """
        wanted = comparable(self.name_of(written))
        if of is not None and wanted in {comparable(of.category), comparable(of.category_name)}:
            return of.category
        if not written or written in self._by_key:
            return written
        if wanted not in self._by_name:
            key = self._free_key(wanted)
            self._by_name[wanted] = key
            self._by_key[key] = Category(key=key, name=written)
        return self._by_name[wanted]

    def name_of(self, key: str) -> str:
        """Return a subject's name."""
        return self._by_key[key].name if key in self._by_key else key

    def department(self, written: str) -> str:
        """Return a department's name as the office writes it."""
        return self._departments.get(fold(written), written)

    def new(self) -> tuple[Category, ...]:
        """Return the subjects that the office does not know yet."""
        return tuple(category for key, category in self._by_key.items() if key not in self._old)

    def _free_key(self, wanted: str) -> str:
        stem = "_".join(wanted.split())
        if stem not in self._by_key:
            return stem
        return next(key for number in count(2) if (key := f"{stem}_{number}") not in self._by_key)
