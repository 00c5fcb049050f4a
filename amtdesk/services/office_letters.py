"""Ready mail texts to colleagues in the house: asking a department, asking for approval.

They are letters of a German office: German, whatever language the window speaks. Personal data is left out.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from amtdesk.domain.answer_approval import AnswerLevel
from amtdesk.domain.questions import CitizenQuestion, QuestionSource
from amtdesk.domain.town import Department
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.system.clock import Clock
from amtdesk.system.language import Language

_ASKED: Final = {
    QuestionSource.GROUP: N_("On {day} someone asked in the group “{group}”:"),
    QuestionSource.PAGE_COMMENT: N_("On {day} someone asked on our page:"),
    QuestionSource.DIRECT_MESSAGE: N_("On {day} someone asked us in a direct message:"),
    QuestionSource.OTHER: N_("On {day} this question reached us:"),
}


class OfficeLetters:
    """Puts letters together, paragraph by paragraph."""

    def __init__(self, clock: Clock, *, town: TownService) -> None:
        self._clock = clock
        self._town = town
        self._german = Language("de", clock.zone)

    def to_department(self, question: CitizenQuestion, department: Department, *, asked: str, until: date) -> str:
        """Return the mail that asks a department: subject, question, request, date."""
        day = self._german.long_date(until)
        words, was_redacted = self._redacted(question.text)
        return self._letter(
            Message(N_("Subject: A citizen asks, please tell us by {day}"), {"day": day}),
            self._greeting(department.lead),
            self._asked(question),
            Message(N_("“{words}”"), {"words": words}),
            Message(N_("We left out personal data.")) if was_redacted else None,
            Message(N_("What we ask of you: {asked}"), {"asked": asked.strip()}) if asked.strip() else None,
            Message(
                N_("Please answer us by {day}. Two or three sentences are enough; we word the answer out of them."),
                {"day": day},
            ),
        )

    def approval_request(self, question: CitizenQuestion, text: str, *, level: AnswerLevel) -> str:
        """Return the mail that asks for approval: the question, the exact words, the reasons, until when."""
        words, was_redacted = self._redacted(question.text)
        until = self._town.calendar().add_service_time(self._clock.now(), level.target)
        return self._letter(
            Message(N_("Subject: Please approve an answer by {when}"), {"when": self._when(until)}),
            self._greeting(""),
            self._asked(question),
            Message(N_("“{words}”"), {"words": words}),
            Message(N_("We left out personal data.")) if was_redacted else None,
            Message(N_("This is what we want to answer:")),
            Message(N_("“{words}”"), {"words": text.strip()}),
            Message(N_("Level {level} ({name}), because:"), {"level": level.level, "name": level.name}),
            *(Message(N_("– {reason}"), {"reason": reason}) for reason in level.reasons),
            Message(
                N_("Please reply “approved” by {when}, or send us your change. A yes holds for exactly these words."),
                {"when": self._when(until)},
            ),
        )

    def _letter(self, *paragraphs: Message | None) -> str:
        town = self._town.town()
        office = town.full_name or town.name
        closing = [self._german.text(N_("Kind regards")), town.user_name, office]
        written = [self._german.sentence(each) for each in paragraphs if each is not None]
        return "\n\n".join((*_lists_together(written), "\n".join(line for line in closing if line))) + "\n"

    def _greeting(self, person_key: str) -> Message:
        name = next((each.name for each in self._town.people() if each.key == person_key), "")
        return Message(N_("Hello {name},"), {"name": name}) if name else Message(N_("Hello,"))

    def _asked(self, question: CitizenQuestion) -> Message:
        source = question.source
        if source is QuestionSource.GROUP and not question.group_name:
            source = QuestionSource.OTHER
        day = self._german.long_date(self._clock.local(question.asked_at).date())
        return Message(_ASKED[source], {"day": day, "group": question.group_name})

    def _when(self, instant: datetime) -> Message:
        local = self._clock.local(instant)
        return Message(N_("{day}, {time}"), {"day": self._german.long_date(local.date()), "time": f"{local:%H:%M}"})

    def _redacted(self, text: str) -> tuple[str, bool]:
        """The citizen's words without personal data, and whether anything was left out."""
        from amtdesk.domain.personal_data import find_personal_data, redact

        hits = find_personal_data(text, public=self._town.public_contacts())
        return redact(text, hits), bool(hits)


def _lists_together(paragraphs: Iterable[str]) -> list[str]:
    """Lines of a list follow each other without an empty line."""
    joined: list[str] = []
    for paragraph in paragraphs:
        if paragraph.startswith("– "):
            joined[-1] = f"{joined[-1]}\n{paragraph}"
        else:
            joined.append(paragraph)
    return joined
