"""Erinnerungen: when she is reminded, of what, and when nothing is said. Applies at once, Ctrl+Z takes back (R4)."""

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.reminder_times import in_quiet_hours, one_time_of, quiet_from, times_text
from amtdesk.domain.rounds import round_times
from amtdesk.ui.pages.settings.parts import SettingField, SettingsCard
from amtdesk.ui.pages.settings.pause_row import PauseRow
from amtdesk.ui.pages.settings.reminder_kinds import KIND_WORDS, ReminderKinds
from amtdesk.ui.pages.settings.reminder_times import ReminderTimes
from amtdesk.ui.reminder_words import next_sentence
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.domain.reminder_times import Week
    from amtdesk.domain.reminders import QuietHours, ReminderSettings
    from amtdesk.ui.page import PageContext

USUAL_MINUTES: Final = 60
MOST_MINUTES: Final = 600
USUAL_END: Final = time(7)
_MINUTE: Final = timedelta(minutes=1)
_SERVICE, _MINUTES = "service", "minutes"


class RemindersCard(SettingsCard):
    """The rules of the reminders, and the pause that holds for a while."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Reminders"))
        self._build_next()
        hint = self.tr("Several a day: 08:15, 15:30. Nothing is said on public holidays and closing days.")
        _part, lines = self.block(self.tr("Times of the round"), hint)
        self.times = ReminderTimes(context, keep=self._keep_day, attempt=self.attempt)
        self.times.copy_requested.connect(self._copy)
        lines.addWidget(self.times)
        self._build_late()
        self._build_quiet()
        hint = self.tr("For a meeting or some days off. What falls due meanwhile is told afterwards, if not too late.")
        _part, lines = self.block(self.tr("Pause reminders"), hint)
        self.pause = PauseRow(context)
        lines.addWidget(self.pause)
        _part, lines = self.block(self.tr("What you are reminded of"), "")
        self.kinds = ReminderKinds(context)
        self.kinds.switched.connect(self._switch)
        lines.addWidget(self.kinds)

    # building

    def _build_next(self) -> None:
        part = QWidget()
        line = row(self.theme, spacing=10, margins=(16, 10, 16, 10))
        part.setLayout(line)
        line.addWidget(IconLabel(self.theme, "bell"))
        self.next = Label(self.theme, wrap=True)
        line.addWidget(self.next, 1)
        self.add(part)

    def _build_late(self) -> None:
        choices = ((_SERVICE, self.tr("End of service")), (_MINUTES, self.tr("After minutes")))
        self.late = SegmentedControl(self.theme, self.tr("Too late"), choices=choices)
        self.late.chosen.connect(self._choose_late)
        self.minutes = SettingField(self.theme, self.tr("Minutes until it is too late"), width=64)
        self.minutes.setValidator(QIntValidator(1, MOST_MINUTES, self.minutes))
        self.minutes.kept.connect(self._keep_minutes)
        hint = self.tr("A round that you missed is not mentioned any more from then on.")
        self.setting(self.tr("Too late"), hint, control=self._side_by_side(self.late, self.minutes))

    def _build_quiet(self) -> None:
        self.begins = SettingField(self.theme, self.tr("Quiet from"), width=76)
        self.ends = SettingField(self.theme, self.tr("Quiet until"), width=76)
        self.begins.setPlaceholderText("18:00")
        self.ends.setPlaceholderText(f"{USUAL_END:%H:%M}")
        self.quiet_error = ErrorLine(self.theme)
        self._in_quiet = Label(self.theme, role="meta", color="warn.text", wrap=True)
        below = QWidget()
        lines = column(self.theme, spacing=4)
        below.setLayout(lines)
        lines.addWidget(self.quiet_error)
        lines.addWidget(self._in_quiet)
        holder = self._side_by_side(self._word(self.tr("from")), self.begins, self._word(self.tr("until")), self.ends)
        hint = self.tr("Also over midnight, such as 18:00 to 07:00. Empty fields: none.")
        self.setting(self.tr("Quiet hours"), hint, control=holder, below=below)
        self.begins.kept.connect(self._take_begin)
        self.ends.kept.connect(self._keep_quiet)

    def _word(self, text: str) -> Label:
        return Label(self.theme, text, role="meta", color="text.secondary")

    def _side_by_side(self, *parts: QWidget) -> QWidget:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = row(self.theme, spacing=8)
        holder.setLayout(line)
        for part in parts:
            line.addWidget(part)
        return holder

    # showing

    def show_records(self) -> None:
        """Show what holds now."""
        settings, week = self._settings(), self._week()
        self.times.show_week(week)
        self._show_quiet(settings.quiet)
        self._say_what_waits(week, settings.quiet)
        self.late.choose(_SERVICE if settings.lasts is None else _MINUTES)
        self.minutes.setVisible(settings.lasts is not None)
        if settings.lasts is not None:
            self.minutes.show_text(str(settings.lasts // _MINUTE))
        self.kinds.show_off(settings.kinds_off)
        self.show_now()

    def show_now(self) -> None:
        """Show what the clock decides: the next reminder, and whether a pause still holds."""
        self.pause.show_records()
        self.next.setText(next_sentence(self.context))

    def _show_quiet(self, quiet: "QuietHours | None") -> None:
        if self.quiet_error.text():  # what could not be read stays to be mended
            return
        self.begins.show_text("" if quiet is None else f"{quiet.begins:%H:%M}")
        self.ends.show_text("" if quiet is None else f"{quiet.ends:%H:%M}")

    def _say_what_waits(self, week: "Week", quiet: "QuietHours | None") -> None:
        language = self.context.language
        found = [f"{language.weekday_name(day, short=True)} {at:%H:%M}" for day, at in in_quiet_hours(week, quiet)]
        sentence = self.tr("In the quiet hours, so the reminder waits for their end: {times}.")
        self._in_quiet.setText(sentence.format(times=", ".join(found)))
        self._in_quiet.setVisible(bool(found))

    # what holds

    def _settings(self) -> "ReminderSettings":
        return self.context.desk.reminders.settings()

    def _week(self) -> dict[int, tuple[time, ...]]:
        town = self.context.desk.town
        return dict(round_times(self._settings().times, town.town().round_time, calendar=town.calendar()))

    def _service_days(self) -> frozenset[int]:
        return frozenset(day for day, spans in self.context.desk.town.calendar().hours.items() if spans)

    # slots

    def _keep_day(self, day: int, times: tuple[time, ...]) -> None:
        if times == self._week().get(day, ()):
            return
        name = self.context.language.weekday_name(day)
        if times:
            words = self.tr("You are reminded on {day} at {times}.").format(day=name, times=times_text(times))
        else:
            words = self.tr("No reminder of the round on {day}.").format(day=name)
        self._keep_week({**self._week(), day: times}, words)

    def _copy(self, day: int) -> None:
        week = self._week()
        copied = {**week, **dict.fromkeys(self._service_days(), week[day])}
        if copied != week:
            self._keep_week(copied, self.tr("Copied to the other days of service."))

    def _keep_week(self, week: dict[int, tuple[time, ...]], words: str) -> None:
        reminders = self.context.desk.reminders
        single = one_time_of(week, service_days=self._service_days())
        if single is None:
            whole = {day: week.get(day, ()) for day in range(len(self.times.days))}  # empty days are a decision, too
            reminders.change(replace(self._settings(), times=whole))
        else:
            reminders.set_time(single)
        self._applied(words)

    def _take_begin(self, text: str) -> None:
        """A beginning asks for an end: the usual one is proposed, kept when she goes on, and typed over else."""
        if text and not self.ends.text().strip():
            self.quiet_error.say("")
            self.ends.setFocus()
            self.ends.setText(f"{USUAL_END:%H:%M}")
            self.ends.selectAll()
        else:
            self._keep_quiet(text)

    def _keep_quiet(self, _text: str) -> None:
        self.attempt(self._read_quiet, self.quiet_error)

    def _read_quiet(self) -> None:
        quiet = quiet_from(self.begins.text(), self.ends.text())
        self.quiet_error.say("")
        if quiet == self._settings().quiet:
            return
        self.context.desk.reminders.change(replace(self._settings(), quiet=quiet))
        if quiet is None:
            self._applied(self.tr("No quiet hours any more."))
        else:
            words = self.tr("Quiet from {begins} to {ends}.")
            self._applied(words.format(begins=f"{quiet.begins:%H:%M}", ends=f"{quiet.ends:%H:%M}"))

    def _choose_late(self, choice: object) -> None:
        lasts = None if choice == _SERVICE else USUAL_MINUTES * _MINUTE
        self._keep_lasts(lasts)

    def _keep_minutes(self, text: str) -> None:
        if text.isdecimal() and int(text) > 0:
            self._keep_lasts(int(text) * _MINUTE)
        else:
            self.show_records()

    def _keep_lasts(self, lasts: timedelta | None) -> None:
        if lasts == self._settings().lasts:
            return
        self.context.desk.reminders.change(replace(self._settings(), lasts=lasts))
        if lasts is None:
            self._applied(self.tr("A reminder makes sense until the end of service."))
        else:
            words = self.tr("A reminder makes sense for {duration}.")
            self._applied(words.format(duration=self.context.language.duration(lasts)))

    def _switch(self, kind: str, is_on: bool) -> None:
        settings = self._settings()
        kinds_off = settings.kinds_off - {kind} if is_on else settings.kinds_off | {kind}
        self.context.desk.reminders.change(replace(settings, kinds_off=kinds_off))
        word = self.context.language.text(KIND_WORDS[MatterKind(kind)][0])
        words = self.tr("Reminders are on: {kind}") if is_on else self.tr("Reminders are off: {kind}")
        self._applied(words.format(kind=word))

    def _applied(self, words: str) -> None:
        self.show_records()
        self.context.messages.undo_toast(words)
