"""Kanal: the one main channel, what it takes, and the further ones with their reason (P6). Changes apply at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from amtdesk.domain.channels import ChannelPlace, ChannelRules
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.settings.channel_figures import ChannelFigures
from amtdesk.ui.pages.settings.parts import SettingField, SettingsCard
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_before, tab_before

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.settings.channel_form import ChannelForm
    from amtdesk.ui.pages.settings.channel_opening import WantedChannel


class ChannelCard(SettingsCard):
    """One channel is the rule; a second asks for its reason first."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Channel"))
        self._channels = context.desk.channels
        self._length_error = ErrorLine(self.theme)
        self._main_key = ""
        self.form: ChannelForm | None = None
        self._add_main()
        self._add_further()
        self._add_rules()

    # building

    def _add_main(self) -> None:
        self.main = ChoiceBox(self.tr("Main channel"))
        self.main.activated.connect(self._choose_main)
        hint = self.tr("One channel, well looked after. Count, preview and pictures go by its rules.")
        self.setting(self.tr("Main channel"), hint, control=self.main)
        self.page_name = SettingField(self.theme, self.tr("Name of the page"))
        self.page_name.kept.connect(self._keep_page_name)
        self.setting(self.tr("Name of the page"), self.tr("As it stands on the channel."), control=self.page_name)
        self.address = SettingField(self.theme, self.tr("Address of the page"), width=400)
        self.address.kept.connect(self._keep_address)
        self.setting(self.tr("Address of the page"), "", control=self.address)
        self.length = SettingField(self.theme, self.tr("Recommended text length"), width=120)
        self.length.kept.connect(self._keep_length)
        hint = self.tr("From here on the count says that the text is long. Nothing is blocked.")
        self.setting(self.tr("Recommended text length"), hint, control=self.length, below=self._length_error)

    def _add_rules(self) -> None:
        hint = self.tr("What is not documented stays empty: AmtDesk claims nothing then.")
        _part, lines = self.block(self.tr("What the channel takes"), hint)
        self.shown = ChoiceBox(self.tr("Rules of"))
        self.shown.activated.connect(self._show_chosen)
        head = row(self.theme)
        head.addWidget(self.shown)
        head.addStretch(1)
        lines.addLayout(head)
        self._newer = Label(self.theme, role="meta", color="warn.text", wrap=True)
        lines.addWidget(self._newer)
        self.figures = ChannelFigures(self.context)
        lines.addWidget(self.figures)
        self._form_place = column(self.theme, spacing=0)
        lines.addLayout(self._form_place)
        self._foot = FlowRow(self.theme)
        self.edit = KbdButton(self.theme, self.tr("Change the figures"), icon="pencil")
        self.reset = KbdButton(self.theme, self.tr("Take the shipped figures"), kind="quiet", icon="undo-2")
        self._foot.flow.addWidget(self.edit)
        self._foot.flow.addWidget(self.reset)
        lines.addWidget(self._foot)
        self.edit.clicked.connect(self._begin)
        self.reset.clicked.connect(self._take_shipped)

    def _add_further(self) -> None:
        hint = self.tr("Each further one stands here with its reason and the time that someone has for it.")
        _part, lines = self.block(self.tr("Further channels"), hint)
        self._further: QBoxLayout = column(self.theme, spacing=8)
        lines.addLayout(self._further)
        self.open_second = KbdButton(self.theme, self.tr("Open a second channel …"), icon="plus")
        foot = row(self.theme)
        foot.addWidget(self.open_second)
        foot.addStretch(1)
        lines.addLayout(foot)
        self.open_second.clicked.connect(self._ask_second)

    # showing

    @override
    def fold(self, *, is_narrow: bool) -> None:
        super().fold(is_narrow=is_narrow)
        self.figures.fold(is_narrow=is_narrow)

    def show_records(self) -> None:
        """Show what the desk holds."""
        channels, main = self._channels.all(), self._channels.main()
        by_name = sorted(channels, key=lambda each: each.name.casefold())
        _fill(self.main, by_name, chosen=main.key)
        chosen = self.shown.currentData() if self._main_key == main.key else None
        self._main_key = main.key  # another one is shown with its rules, also by undo
        _fill(self.shown, channels, chosen=str(chosen or main.key))
        self.page_name.show_text(self.context.desk.town.town().channel_page_name)
        self.address.show_text(main.address)
        self.length.show_text("" if main.text_recommended is None else str(main.text_recommended))
        self._show_chosen()
        self._show_further()

    def _chosen(self) -> ChannelRules:
        return self._channels.get(str(self.shown.currentData()))

    def _show_chosen(self) -> None:
        rules = self._chosen()
        if self.form is not None and self.form.rules.key != rules.key:
            self._close_form()
        self.figures.show_rules(rules)
        tab_before(self._foot, [self.figures])
        newer = self._channels.newer_facts(rules.key)
        self._newer.setVisible(newer is not None)
        if newer is not None and newer.checked_on is not None:
            day = self.context.language.numeric_date(newer.checked_on)
            self._newer.setText(
                self.tr("Newer figures of {day} are shipped. Yours stay until you take them.").format(day=day)
            )
        self.reset.setVisible(rules.is_edited and self._channels.shipped(rules.key) is not None)

    def _show_further(self) -> None:
        clear_layout(self._further)
        second = [each for each in self._channels.used() if each.place is ChannelPlace.SECOND]
        parts = [self._further_row(each) for each in second]
        for part in parts:
            self._further.addWidget(part)
        read_before(self.open_second, parts)

    def _further_row(self, channel: ChannelRules) -> QWidget:
        part = QWidget()
        line = row(self.theme, spacing=12)
        part.setLayout(line)
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, channel.name, wrap=True))
        hours = self.context.language.number(channel.hours_a_week or 0, digits=1)
        meta = self.tr("{hours} hours a week. {reason}").format(hours=hours, reason=channel.reason)
        words.addWidget(Label(self.theme, meta, role="meta", color="text.secondary", wrap=True))
        line.addLayout(words, 1)
        close = LinkButton(self.theme, self.tr("Close the channel"), at_end=True)
        close.setAccessibleName(self.tr("Close the channel: {name}").format(name=channel.name))
        close.clicked.connect(partial(self._close, channel))
        line.addWidget(close)
        return part

    # deeds

    def _choose_main(self) -> None:
        key = str(self.main.currentData())
        if key != self._channels.main().key:
            self._do(partial(self._channels.make_main, key), self.tr("Main channel: {name}"))
            self.show_records()

    def _keep_page_name(self, words: str) -> None:
        self.attempt(partial(self.context.desk.town.set, "channel_page_name", words))

    def _keep_address(self, words: str) -> None:
        self.attempt(partial(self._channels.edit, replace(self._channels.main(), address=words)))

    def _keep_length(self, words: str) -> None:
        from amtdesk.ui.pages.settings.channel_form import number_from

        channels = self._channels
        self.keep(
            self.length, lambda: channels.recommend(channels.main().key, number_from(words)), error=self._length_error
        )

    def _begin(self) -> None:
        from amtdesk.ui.pages.settings.channel_form import ChannelForm

        form = self.form = ChannelForm(self.context, self._chosen())
        form.kept.connect(self._keep)
        form.left.connect(self._close_form)
        self._form_place.addWidget(form)
        form.show()
        self.figures.hide()
        self._foot.hide()
        form.name.setFocus()
        QTimer.singleShot(0, self._reveal_form)  # once it is laid out

    def _reveal_form(self) -> None:
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.form is not None:
            area.ensureWidgetVisible(self.form.name)

    def _keep(self) -> None:
        form, kept = self.form, list[ChannelRules]()
        if form is not None and self.attempt(lambda: kept.append(self._channels.edit(form.written())), form.error):
            self.context.messages.undo_toast(self.tr("Figures of {name} kept.").format(name=kept[0].name))
            self._close_form()

    def _close_form(self) -> None:
        clear_layout(self._form_place)
        self.form = None
        self.figures.show()
        self._foot.show()
        self.edit.setFocus()

    def _take_shipped(self) -> None:
        self._do(partial(self._channels.reset, self._chosen().key), self.tr("Shipped figures taken: {name}"))

    def _ask_second(self) -> None:
        from amtdesk.ui.pages.settings.channel_opening import ChannelOpening

        unused = sorted(
            (each for each in self._channels.all() if not each.is_used), key=lambda each: each.name.casefold()
        )
        sheet = ChannelOpening(self.context, self.window(), channels=unused)
        sheet.wanted.connect(self._open_second)
        sheet.open_now()

    def _open_second(self, wanted: "WantedChannel") -> None:
        key, reason, hours = wanted
        deed = partial(self._channels.open_second, key, reason=reason, hours_a_week=hours)
        self._do(deed, self.tr("Second channel opened: {name}"))

    def _close(self, channel: ChannelRules) -> None:
        self._do(partial(self._channels.close, channel.key), self.tr("Channel closed: {name}"))

    def _do(self, deed: Callable[[], ChannelRules], said: str) -> None:
        done: list[ChannelRules] = []
        if self.attempt(lambda: done.append(deed())):
            self.context.messages.undo_toast(said.format(name=done[0].name))


def _fill(box: ChoiceBox, channels: "tuple[ChannelRules, ...] | list[ChannelRules]", *, chosen: str) -> None:
    shown = [(box.itemData(place), box.itemText(place)) for place in range(box.count())]
    wanted = [(each.key, each.name) for each in channels]
    if shown != wanted:
        box.clear()
        for key, name in wanted:
            box.addItem(name, key)
    box.setCurrentIndex(box.findData(chosen))
