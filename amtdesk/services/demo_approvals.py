"""Who said yes to an invented answer, where the office's rule wants it: for Birkenfurt and the large desk alike."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from amtdesk.domain.answer_approval import AnswerWords, level_rule
from amtdesk.domain.posts import ApprovalWay, fingerprint
from amtdesk.domain.questions import WordingOrigin
from amtdesk.domain.reply_templates import NewTemplate
from amtdesk.services.approvers import approvers_of, office_rules
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import Value
from amtdesk.storage.rows import instant_text

#: A yes came this long before the answer went out.
_BEFORE: Final = timedelta(minutes=2)
_WAY: Final = {1: ApprovalWay.PHONE, 2: ApprovalWay.EMAIL, 3: ApprovalWay.IN_PERSON}


class DemoApprovals:
    """Asks the rule, and names the one who said yes. The town must be written before."""

    def __init__(self, town: TownService) -> None:
        self._town = town
        self._rules = office_rules(town)
        self._departments = {category.key: category.department for category in town.categories()}
        self._names: dict[tuple[int, str], str] = {}

    def row(
        self, question: Mapping[str, Value], reply: Mapping[str, Value], *, template: NewTemplate | None, at: datetime
    ) -> dict[str, Value] | None:
        """Return the approval of a reply that went out at this time, or None where nobody had to be asked."""
        category, text = str(question["category"]), str(reply["text"])
        words = AnswerWords(
            question=str(question["text"]),
            answer=text,
            category=category,
            origin=WordingOrigin(str(reply["origin"])),
            template_text=None if template is None else template.text,
            template_level=0 if template is None else template.approval_level,
        )
        level, _reasons = level_rule(words, triggers=self._rules.triggers, free_categories=self._rules.free_categories)
        if level == 0:
            return None
        approved_at = instant_text(at - _BEFORE)
        return {
            "question_id": reply["question_id"],
            "text": text,
            "text_fingerprint": fingerprint(text),
            "level": level,
            "approved_by": self._who(level, self._departments.get(category, "")),
            "approved_at": approved_at,
            "way": _WAY[level].value,
            "recorded_at": approved_at,
        }

    def _who(self, level: int, department: str) -> str:
        if (level, department) not in self._names:
            self._names[level, department] = approvers_of(self._town, level=level, department=department)[0].name
        return self._names[level, department]
