"""Ihr Kanal: the one channel, what the office is called there and, where it is unknown, how long a text may be."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.first_run import OWN_CHANNEL, ChannelAnswer
from amtdesk.domain.words import N_
from amtdesk.ui.first_run.parts import FieldBox, FoldingRow, choice_field, text_field
from amtdesk.ui.first_run.radio_cards import RadioCards, RadioChoice
from amtdesk.ui.first_run.step import Step
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_OTHER: Final = "other"
_FACEBOOK: Final = "facebook_page"
_INSTAGRAM: Final = "instagram"
_MASTODON: Final = "mastodon"
_CARDS: Final = (_FACEBOOK, _INSTAGRAM, _MASTODON)


class ChannelStep(Step):
    """The second question."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(
            context,
            title=self.tr("Which channel do you look after?"),
            text=self.tr(
                "One channel is enough. Whoever has little time reaches more with quick answers in one place than with "
                "posts in five."
            ),
        )
        self.cards = self.answer("channel", RadioCards(self.theme, self._choices()))
        self.cards.chosen.connect(self._choose)
        self.lines.addWidget(self.cards)
        self._add_other()
        optional = self.tr("optional")
        self.page_name = self.answer(
            "page_name",
            FieldBox(self.theme, self.tr("Name of the page"), field=text_field(self.note_typed), aside=optional),
        )
        field = text_field(self.note_typed, placeholder=self.tr("as it stands in the browser"))
        self.address = self.answer(
            "address", FieldBox(self.theme, self.tr("Address of the page"), field=field, aside=optional)
        )
        self.lines.addWidget(FoldingRow(self.theme, (self.page_name, self.address)))
        self.lines.addStretch(1)

    def _choices(self) -> tuple[RadioChoice, ...]:
        rules = {key: self.desk.channels.get(key) for key in _CARDS}
        facebook, mastodon = rules[_FACEBOOK], rules[_MASTODON]
        return (
            RadioChoice(
                _FACEBOOK,
                facebook.name,
                self.tr("Good for questions from local groups. Texts of up to about {n} characters read best.").format(
                    n=facebook.text_recommended
                ),
            ),
            RadioChoice(
                _INSTAGRAM,
                rules[_INSTAGRAM].name,
                self.tr("Good for pictures and events. Questions come less often, mostly as a message."),
            ),
            RadioChoice(
                _MASTODON,
                mastodon.name,
                self.tr("Good for short notices that can be read without an account. Up to {n} characters.").format(
                    n=mastodon.text_max
                ),
            ),
            RadioChoice(
                _OTHER,
                self.tr("Another channel"),
                self.tr("Such as LinkedIn, a WhatsApp channel or the village app. You set the length of a text."),
            ),
        )

    def _add_other(self) -> None:
        known = sorted(
            (each for each in self.desk.channels.all() if each.key not in {*_CARDS, OWN_CHANNEL}),
            key=lambda each: each.name.casefold(),
        )
        choices = [(OWN_CHANNEL, self.tr("one that is not listed here")), *((each.key, each.name) for each in known)]
        self.other = self.answer(
            "other", FieldBox(self.theme, self.tr("Which one?"), field=choice_field(self._fit, choices))
        )
        self.own_name = self.answer(
            "own_name", FieldBox(self.theme, self.tr("Name of the channel"), field=text_field(self.note_typed))
        )
        field = text_field(self.note_typed, placeholder=self.tr("such as 500"))
        self.own_length = self.answer(
            "own_length", FieldBox(self.theme, self.tr("Characters of a text"), field=field, aside=self.tr("optional"))
        )
        self._other_row = FoldingRow(self.theme, (self.other, self.own_name, self.own_length))
        self.lines.addWidget(self._other_row)

    @override
    def show_records(self) -> None:
        town, main = self.desk.town.town(), self.desk.channels.main()
        is_card = main.key in _CARDS
        self.cards.put(main.key if is_card else _OTHER)
        self.other.put(main.key if not is_card else OWN_CHANNEL)
        is_own = main.key == OWN_CHANNEL
        self.own_name.put(main.name if is_own else "")
        self.own_length.put(str(main.text_recommended or "") if is_own else "")
        self.page_name.put(town.channel_page_name or town.full_name or town.name)
        self.address.put(main.address)
        self._fit()

    @override
    def keep(self) -> None:
        length = self.own_length.words().strip().replace(".", "")
        self.at("own_length")
        if length and not length.isdecimal():
            raise NotAllowed(N_("Please write how many characters a text has there, such as 500."))
        key = self._key()
        self.at("own_length" if self.own_name.words().strip() else "own_name")
        if key != OWN_CHANNEL or self.own_name.words().strip():
            self.at("address")
        self.desk.first_run.keep_channel(
            ChannelAnswer(
                key=key,
                page_name=self.page_name.words(),
                address=self.address.words(),
                own_name=self.own_name.words(),
                own_length=int(length) if length else None,
            )
        )

    @override
    def first_field(self) -> QWidget:
        return self.cards.current()

    def _key(self) -> str:
        return self.other.words() if self.cards.words() == _OTHER else self.cards.words()

    def _choose(self, _key: str) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show the fields that belong to the choice."""
        is_own = self._key() == OWN_CHANNEL
        self.own_name.setVisible(is_own)
        self.own_length.setVisible(is_own)
        self._other_row.setVisible(self.cards.words() == _OTHER)
        self.typed.emit()
