"""Freigabe of posts and answers: what the levels are called, what raises one, which cases are free (P8, Q8, K3)."""

from functools import partial
from typing import TYPE_CHECKING

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.folding import query_words
from amtdesk.domain.town import ApprovalTrigger, FreeCase
from amtdesk.domain.words import N_
from amtdesk.ui.pages.settings.election_block import PreElectionBlock
from amtdesk.ui.pages.settings.listing import ListedThing, ThingForm, ThingList, listed
from amtdesk.ui.pages.settings.no_approver import NoApprover
from amtdesk.ui.pages.settings.parts import SettingField, SettingsCard
from amtdesk.ui.pages.settings.trail_block import TrailBlock
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.reading_order import tab_before

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

LEVELS = (1, 2, 3)


class TriggerForm(ThingForm):
    """A row of the office's own table."""

    def __init__(self, context: "PageContext", trigger: ApprovalTrigger | None) -> None:
        remove = "" if trigger is None else self.tr("Remove rule")
        super().__init__(context.theme, keep=self.tr("Keep"), remove=remove)
        self.trigger = trigger
        self._names = {each.key: each.name for each in context.desk.town.categories()}
        shown = trigger or ApprovalTrigger(key="", name="", level=1)
        levels = {each.level: each.name for each in context.desk.town.approval_levels()}
        choices = tuple((level, f"{level} {levels.get(level, '')}".strip()) for level in LEVELS)
        self.name = self.line(self.tr("What it is about"), shown.name)
        self.level = SegmentedControl(context.theme, self.tr("At least level"), choices=choices)
        self.level.choose(shown.level)
        self.field(self.tr("At least level"), self.level)
        hint = self.tr("separated by commas; Kandidat* also finds Kandidatin")
        self.words = self.line(self.tr("Words"), ", ".join(shown.words), hint=hint)
        names = ", ".join(self._names[key] for key in shown.categories if key in self._names)
        self.categories = self.line(self.tr("Subjects"), names, hint=self.tr("separated by commas"))
        counts = ((True, self.tr("count, too")), (False, self.tr("don’t count")))
        self.figures = SegmentedControl(context.theme, self.tr("Figures in posts"), choices=counts)
        self.figures.choose(shown.figures)
        self.field(self.tr("Figures in posts"), self.figures)

    def written(self) -> ApprovalTrigger:
        """What stands in the form. Raises NotAllowed for a category that is not on the list."""
        name = " ".join(self.name.text().split())
        key = self.trigger.key if self.trigger is not None else "_".join(query_words(name))
        categories = (*(self._category(each) for each in listed(self.categories.text())), *self._not_known_yet())
        level = int(str(self.level.key()))
        return ApprovalTrigger(
            key=key,
            name=name,
            level=level,
            words=listed(self.words.text()),
            categories=categories,
            figures=bool(self.figures.key()),
        )

    def _not_known_yet(self) -> tuple[str, ...]:
        """Subjects that this office does not have yet: a pack of templates brings them, and the rule holds then."""
        kept = self.trigger.categories if self.trigger is not None else ()
        return tuple(key for key in kept if key not in self._names)

    def _category(self, words: str) -> str:
        known = {name.casefold(): key for key, name in self._names.items()} | {key: key for key in self._names}
        found = known.get(words.casefold())
        if found is None:
            raise NotAllowed(N_("There is no subject “{name}”."), name=words)
        return found


class FreeCaseForm(ThingForm):
    """A category that needs nobody's yes."""

    def __init__(self, context: "PageContext", case: FreeCase | None) -> None:
        remove = "" if case is None else self.tr("Let it need approval again")
        super().__init__(context.theme, keep=self.tr("Keep"), remove=remove)
        self.case = case
        categories = [(each.key, each.name) for each in context.desk.town.categories()]
        self.category = self.choice(self.tr("Subject"), categories, chosen=case.category if case is not None else "")
        self.category.setEnabled(case is None)
        self.reason = self.line(self.tr("Reason"), case.reason if case is not None else "")


class ApprovalCard(SettingsCard):
    """Levels, triggers, free cases."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Approvals"))
        self.levels: dict[int, SettingField] = {}
        self._level_error = ErrorLine(self.theme)
        _part, lines = self.block(self.tr("Approval levels"), self.tr("What your office calls them."))
        self.no_approver = NoApprover(self)
        lines.addWidget(self.no_approver)
        from PySide6.QtWidgets import QGridLayout

        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(self.theme.px(12))
        self._grid.setVerticalSpacing(self.theme.px(6))
        self._grid.setColumnStretch(1, 1)
        lines.addLayout(self._grid)
        lines.addWidget(self._level_error)
        hint = self.tr("Words in a post, a question or its answer, or the subject, ask for at least this level.")
        _part, lines = self.block(self.tr("What needs approval"), hint)
        self.triggers = ThingList(self.theme, add=self.tr("Add rule"), make_form=self._trigger_form)
        lines.addWidget(self.triggers)
        self.elections = PreElectionBlock(self)
        hint = self.tr("These go out without approval as long as a template is used.")
        _part, lines = self.block(self.tr("Free cases"), hint)
        self.cases = ThingList(self.theme, add=self.tr("Free a subject"), make_form=self._case_form)
        lines.addWidget(self.cases)
        self.trail = TrailBlock(self)

    # showing

    def show_records(self) -> None:
        """Show the office's own table."""
        town = self.context.desk.town
        self.no_approver.show_records()
        levels = {each.level: each for each in town.approval_levels()}
        for level in sorted(set(levels) - set(self.levels)):
            self._add_level(level)
        tab_before(self.triggers, self.levels.values())
        for level, field in self.levels.items():
            if level in levels:
                field.show_text(levels[level].name)
        names = {each.key: each.name for each in town.categories()}
        self.triggers.show_things([self._trigger_row(each, names) for each in town.approval_triggers()])
        cases = [
            ListedThing(key=each.category, title=names.get(each.category, each.category), meta=each.reason)
            for each in town.free_cases()
        ]
        self.cases.show_things(cases)
        self.elections.show_records()

    def _add_level(self, level: int) -> None:
        from amtdesk.ui.widgets.labels import Label

        name = self.tr("Level {level}").format(level=level)
        field = SettingField(self.theme, self.tr("Name of level {level}").format(level=level))
        field.kept.connect(partial(self._keep_level, level))
        label = Label(self.theme, name, role="meta", color="text.secondary")
        label.setBuddy(field)
        self._grid.addWidget(label, level, 0)
        self._grid.addWidget(field, level, 1)
        self.levels[level] = field

    def _trigger_row(self, trigger: ApprovalTrigger, names: dict[str, str]) -> ListedThing:
        categories = [names[key] for key in trigger.categories if key in names]
        parts = [self.tr("at least level {level}").format(level=trigger.level), ", ".join(trigger.words)]
        if categories:
            parts.append(self.tr("subjects: {names}").format(names=", ".join(categories)))
        if trigger.figures:
            parts.append(self.tr("amounts, percentages, dates and times in posts"))
        return ListedThing(key=trigger.key, title=trigger.name, meta=" · ".join(part for part in parts if part))

    # forms

    def _trigger_form(self, key: str) -> ThingForm:
        found = next((each for each in self.context.desk.town.approval_triggers() if each.key == key), None)
        form = TriggerForm(self.context, found)
        form.kept.connect(partial(self._keep_trigger, form))
        form.removed.connect(partial(self._remove_trigger, form))
        return form

    def _case_form(self, key: str) -> ThingForm:
        found = next((each for each in self.context.desk.town.free_cases() if each.category == key), None)
        form = FreeCaseForm(self.context, found)
        form.kept.connect(partial(self._keep_case, form))
        form.removed.connect(partial(self._remove_case, form))
        return form

    # slots

    def _keep_level(self, level: int, name: str) -> None:
        self.keep(self.levels[level], lambda: self.context.desk.town.name_level(level, name), error=self._level_error)

    def _keep_trigger(self, form: TriggerForm) -> None:
        if self.attempt(lambda: self.context.desk.town.set_trigger(self._keyed(form)), form.error):
            self.triggers.close_form()

    def _keyed(self, form: TriggerForm) -> ApprovalTrigger:

        written = form.written()
        if form.trigger is not None:
            return written
        taken = {each.key for each in self.context.desk.town.approval_triggers()}
        key, number = written.key or "rule", 2
        while key in taken:
            key, number = f"{written.key}_{number}", number + 1
        return written._replace(key=key)

    def _remove_trigger(self, form: TriggerForm) -> None:
        if form.trigger is not None:
            trigger = form.trigger
            if self.attempt(lambda: self.context.desk.town.remove_trigger(trigger)):
                self.context.messages.undo_toast(self.tr("Rule removed: {name}").format(name=trigger.name))
            self.triggers.close_form()

    def _keep_case(self, form: FreeCaseForm) -> None:
        category = str(form.category.currentData() or "")
        if self.attempt(lambda: self.context.desk.town.free_case(category, form.reason.text()), form.error):
            self.cases.close_form()

    def _remove_case(self, form: FreeCaseForm) -> None:
        if form.case is not None:
            category = form.case.category
            if self.attempt(lambda: self.context.desk.town.unfree_case(category)):
                self.context.messages.undo_toast(self.tr("It needs approval again"))
            self.cases.close_form()
