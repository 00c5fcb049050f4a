"""Who has to say yes to an answer, and who did (Q8): the level with its reasons, submitting, recording, taking back."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from amtdesk.domain.answer_approval import (
    AnswerApproval,
    AnswerLevel,
    AnswerWords,
    PendingApproval,
    level_rule,
    refused_since,
)
from amtdesk.domain.approval_times import EARLY_ANSWER, answer_stands_since, why_too_early
from amtdesk.domain.errors import FactFault, NotAllowed, NotFound
from amtdesk.domain.identifiers import AnswerApprovalId, QuestionId, TemplateId
from amtdesk.domain.posts import ApprovalWay, fingerprint
from amtdesk.domain.question_trail import TrailKind
from amtdesk.domain.questions import CitizenQuestion, WordingOrigin
from amtdesk.domain.reply_templates import AgreementState
from amtdesk.domain.town import ApprovalLevel, Person
from amtdesk.domain.wording import origin_of
from amtdesk.domain.words import N_, Message
from amtdesk.services.approvers import approvers_of, office_rules, why_not_recorded
from amtdesk.services.office_letters import OfficeLetters
from amtdesk.services.question_steps import NOT_SUBMITTED, QuestionSteps, ready_to_send
from amtdesk.storage.rows import instant_text

if TYPE_CHECKING:
    from amtdesk.domain.reply_templates import ReplyTemplate
    from amtdesk.storage.change_log import Value

_NOT_AGREED = frozenset({AgreementState.DRAFT, AgreementState.EXPIRED})


class AnswerApprovals(QuestionSteps):
    """The approval of an answer's exact words. Nothing is ever removed."""

    # the rule

    def level_of(
        self, question: CitizenQuestion, text: str, *, origin: WordingOrigin, template: "ReplyTemplate | None"
    ) -> AnswerLevel:
        """Return the level that these words need as an answer to this question, with every reason for it."""
        rules = office_rules(self._town)
        words = self._words(question, text, origin=origin, template=template)
        level, reasons = level_rule(words, triggers=rules.triggers, free_categories=rules.free_categories)
        known = self._level(level)
        return AnswerLevel(level=level, name=known.name, target_minutes=known.target_minutes, reasons=reasons)

    def may_go_out(
        self, question: CitizenQuestion, text: str, *, origin: WordingOrigin, template: "ReplyTemplate | None"
    ) -> bool:
        """Whether nobody has to be asked, or whoever had to be asked said yes to exactly these words."""
        level = self.level_of(question, text, origin=origin, template=template)
        return level.is_free or self._is_approved(question, text, level=level.level)

    def refuse_unapproved(
        self, question: CitizenQuestion, text: str, *, origin: WordingOrigin, template: "ReplyTemplate | None"
    ) -> None:
        """Raise NotAllowed with the reason while someone's yes to exactly these words is missing."""
        level = self.level_of(question, text, origin=origin, template=template)
        if not level.is_free and not self._is_approved(question, text, level=level.level):
            raise NotAllowed(
                N_("These words need approval first. {reason}. Please submit them."), reason=level.reasons[-1]
            )

    # the records

    def approval_of(self, question: CitizenQuestion, text: str) -> AnswerApproval | None:
        """Return the approval in force for exactly these words, white space apart; the highest one."""
        standing = [a for a in self.history(question.id) if a.holds and a.is_for(text)]
        return max(standing, key=lambda approval: approval.level, default=None)

    def history(self, question_id: QuestionId) -> tuple[AnswerApproval, ...]:
        """Return every approval that was recorded for a question, in that order: in force, lapsed and taken back."""
        return self._approved.of_question(question_id)

    def pending(self) -> tuple[PendingApproval, ...]:
        """Return the answers that wait for someone's yes, longest waiting first."""
        now, calendar = self._clock.now(), self._town.calendar()
        return tuple(
            PendingApproval(
                question=question,
                waiting=calendar.service_time_between(question.submitted_at or now, now),
                target=self.level_named(question.submitted_level).target,
            )
            for question in self._questions.submitted()
        )

    def level_named(self, level: int) -> AnswerLevel:
        """Return what the office calls a level and how long it may take."""
        known = self._level(level)
        return AnswerLevel(level=level, name=known.name, target_minutes=known.target_minutes, reasons=())

    def approvers(self, question: CitizenQuestion, level: int) -> tuple[Person, ...]:
        """Return who may say yes at this level: the lead of the category's department and those of the level first."""
        categories = {category.key: category.department for category in self._town.categories()}
        return approvers_of(self._town, level=level, department=categories.get(question.category, ""))

    # what can be done

    def submit(
        self,
        question_id: QuestionId,
        text: str,
        *,
        origin: WordingOrigin,
        template_id: TemplateId | None,
        to: str,
    ) -> CitizenQuestion:
        """Hand an answer to someone for approval. The words are kept as the draft; editing them ends it."""
        question = self._open(question_id)
        ready = ready_to_send(text)
        if not to.strip():
            raise NotAllowed(N_("Please say who approves."))
        level = self.level_of(question, ready, origin=origin, template=self._template(template_id))
        if level.is_free:
            raise NotAllowed(N_("These words may go out without approval."))
        if self._is_approved(question, ready, level=level.level):
            raise NotAllowed(N_("These words are approved already."))
        submitted: dict[str, Value] = {
            "draft_template_id": template_id,
            "submitted_at": instant_text(self._clock.now()),
            "submitted_to": to.strip(),
            "submitted_level": level.level,
        }
        with self._command(N_("Submitted for approval: “{title}”"), question.title) as writer:
            self._put_draft(writer, question, text=text, changes=submitted)
            told = {"to": to.strip(), "level": str(level.level), "fingerprint": fingerprint(text)}
            self._note(writer, question_id, kind=TrailKind.SUBMITTED, **told)
        return self.get(question_id)

    def take_back_submission(self, question_id: QuestionId) -> CitizenQuestion:
        """Nobody's yes is waited for any more; the words stay as the draft."""
        question = self._open(question_id)
        if not question.is_submitted:
            raise NotAllowed(N_("This answer does not wait for approval."))
        with self._command(N_("Submission taken back: “{title}”"), question.title) as writer:
            self._questions.change(writer, question_id, changes=NOT_SUBMITTED)
            self._note(writer, question_id, kind=TrailKind.SUBMISSION_TAKEN_BACK)
        return self.get(question_id)

    def record(
        self, question_id: QuestionId, text: str, *, by: str, at: datetime, way: ApprovalWay, level: int
    ) -> AnswerApproval:
        """Record who said yes to exactly these words, when and by which way. Raises NotAllowed with a sentence.

        Nobody can have said it before the words stood here, to the minute. The words become the draft, so that what
        stands in the answer field is what was approved.
        """
        question = self._open(question_id)
        ready_to_send(text)
        now, user = self._clock.now(), self._town.town().user_name
        if missing := why_not_recorded(by=by, at=at, level=level, now=now, user=user):
            raise NotAllowed(missing.source)
        if early := self._why_too_early(question, text, at=at):
            raise FactFault("at", early.source, **dict(early.values))
        return self._keep(
            question,
            AnswerApproval(
                id=AnswerApprovalId(0),
                question_id=question_id,
                text=text,
                text_fingerprint=fingerprint(text),
                level=level,
                approved_by=by.strip(),
                approved_at=at,
                way=way,
                recorded_at=now,
            ),
            label=N_("Approval recorded: “{title}”"),
        )

    def withdraw(self, approval_id: AnswerApprovalId) -> AnswerApproval:
        """Whoever approved took it back: every row for these words says so, and they may not go out."""
        approval = self._approved.find(approval_id)
        if approval is None or not approval.holds:
            raise NotAllowed(N_("This approval does not stand any more."))
        question = self._open(approval.question_id)
        with self._command(N_("Approval taken back: “{title}”"), question.title) as writer:
            for each in self.history(question.id):
                if each.holds and each.is_for(approval.text):
                    self._approved.take_back(writer, each.id, at=self._clock.now())
        return self._found(approval_id)

    def approved_before(self, question_id: QuestionId) -> AnswerApproval | None:
        """Return the approval that lapsed last because the words were changed, while none is in force.

        One whose words were approved anew and then refused is none: whoever approves took that back.
        """
        kept = self.history(question_id)
        if any(approval.holds for approval in kept):
            return None
        lapsed = [a for a in kept if a.lapsed_by_edit and not refused_since(a, kept)]
        return max(lapsed, key=lambda approval: (approval.closed_at, approval.id), default=None)

    def restore(self, approval_id: AnswerApprovalId) -> AnswerApproval:
        """Bring back words that were approved and then edited; their approval stands again, as a new row."""
        lapsed = self._found(approval_id)
        if not lapsed.lapsed_by_edit or refused_since(lapsed, self.history(lapsed.question_id)):
            raise NotAllowed(N_("This approval did not lapse by an edit."))
        question = self._open(lapsed.question_id)
        again = replace(lapsed, recorded_at=self._clock.now(), closed_at=None, closing_reason="")
        return self._keep(question, again, label=N_("Approved words brought back: “{title}”"))

    def request_text(self, question: CitizenQuestion, text: str, *, level: AnswerLevel) -> str:
        """Return the mail that asks for approval: subject, the question without personal data, the exact words."""
        return OfficeLetters(self._clock, town=self._town).approval_request(question, text, level=level)

    # how it is done

    def _why_too_early(self, question: CitizenQuestion, text: str, *, at: datetime) -> Message | None:
        now, events, approvals = self._clock.now(), self._trail.of_question(question.id), self.history(question.id)
        since = answer_stands_since(question, text, events=events, approvals=approvals, now=now)
        return why_too_early(at, since=since, now=now, zone=self._clock.zone, words=EARLY_ANSWER)

    def _keep(self, question: CitizenQuestion, approval: AnswerApproval, *, label: str) -> AnswerApproval:
        with self._command(label, question.title) as writer:
            self._put_draft(writer, question, text=approval.text, changes=NOT_SUBMITTED)
            approval_id = self._approved.add(writer, approval)
        return self._found(approval_id)

    def _found(self, approval_id: AnswerApprovalId) -> AnswerApproval:
        approval = self._approved.find(approval_id)
        if approval is None:
            raise NotFound(N_("This approval is not in the records."))
        return approval

    def _open(self, question_id: QuestionId) -> CitizenQuestion:
        question = self.get(question_id)
        if question.is_closed:
            raise NotAllowed(N_("This question is closed. Please reopen it first."))
        return question

    def _is_approved(self, question: CitizenQuestion, text: str, *, level: int) -> bool:
        approval = self.approval_of(question, text)
        return approval is not None and approval.level >= level

    def _level(self, level: int) -> ApprovalLevel:
        """The office's own level; above the highest one the highest."""
        levels = sorted(self._town.approval_levels(), key=lambda each: each.level)
        return next((each for each in levels if each.level >= level), levels[-1])

    def _words(
        self, question: CitizenQuestion, text: str, *, origin: WordingOrigin, template: "ReplyTemplate | None"
    ) -> AnswerWords:
        town = self._town.town()
        if template is None:
            origin = WordingOrigin.OWN_WORDS
        elif origin is WordingOrigin.TEMPLATE:  # what the page says is checked: the words decide
            origin = origin_of(text, template, town_values=town.variables)
        names = {category.key: category.name for category in self._town.categories()}
        return AnswerWords(
            question=question.text,
            answer=text,
            category=question.category,
            category_name=names.get(question.category, question.category),
            origin=origin,
            template_text=None if template is None else template.text,
            template_level=0 if template is None else template.approval_level,
            template_has_expired=template is not None
            and template.agreement_state(today=self._clock.today()) in _NOT_AGREED,
            group_name=question.group_name,
            group_level=question.group_answer_level,
        )
