"""Reply templates: finding, filling, agreeing, changing. Copying to the clipboard is the page's own deed."""

import re
from collections.abc import Container, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import chain, count

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.folding import fold
from amtdesk.domain.gaps import FilledText, GapField
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.plain_words import plain, plain_line
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.reply_templates import (
    Agreement,
    AgreementState,
    CategoryUse,
    Found,
    NewTemplate,
    ReplyTemplate,
    TemplateHit,
    as_shortcut,
    is_same_wording,
)
from amtdesk.domain.search import TypedWord
from amtdesk.domain.template_rules import require_short_text, require_title, require_usable
from amtdesk.domain.town import Department
from amtdesk.domain.words import N_, Message
from amtdesk.services.answer_repeats import AnswerRepeats
from amtdesk.services.template_agreements import TemplateAgreements
from amtdesk.services.template_finder import PAGE, TemplateFinder
from amtdesk.services.template_gaps import TemplateGaps
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.templates import AgreedWords, TemplateRepository, agreement_columns
from amtdesk.system.clock import Clock

#: What `edit` may be given by name; anything else is a slip of the programmer.
EDITABLE = frozenset({"title", "text", "category", "kind", "shortcut", "approval_level", "review_months", "note"})
_SHORTCUT = re.compile(r"[\w-]{1,30}")


class TemplateService:
    """Everything that can be done with reply templates."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._repository = TemplateRepository(database)
        self._finder = TemplateFinder(database, self._repository, today=clock.today)
        self._gaps = TemplateGaps(self._repository, clock, town=town)
        self._agreements = TemplateAgreements(database, clock, repository=self._repository, town=town, get=self.get)

    # finding

    def find(
        self, query: str, *, category: str | None = None, state: AgreementState | None = None, limit: int = PAGE
    ) -> tuple[TemplateHit, ...]:
        """Return the best fitting templates with the ranges to mark in title and text as written (T1)."""
        if category is None and state is None:
            return self.hits(self._finder.best(query, limit), count=limit)
        return self.hits(self.search(query, category=category, state=state), count=limit)

    def search(self, query: str, *, category: str | None = None, state: AgreementState | None = None) -> Found:
        """Return which templates fit, best first, without their words: for lists that read what they show."""
        return self._finder.search(query, category=category, state=state)

    def read_ahead(self, word: TypedWord) -> None:
        """Read the words among which a typo in this one would be forgiven, before it is asked for."""
        self._finder.read_ahead(word)

    def hits(self, found: Found, *, start: int = 0, count: int = PAGE) -> tuple[TemplateHit, ...]:
        """Return a stretch of what was found."""
        return self._finder.hits(found, start=start, count=count)

    def did_you_mean(self, query: str, *, category: str | None = None, state: AgreementState | None = None) -> str:
        """Return what was perhaps meant by a query that finds nothing, as it is written somewhere; or nothing."""
        return self._finder.did_you_mean(query, category=category, state=state)

    def states(self, *, category: str | None = None) -> Mapping[AgreementState, int]:
        """Count the templates in each state of agreement, of one subject or of all."""
        return self._finder.states(category=category)

    def get(self, template_id: TemplateId) -> ReplyTemplate:
        """Return one template. Raises NotFound."""
        found = self._repository.get(template_id)
        if found is None:
            raise NotFound(N_("This reply template is no longer there. Ctrl Z brings a deleted one back."))
        return found

    def by_shortcut(self, typed: str) -> ReplyTemplate | None:
        """Return the template that `/kürzel` stands for, or None."""
        found = self._finder.with_shortcut(typed)
        return None if found is None else self.get(found)

    def all(self) -> tuple[ReplyTemplate, ...]:
        """Return every template by key, for export and matching. Loads all words."""
        return self._repository.all()

    def count(self) -> int:
        """Return how many templates there are."""
        return self._repository.count()

    def keys_in_use(self) -> frozenset[str]:
        """Return every key that was ever given, also to deleted templates: keys are never used twice."""
        return self._repository.keys_in_use()

    def categories(self) -> tuple[CategoryUse, ...]:
        """Return the subjects that have templates: the most used first, then the fullest."""
        return self._repository.categories()

    # filling

    def prefilled_values(self, template: ReplyTemplate) -> Mapping[str, str]:
        """Return what is known for the template's gaps: town values, what was put in last, usual days as dates."""
        return self._gaps.prefilled(template)

    def asked_gaps(self, template: ReplyTemplate) -> tuple[str, ...]:
        """Return the gaps that someone has to look at: all but those that the town fills by itself (T2)."""
        return tuple(field.name for field in self._gaps.fields(template))

    def gap_fields(self, template: ReplyTemplate) -> tuple[GapField, ...]:
        """Return one field for each gap that someone has to look at, with what was put in last and what is usual."""
        return self._gaps.fields(template)

    def filled(self, template: ReplyTemplate, typed: Mapping[str, str]) -> FilledText:
        """Return the words as they would go out now: "nächster Freitag" in a day's gap is its date of today."""
        return self._gaps.filled(template, typed)

    def gap_values(self, template: ReplyTemplate, typed: Mapping[str, str]) -> Mapping[str, str]:
        """Return what fills each gap, for a preview that shows the filled parts."""
        return self._gaps.values(template, typed)

    def remember_value(self, name: str, value: str) -> None:
        """Offer this value again next time. Dates, times and whole answers are not remembered, nor are town values.

        Words that name a day by counting from today are: next time they mean another date.
        """
        if self._gaps.is_worth_remembering(name, plain_line(value)):
            with self._command(N_("Value remembered"), undoable=False) as writer:
                self._gaps.remember(writer, name, value=plain_line(value))

    def same_answer_count(self, question: CitizenQuestion, text: str) -> int:
        """Return how often this text went out in the question's thread already (T4), white space apart.

        A thread is the post behind the link, else the group, or the town's own page, on one day.
        """
        return AnswerRepeats(self._database, self._clock).count(question, text)

    def note_use(self, template_id: TemplateId) -> ReplyTemplate:
        """Count one use, now (T4). Raises NotFound; NotAllowed when the words have expired, or cannot go out at all."""
        template = self.get(template_id)
        if not template.may_be_copied(today=self._clock.today()):
            raise NotAllowed(N_("This template has expired. Please have it agreed again before you use it."))
        require_usable(template.text)
        with self._command(N_("Template used"), undoable=False) as writer:
            self._repository.note_use(writer, template_id, at=self._clock.now())
        return self.get(template_id)

    # changing

    def add(self, new: NewTemplate) -> ReplyTemplate:
        """Add a template. Raises NotAllowed when the title is missing or the shortcut is taken."""
        with self._command(N_("Template “{title}” added"), title=new.title) as writer:
            template_id = self.write(writer, new)
        return self.get(template_id)

    def write(self, writer: CommandWriter, new: NewTemplate) -> TemplateId:
        """Add a template inside a command that is already running (import, demonstration)."""
        new = replace(new, title=plain_line(new.title), text=plain(new.text), note=plain(new.note))
        require_title(new.title)
        require_short_text(new.text)
        shortcut = self.checked_shortcut(new.shortcut, of=None)
        key = new.key or free_key(new.title, self.keys_in_use())
        return self._repository.insert(writer, replace(new, key=key, shortcut=shortcut))

    def edit(self, template_id: TemplateId, **changes: str | int) -> ReplyTemplate:
        """Change a template by column name (see EDITABLE). Other words lose their stamp, white space does not (T3).

        Quick successive edits count as one step of undo. Raises NotFound, and NotAllowed for a title or shortcut that
        will not do.
        """
        before = self.get(template_id)
        row = self._checked(before, changes)
        with self._command(
            N_("Template “{title}” changed"), merge_key=f"template:{template_id}", title=before.title
        ) as writer:
            self._repository.update(writer, template_id, changes=row)
        return self.get(template_id)

    def rewrite(self, writer: CommandWriter, before: ReplyTemplate, *, new: NewTemplate) -> bool:
        """Bring a template to what a file says, inside a running command; return whether anything is different.

        Without an agreement of its own, the file's other words lose the stamp like typed ones.
        """
        row = self._checked(before, {name: getattr(new, name) for name in EDITABLE})
        if new.agreement is not None:
            row |= agreement_columns(new.agreement)
        return self._repository.update(writer, before.id, changes=row)

    def delete(self, template_id: TemplateId) -> None:
        """Delete a template; undo brings it back. Raises NotFound."""
        template = self.get(template_id)
        with self._command(N_("Template “{title}” deleted"), title=template.title) as writer:
            self._repository.delete(writer, template_id, at=self._clock.now())

    def checked_shortcut(self, typed: str, *, of: TemplateId | None) -> str:
        """Return a shortcut as it is kept. Raises NotAllowed when it will not do or belongs to another template."""
        shortcut = as_shortcut(typed)
        if not shortcut:
            return ""
        if not _SHORTCUT.fullmatch(shortcut):
            raise NotAllowed(
                N_("A shortcut has letters, digits and hyphens only, without spaces: {shortcut}"), shortcut=typed
            )
        other = self._finder.with_shortcut(shortcut)
        if other is not None and other != of:
            raise NotAllowed(
                N_("The shortcut /{shortcut} already belongs to “{title}”. Please choose another one."),
                shortcut=shortcut,
                title=self.get(other).title,
            )
        return shortcut

    # agreeing

    def record_agreement(self, template_id: TemplateId, agreement: Agreement) -> ReplyTemplate:
        """Keep who agreed to the present words. Unless given, the next review follows from the template's months.

        Raises NotAllowed when nobody is named, a date does not fit, or the words are none that can go out.
        """
        return self._agreements.record(template_id, agreement)

    def checked_agreement(self, agreement: Agreement, *, review_months: int) -> Agreement:
        """Return an agreement complete with its next review. Raises NotAllowed."""
        return self._agreements.checked(agreement, review_months=review_months)

    def agreed_words(self, template_id: TemplateId) -> AgreedWords | None:
        """Return the words whose stamp an edit took away, while they still can be brought back; else None."""
        return self._agreements.last_words(template_id)

    def restore_agreed(self, template_id: TemplateId) -> ReplyTemplate:
        """Bring the agreed words back with their stamp. Raises NotFound when there are none."""
        return self._agreements.restore(template_id)

    def agreeing_department(self, template: ReplyTemplate) -> Department | None:
        """Return who has to agree: the department of the last agreement, else that of the subject."""
        return self._agreements.department(template)

    def agreement_request(self, template: ReplyTemplate) -> Message:
        """Return the mail that asks the department to confirm the words."""
        return self._agreements.request(template)

    # inside

    def _checked(self, before: ReplyTemplate, changes: Mapping[str, str | int]) -> dict[str, Value]:
        unknown = set(changes) - EDITABLE
        if unknown:
            raise TypeError(f"a template has no {', '.join(sorted(unknown))}")
        row: dict[str, Value] = dict(changes)
        if "title" in changes:
            row["title"] = title = plain_line(str(changes["title"]))
            require_title(title)
        if "shortcut" in changes:
            row["shortcut"] = self.checked_shortcut(str(changes["shortcut"]), of=before.id)
        if "text" not in changes:
            return row
        row["text"] = text = plain(str(changes["text"]))
        require_short_text(text)
        if not is_same_wording(before.text, text):
            row |= agreement_columns(None)
        return row

    def _command(
        self, label: str, *, merge_key: str = "", undoable: bool = True, **values: object
    ) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            Message(label, values),
            at=self._clock.now(),
            areas={Area.TEMPLATES},
            merge_key=merge_key,
            undoable=undoable,
        )


def free_key(title: str, taken: Container[str]) -> str:
    """Return a readable key made of the title that nothing else has, such as T-SPERRMULL-ANMELDEN."""
    stem = "T-" + ("-".join(re.findall(r"[a-z0-9]+", fold(title)))[:24].strip("-").upper() or "NEU")
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(key for key in chain((stem,), numbered) if key not in taken)
