"""The facts of one picture as fields: description, rights, people. Each is offered when it is left."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.media import LICENCES, PEOPLE_WORD, Licence, Medium, People, alt_text_hint
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.labels import SectionLabel
from amtdesk.ui.widgets.named_part import Part

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_ALT_HEIGHT: Final = 76
_TEXT_FIELDS: Final = ("name", "author", "licence_proof", "credit", "consent_proof", "note")
_DATE_FIELDS: Final = ("licence_on", "consent_until")


class MediumForm(QWidget):
    """Shows a picture's facts and offers changed ones."""

    edited = Signal(object)  # Medium

    def __init__(self, context: "PageContext", *, alt_most: int | None) -> None:
        super().__init__()
        self._context = context
        self._alt_most = alt_most
        self._medium: Medium | None = None
        self._proposal = ""
        self.alt = AutosaveTextEdit(context.theme, self.tr("Picture description"), role="control")
        self._licence = ChoiceBox(self.tr("Licence"))
        self._people = ChoiceBox(self.tr("People in the picture"))
        self._texts = {name: QLineEdit() for name in _TEXT_FIELDS}
        self._dates = {name: QLineEdit() for name in _DATE_FIELDS}
        self._take_credit = LinkButton(context.theme, "")
        self._parts: dict[str, Part] = {}
        self._build()
        self._assemble()
        self._connect()

    def _build(self) -> None:
        names = {
            "alt_text": self.tr("Picture description"),
            "name": self.tr("Name of the picture"),
            "licence": self.tr("Licence"),
            "author": self.tr("Author"),
            "licence_proof": self.tr("Proof"),
            "licence_on": self.tr("Proof of"),
            "credit": self.tr("Credit line"),
            "people": self.tr("People in the picture"),
            "consent_proof": self.tr("Proof of the consent"),
            "consent_until": self.tr("Consent holds until"),
            "note": self.tr("Note"),
        }
        fields: dict[str, QWidget] = {
            "alt_text": self.alt,
            "licence": self._licence,
            "people": self._people,
            **self._texts,
            **self._dates,
        }
        for key, name in names.items():
            fields[key].setFont(self._context.theme.font("control"))
            self._parts[key] = Part(self._context, name, field=fields[key])
        text = self._context.language.text
        for licence, rule in LICENCES.items():
            self._licence.addItem(text(rule.name), licence)
        for people, words in PEOPLE_WORD.items():
            self._people.addItem(text(words), people)
        for box in (self._licence, self._people):  # as wide as its column, whatever it offers
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.alt.setFixedHeight(self._context.theme.px(_ALT_HEIGHT))
        self.alt.setPlaceholderText(self.tr("What can be seen, in one or two sentences"))
        self._texts["author"].setPlaceholderText(self.tr("Name, or office"))
        self._texts["consent_proof"].setPlaceholderText(self.tr("Form, folder 12"))
        self._dates["licence_on"].setPlaceholderText(self.tr("21.4.2027"))
        self._dates["consent_until"].setPlaceholderText(self.tr("21.4.2027, empty for good"))

    def _assemble(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=10)
        self.setLayout(lines)
        lines.addWidget(self._parts["alt_text"])
        lines.addWidget(self._parts["name"])
        lines.addSpacing(theme.px(4))
        lines.addWidget(SectionLabel(theme, self.tr("Rights")))
        lines.addLayout(self._beside("licence", "author", first=3))
        lines.addLayout(self._beside("licence_proof", "licence_on"))
        lines.addWidget(self._parts["credit"])
        lines.addWidget(self._take_credit)
        lines.addSpacing(theme.px(4))
        lines.addWidget(SectionLabel(theme, self.tr("People")))
        lines.addWidget(self._parts["people"])
        lines.addLayout(self._beside("consent_proof", "consent_until"))
        lines.addSpacing(theme.px(4))
        lines.addWidget(self._parts["note"])

    def _beside(self, *keys: str, first: int = 2) -> QHBoxLayout:
        """Fields in one line; how much of it the `first` takes, where the other takes 2."""
        line = row(self._context.theme, spacing=12)
        for number, key in enumerate(keys):
            line.addWidget(self._parts[key], 2 if number else first)
        return line

    def _connect(self) -> None:
        self.alt.save_requested.connect(self._offer)
        self.alt.textChanged.connect(self._say_length)
        self._licence.activated.connect(self._offer)
        self._people.activated.connect(self._offer)
        for field in (*self._texts.values(), *self._dates.values()):
            field.editingFinished.connect(self._offer)
        self._take_credit.clicked.connect(self._take_proposal)

    def show_medium(self, medium: Medium) -> None:
        """Show what is stored; a field that is being typed in keeps its words."""
        self._medium = medium
        self.alt.show_text(medium.alt_text)
        for name, field in self._texts.items():
            if not field.hasFocus() or not field.isModified():
                _show(field, getattr(medium, name))
        for name, field in self._dates.items():
            if not field.hasFocus() or not field.isModified():
                day: date | None = getattr(medium, name)
                _show(field, "" if day is None else self._context.language.numeric_date(day))
        self._licence.setCurrentIndex(self._licence.findData(medium.licence))
        self._people.setCurrentIndex(self._people.findData(medium.people))
        self._follow(medium)
        self._say_length()

    def _follow(self, medium: Medium) -> None:
        """Only what this licence, and these people, ask for is asked."""
        rule = LICENCES[medium.licence]
        is_known = medium.licence is not Licence.UNKNOWN
        self._parts["author"].setVisible(is_known and (rule.needs_author or bool(medium.author)))
        for name in ("licence_proof", "licence_on"):
            self._parts[name].setVisible(bool(rule.proof) or bool(getattr(medium, name)))
        self._parts["licence_proof"].say(self._context.language.text(rule.proof) if rule.proof else "")
        self._parts["credit"].setVisible(is_known or bool(medium.credit))
        has_consent = medium.people in {People.WITH_CONSENT, People.CONSENT_MISSING}
        for name in ("consent_proof", "consent_until"):
            self._parts[name].setVisible(has_consent)
        self._proposal = self._context.desk.media.proposed_credit(medium)
        self._take_credit.set_label(self.tr("Take “{credit}”").format(credit=self._proposal))
        self._take_credit.setVisible(bool(self._proposal) and self._proposal != medium.credit)

    def _say_length(self) -> None:
        hint = alt_text_hint(self.alt.text(), most=self._alt_most)
        self._parts["alt_text"].say("" if hint is None else self._context.language.sentence(hint))

    # what she typed

    def flush(self) -> None:
        """Offer what stands in the fields."""
        self.alt.flush()
        self._offer()

    def _take_proposal(self) -> None:
        self._texts["credit"].setText(self._proposal)
        self._offer()

    def _offer(self) -> None:
        if self._medium is None or not self._dates_are_days():
            return
        changed = self._typed(self._medium)
        if changed == self._medium:
            return
        changed = self._with_credit(changed)
        self._medium = changed
        for field in (*self._texts.values(), *self._dates.values()):
            field.setModified(False)
        self.edited.emit(changed)

    def _typed(self, medium: Medium) -> Medium:
        texts = {name: field.text().strip() for name, field in self._texts.items()}
        return replace(
            medium,
            alt_text=self.alt.text().strip(),
            name=texts["name"] or medium.name,
            licence=Licence(self._licence.currentData()),
            author=texts["author"],
            licence_proof=texts["licence_proof"],
            licence_on=self._day(self._dates["licence_on"]),
            credit=texts["credit"],
            people=People(self._people.currentData()),
            consent_proof=texts["consent_proof"],
            consent_until=self._day(self._dates["consent_until"]),
            note=texts["note"],
        )

    def _with_credit(self, changed: Medium) -> Medium:
        """The credit line follows licence and author while it is the proposed one, or none."""
        if changed.credit not in {"", self._proposal}:
            return changed
        proposal = self._context.desk.media.proposed_credit(changed)
        was_taken_out = self._medium is not None and bool(self._medium.credit) and not changed.credit
        return changed if was_taken_out else replace(changed, credit=proposal or changed.credit)

    def _dates_are_days(self) -> bool:
        are_days = True
        for name, field in self._dates.items():
            is_day = not field.text().strip() or self._day(field) is not None
            self._parts[name].blame("" if is_day else self.tr("Not a date yet. Try 21.4.2027."))
            are_days = are_days and is_day
        return are_days

    def _day(self, field: QLineEdit) -> date | None:
        today = self._context.desk.clock.today()
        looks_back = field is self._dates["licence_on"]
        return day_from_words(field.text().strip(), today=today, looking_back=looks_back)


def _show(field: QLineEdit, words: str) -> None:
    if field.text() != words:
        field.setText(words)
        field.setCursorPosition(0)
