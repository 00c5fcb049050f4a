"""The small forms of the card "Freigabe" up to the yes: to whom, who and when. They read; the card decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from amtdesk.domain.day_words import day_from_words, moment_from_words
from amtdesk.domain.posts import UNTOLD_HOUR, WAY_WORD, ApprovalWay
from amtdesk.domain.town import Department, Person
from amtdesk.ui.pages.plan.esc_form import EscForm
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.system.clock import Clock
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

#: Columns within columns come to rest after so many.
_ROUNDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalEntry:
    """What was entered; `at` is None when the date could not be read, `is_end_unread` tells the same of the end."""

    by: str
    at: datetime | None
    way: ApprovalWay
    valid_until: date | None = None
    is_end_unread: bool = False


def labelled(theme: "Theme", title: str, *, field: QWidget) -> QVBoxLayout:
    """A field under its name."""
    field.setFont(theme.font("control"))
    if isinstance(field, QComboBox) and (line := field.lineEdit()) is not None:
        line.setFont(theme.font("control"))
        line.setAccessibleName(title)
    field.setAccessibleName(title)
    label = Label(theme, title, role="metaStrong", color="text.primary", wrap=True)
    label.setBuddy(field)
    lines = column(theme, spacing=4)
    lines.addWidget(label)
    lines.addWidget(field)
    return lines


def has_focus(form: QWidget) -> bool:
    """Whether she is in a form just now."""
    return any(part.hasFocus() for part in form.findChildren(QWidget))


def focus_in_sight(field: QWidget) -> None:
    """Put the focus into a field of a form that came just now: nothing is laid out yet, and nothing scrolled to it."""
    field.setFocus()
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    place = field.parentWidget()
    while place is not None and not isinstance(place, QScrollArea):
        place = place.parentWidget()
    if place is not None:
        place.ensureWidgetVisible(field, 0, 2 * field.height())  # its name above it, too


def past_moment(words: str, *, clock: "Clock") -> datetime | None:
    """Read a moment that has been: without an hour it is now today, and noon on another day."""
    moment = moment_from_words(words, today=clock.today(), looking_back=True)
    if moment is None:
        return None
    day, at = moment
    if at is None and day == clock.today():
        return clock.now()
    return datetime.combine(day, at or UNTOLD_HOUR, tzinfo=clock.zone)


def show_people(box: QComboBox, people: Sequence[Person], *, departments: Sequence[Department]) -> None:
    """Offer people with the department they lead; any other name may be typed."""
    leads: dict[str, str] = {}
    for department in departments:
        if department.lead:
            leads.setdefault(department.lead, department.name)
    names = [person.name for person in people]
    if names == [box.itemData(number) for number in range(box.count())]:
        return
    box.clear()
    for person in people:
        place = leads.get(person.key, "")
        box.addItem(f"{person.name}, {place}" if place else person.name, person.name)


def chosen_person(box: QComboBox) -> str:
    """The chosen name without the department, or the one that was typed."""
    number = box.findText(box.currentText())
    return str(box.itemData(number)) if number >= 0 else box.currentText().strip()


def _begin_with_first(box: QComboBox) -> None:
    """Forget who was chosen, or typed, for another post."""
    box.setCurrentIndex(0 if box.count() else -1)
    box.setEditText(box.itemText(0))


class CardForms:
    """The forms of the card by name, of which one is shown at a time."""

    def __init__(self, **forms: QWidget) -> None:
        self._forms = forms

    def all(self) -> tuple[QWidget, ...]:
        """Every form, in order."""
        return tuple(self._forms.values())

    def show(self, name: str) -> bool:
        """Show one, or none; return whether the focus was in one that goes."""
        is_left = any(has_focus(form) for each, form in self._forms.items() if each != name)
        for each, form in self._forms.items():
            form.setVisible(each == name)
        return is_left

    def shown(self) -> tuple[QWidget, ...]:
        """What is seen of them."""
        return tuple(form for form in self._forms.values() if form.isVisible())


class SubmitForm(EscForm):
    """To whom the text is handed."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        lines = column(theme, spacing=10)
        self.setLayout(lines)
        self._to = QComboBox()
        self._to.setEditable(True)
        self._to.setMinimumContentsLength(8)
        self._to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        lines.addLayout(labelled(theme, self.tr("Submit to"), field=self._to))

    def show_people(self, people: Sequence[Person], *, departments: Sequence[Department], is_new: bool) -> None:
        """Show who may be asked; a new post begins with the first, whoever was chosen for the one before."""
        show_people(self._to, people, departments=departments)
        if is_new:
            _begin_with_first(self._to)

    def to(self) -> str:
        """Whom she chose."""
        return chosen_person(self._to)


class ApprovalForm(EscForm):
    """Who approved, when, by which way."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        theme = context.theme
        self._clock = context.desk.clock
        self._language = context.language
        self.who = QComboBox()
        self.who.setEditable(True)
        self._on = QLineEdit()
        self._way = QComboBox()
        for box in (self.who, self._way):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for way, words in WAY_WORD.items():
            self._way.addItem(context.language.text(words), way)
        lines = column(theme, spacing=10)
        self.setLayout(lines)
        lines.addLayout(labelled(theme, self.tr("Approved by"), field=self.who))
        pair = row(theme, spacing=8)
        pair.addLayout(labelled(theme, self.tr("On"), field=self._on), 3)
        pair.addLayout(labelled(theme, self.tr("By which way"), field=self._way), 4)
        lines.addLayout(pair)
        self._add_more(lines, theme)

    def _add_more(self, lines: QVBoxLayout, theme: "Theme") -> None:
        self._more = LinkButton(theme, self.tr("More"))
        self._more.setAccessibleName(self.tr("More: up to when the approval holds"))
        more = row(theme, spacing=0)
        more.addWidget(self._more)
        more.addStretch(1)
        lines.addLayout(more)
        self.until = QLineEdit()
        self.until.setPlaceholderText(self.tr("for good"))
        self._until_part = QWidget()
        self._until_part.setLayout(labelled(theme, self.tr("Valid until"), field=self.until))
        self._until_part.hide()
        lines.addWidget(self._until_part)
        self._more.clicked.connect(self._unfold)

    def fold_more(self) -> None:
        """Show only what every approval needs."""
        self.until.clear()
        self._until_part.hide()
        self._more.show()

    def _unfold(self) -> None:
        self._more.hide()
        self._until_part.show()
        self.until.setFocus()

    def offer(self, people: Sequence[Person], *, departments: Sequence[Department], first: str) -> None:
        """Begin anew for a post; `first` is who it was submitted to."""
        show_people(self.who, people, departments=departments)
        names = [self.who.itemData(number) for number in range(self.who.count())]
        if first in names:
            self.who.setCurrentIndex(names.index(first))
        elif first:
            self.who.setEditText(first)
        else:
            _begin_with_first(self.who)
        self._on.setText(self._language.numeric_date(self._clock.today()))
        self._way.setCurrentIndex(0)
        self.fold_more()

    def entry(self) -> ApprovalEntry:
        """What stands there now."""
        typed = self.until.text().strip()
        until = day_from_words(typed, today=self._clock.today()) if typed else None
        return ApprovalEntry(
            by=chosen_person(self.who),
            at=past_moment(self._on.text(), clock=self._clock),
            way=ApprovalWay(self._way.currentData()),
            valid_until=until,
            is_end_unread=bool(typed) and until is None,
        )
