"""What stands between a question and its answer: distress, a threat, personal data, a department that answers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.questions import SAFE_WAY_CATEGORY, CitizenQuestion
from amtdesk.ui.pages.questions.deed_line import SAFE_WAY_KEYS
from amtdesk.ui.pages.questions.late_parts import LateColumn
from amtdesk.ui.pages.questions.notice import Notice

if TYPE_CHECKING:
    from amtdesk.domain.delegations import Delegation
    from amtdesk.domain.distress import Alarm
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.words import QuestionWords


class Notices(QObject):
    """Each one is made when a question first needs it."""

    safe_way_wished = Signal()
    delegation_ended = Signal(object)  # Delegation

    def __init__(self, context: "PageContext", words: "QuestionWords", *, parts: LateColumn) -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._delegation: Delegation | None = None
        self._alarm = parts.plan(lambda: Notice(context.theme, kind="care", icon="phone"))
        self._personal = parts.plan(self._make_personal)
        self._delegated = parts.plan(self._make_delegated)

    def _make_personal(self) -> Notice:
        words = self.tr("Point to a safe way")
        made = Notice(self._context.theme, kind="warn", icon="lock", action=words, keys=SAFE_WAY_KEYS)
        made.acted.connect(self.safe_way_wished)
        return made

    def _make_delegated(self) -> Notice:
        made = Notice(self._context.theme, kind="quiet", icon="share-2", action=self.tr("End this now"))
        made.acted.connect(self.end_delegation)
        return made

    def texts(self) -> tuple[str, ...]:
        """What the notices that are shown say."""
        made = (late.made for late in (self._alarm, self._personal, self._delegated))
        return tuple(notice.text() for notice in made if notice is not None and not notice.isHidden())

    def show_question(self, question: CitizenQuestion, *, is_other: bool) -> None:
        """Show what the records say about it; what its words give reason for follows when they were looked at."""
        if is_other or question.is_closed:
            self._alarm.show(is_shown=False)
            self._personal.show(is_shown=False)
        has_place = question.link and not question.is_closed
        self._delegation = self._context.desk.delegations.for_question(question) if has_place else None
        self._show_delegated()

    def show_alarm(self, alarm: "Alarm | None") -> None:
        """Say calmly what to do instead of answering from a template."""
        if alarm is not None:
            from amtdesk.domain.distress import AlarmKind

            heading = {
                AlarmKind.DISTRESS: self.tr("This may be a person in distress. Please do this first:"),
                AlarmKind.THREAT: self.tr("This may be a threat. Please do this first:"),
            }[alarm.kind]
            told = [self._context.language.sentence(line) for line in alarm.advice]
            self._alarm.get().say_steps(heading, told)
        self._alarm.show(is_shown=alarm is not None)

    def show_personal(self, question: CitizenQuestion) -> None:
        """Point to the safe way where a question is about a single case, or names someone."""
        words = self._personal_words(question)
        if words:
            self._personal.get().say(words, self.tr("Nothing about a single case is told in public."))
        self._personal.show(is_shown=bool(words))

    def _personal_words(self, question: CitizenQuestion) -> str:
        from amtdesk.domain.personal_data import KIND_WORD, find_personal_data

        hits = find_personal_data(question.text, public=self._context.desk.town.public_contacts())
        if hits:
            kinds = dict.fromkeys(self._context.language.text(KIND_WORD[hit.kind]) for hit in hits)
            return self.tr("The question seems to hold personal data: {kinds}.").format(kinds=", ".join(kinds))
        if question.category == SAFE_WAY_CATEGORY:
            return self.tr("This is about a personal case.")
        return ""

    def _show_delegated(self) -> None:
        found = self._delegation
        if found is not None:
            until = self._words.moment(found.ends_at)
            name = found.department_name or self._words.department(found.department)
            heading = self.tr("{department} answers here by itself until {when}.").format(department=name, when=until)
            self._delegated.get().say(heading, found.who)
        self._delegated.show(is_shown=found is not None)

    def end_delegation(self) -> None:
        """The department does not answer by itself any more."""
        if self._delegation is not None:
            self.delegation_ended.emit(self._delegation)
