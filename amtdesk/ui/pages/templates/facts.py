"""What is known about a template, line by line. Lines are kept and refilled: the preview changes with every key."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from amtdesk.domain.reply_templates import AgreementState, ReplyTemplate
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.templates.words import TemplateWords
    from amtdesk.ui.theme import Theme

_NAME_WIDTH: Final = 134


class Facts(QWidget):
    """Agreed, department, valid until, subject, shortcut, use, what it rests on. Empty lines are not shown."""

    def __init__(self, context: "PageContext", words: "TemplateWords") -> None:
        super().__init__()
        self._context = context
        self._words = words
        theme = context.theme
        lines = column(theme, spacing=6)
        self.setLayout(lines)
        self._agreed = _Line(theme, self.tr("Agreed"), icon="stamp")
        self._department = _Line(theme, self.tr("Department"))
        self._until = _Line(theme, self.tr("Valid until"))
        self._review = _Line(theme, self.tr("Review on"))
        self._subject = _Line(theme, self.tr("Subject"))
        self._shortcut = _Line(theme, self.tr("Shortcut"))
        self._level = _Line(theme, self.tr("Approval level"))
        self._used = _Line(theme, self.tr("Used"))
        self._note = _Line(theme, self.tr("Rests on"))
        for line in (
            self._agreed,
            self._department,
            self._until,
            self._review,
            self._subject,
            self._shortcut,
            self._level,
            self._used,
            self._note,
        ):
            lines.addWidget(line)

    def show_template(self, template: ReplyTemplate) -> None:
        """Show what is known about a template."""
        language, agreement = self._context.language, template.agreement
        state = template.agreement_state(today=self._context.desk.clock.today())
        holds = state in {AgreementState.AGREED, AgreementState.ENDING_SOON}
        self._agreed.show_words(
            self._words.agreed(agreement) if agreement else self.tr("not yet"),
            color="approve.text" if holds else "text.primary",
            has_icon=holds,
        )
        self._department.show_words(agreement.department if agreement else "")
        end = agreement.valid_until if agreement else None
        self._until.show_words(language.full_date(end) if end else "", color=_END_COLORS[state])
        review = agreement.next_review if agreement else None
        is_due = review is not None and review <= self._context.desk.clock.today()
        color = "warn.text" if is_due else "text.primary"
        self._review.show_words(language.full_date(review) if review else "", color=color)
        self._subject.show_words(template.category_name)
        shortcut = self.tr("/{shortcut} – type it straight into an answer, then Tab")
        self._shortcut.show_words(shortcut.format(shortcut=template.shortcut) if template.shortcut else "")
        self._level.show_words(self._level_words(template.approval_level))
        self._used.show_words(self._words.used(template))
        self._note.show_words(template.note)

    def _level_words(self, number: int) -> str:
        levels = {level.level: level.name for level in self._context.desk.town.approval_levels()}
        if number == 0:
            return self.tr("free in these words")
        return self.tr("level {number} ({name})").format(number=number, name=levels.get(number, ""))


_END_COLORS: Final = {
    AgreementState.AGREED: "text.primary",
    AgreementState.ENDING_SOON: "warn.text",
    AgreementState.EXPIRED: "danger.text",
    AgreementState.DRAFT: "text.primary",
}


class _Line(QWidget):
    def __init__(self, theme: "Theme", name: str, *, icon: str = "") -> None:
        super().__init__()
        line = row(theme, spacing=6)
        self.setLayout(line)
        heading = Label(theme, name, role="meta", color="text.secondary", wrap=True)
        heading.setFixedWidth(theme.px(_NAME_WIDTH))
        line.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        self._icon = IconLabel(theme, icon or "stamp", color="approve.base", size=16)
        self._icon.hide()
        self._words = Label(theme, role="meta", wrap=True)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        heading.setBuddy(self._words)

    def show_words(self, words: str, *, color: str = "text.primary", has_icon: bool = False) -> None:
        """Show a value; an empty one hides the line."""
        self._words.setText(words)
        self._words.set_color(color)
        self._icon.setVisible(has_icon)
        self.setVisible(bool(words))
