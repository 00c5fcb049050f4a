"""Datenschutz: how long each kind of record is kept. Nothing goes before she has said yes to the preview."""

from functools import partial
from typing import TYPE_CHECKING, Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.retention import RETAINED, RetentionKind, RetentionRule
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.pages.settings.privacy_words import PrivacyWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.retention import Removal, RetentionPreview
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 372


def _preview(desk: "Desk") -> "RetentionPreview":
    return desk.retention.preview()


def _run(desk: "Desk") -> "tuple[Removal, ...]":
    return desk.retention.run()


class PrivacyCard(SettingsCard):
    """The daily run, what it did, and a period for each kind."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Privacy"))
        self._words = PrivacyWords(context.language)
        self.boxes: dict[RetentionKind, ChoiceBox] = {}
        self._waiting: dict[RetentionKind, Label] = {}
        self._add_run()
        for kind in RETAINED:
            self._add_rule(kind)
        hint = self.tr("In the question itself, behind the three dots: “Erase for good …”. What goes is shown first.")
        self.block(self.tr("Erase a single question"), hint)

    def show_records(self) -> None:
        """Show the rules as they are, and whether the daily run follows them."""
        rules = self.context.desk.retention.rules()
        is_on = any(rule.is_agreed for rule in rules)
        self._state.setText(self._state_words(is_on=is_on))
        self.stop.setVisible(is_on)
        for rule in rules:
            self._show_rule(rule, is_on=is_on)

    def _add_run(self) -> None:
        hint = self.tr(
            "The periods are proposals, not the law. Please agree them with your data protection officer. "
            "Open questions and posts under way always stay, and the figures of past weeks do not change."
        )
        _part, lines = self.block(self.tr("Daily deletion run"), hint)
        self._state = Label(self.theme, wrap=True)
        lines.addWidget(self._state)
        buttons = FlowRow(self.theme)
        self.look = KbdButton(self.theme, self.tr("See what would go …"), icon="search")
        self.past = KbdButton(self.theme, self.tr("What was deleted …"), icon="history")
        self.stop = KbdButton(self.theme, self.tr("Switch off"))
        for button, deed in ((self.look, self._look), (self.past, self._show_past), (self.stop, self._stop)):
            button.clicked.connect(deed)
            buttons.flow.addWidget(button)
        lines.addWidget(buttons)

    def _add_rule(self, kind: RetentionKind) -> None:
        kept, text = RETAINED[kind], self.context.language.text
        box = ChoiceBox(text(kept.name))
        box.setMaximumWidth(self.theme.px(_WIDTH))
        for days in kept.choices:
            box.addItem(self._words.choice(kind, days), days)
        box.activated.connect(partial(self._take, kind))
        waiting = Label(self.theme, self.tr("Waits for your yes in the preview."), role="meta", color="warn.text")
        hint = self.tr("{becomes} {reason}").format(becomes=text(kept.becomes), reason=text(kept.reason))
        self.setting(text(kept.name), hint, control=box, below=waiting)
        self.boxes[kind], self._waiting[kind] = box, waiting

    def _show_rule(self, rule: RetentionRule, *, is_on: bool) -> None:
        box = self.boxes[rule.kind]
        box.setCurrentIndex(box.findData(rule.days))
        self._waiting[rule.kind].setVisible(is_on and rule.waits)

    def _state_words(self, *, is_on: bool) -> str:
        if not is_on:
            return self.tr("Switched off. Nothing is deleted before you have seen the preview and agreed.")
        last = next(iter(self.context.desk.retention.log()), None)
        if last is None:
            return self.tr("Switched on, each day after the backup. Nothing was due yet.")
        when = self.context.language.relative_time(last.at, today=self.context.desk.clock.today())
        return self.tr("Switched on, each day after the backup. Last deleted: {when}.").format(when=when)

    # slots

    def _take(self, kind: RetentionKind, place: int) -> None:
        days = self.boxes[kind].itemData(place)
        if days == self.context.desk.retention.rule(kind).days:
            return
        if self.attempt(lambda: self.context.desk.retention.set(kind, days)):
            name = self.context.language.text(RETAINED[kind].name)
            self.context.messages.undo_toast(self.tr("Period changed: {name}").format(name=name))
        self.show_records()

    def _look(self) -> None:
        self.look.setEnabled(False)
        self.context.tasks.run(
            self.tr("Looking through the records"),
            _preview,
            hearer=self,
            then=self.show_preview,
            otherwise=self._say_fault,
        )

    def show_preview(self, preview: "RetentionPreview") -> None:
        """Open the sheet with what would go."""
        from amtdesk.ui.pages.settings.privacy_preview import PrivacyPreview

        self.look.setEnabled(True)
        self.look.setFocus()
        sheet = PrivacyPreview(self.context, self.window(), words=self._words, preview=preview)
        sheet.agreed.connect(self._agree)
        sheet.open(sheet.leave)

    def _agree(self) -> None:
        self.context.desk.retention.agree()
        self.show_records()
        self.look.setEnabled(False)
        self.context.tasks.run(
            self.tr("Deleting what is due"), _run, hearer=self, then=self._say_done, otherwise=self._say_fault
        )

    def _say_fault(self, error: Exception) -> None:
        self.look.setEnabled(True)
        if not isinstance(error, UserFacingError):
            raise error
        self.context.messages.report(error)

    def _say_done(self, removals: "tuple[Removal, ...]") -> None:
        self.look.setEnabled(True)
        self.show_records()
        count = sum(each.count for each in removals)
        words = self.tr("Deleted for good: {n} records. From now on each day after the backup.")
        nothing = self.tr("Nothing was due. From now on AmtDesk looks each day after the backup.")
        self.context.messages.toast(words.format(n=self.context.language.number(count)) if count else nothing)

    def _stop(self) -> None:
        self.context.desk.retention.stop()
        self.show_records()
        self.look.setFocus()
        self.context.messages.undo_toast(self.tr("The deletion run is switched off. Nothing goes any more."))

    def _show_past(self) -> None:
        from amtdesk.ui.pages.settings.privacy_log import PrivacyLog

        sheet = PrivacyLog(self.context, self.window(), words=self._words)
        sheet.open(sheet.leave)
