"""What answering citizens needs, wired."""

from functools import cached_property
from typing import TYPE_CHECKING

from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.answer_approvals import AnswerApprovals
    from amtdesk.services.begun_forms import BegunForms
    from amtdesk.services.begun_notes import BegunNotes
    from amtdesk.services.delegations import DelegationService
    from amtdesk.services.departments import DepartmentService
    from amtdesk.services.people import PeopleService
    from amtdesk.services.proposals import ProposalService
    from amtdesk.services.question_overview import QuestionOverview
    from amtdesk.services.questions import QuestionService
    from amtdesk.services.suggestions import SuggestionService
    from amtdesk.services.templates import TemplateService
    from amtdesk.services.town import TownService


class Dialogue:
    """What answering citizens needs: the office, its agreed words, questions and who says yes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.clock = clock
        self.folder = database.path.parent

    def may_write(self) -> bool:
        """Whether deeds are stored; otherwise each is refused with a sentence."""
        return not self._database.is_read_only

    def begin_writing(self) -> None:
        """Write from now on to records that were opened to read. Raises DatabaseTrouble; they are read on then."""
        self._database.write_from_now_on()

    # Each service is loaded when it is first asked for: the window must be painted before imports, exports,
    # search or the demonstration are even read from the disk.

    @cached_property
    def town(self) -> "TownService":
        """The office's own words and rules."""
        from amtdesk.services.town import TownService

        return TownService(self._database, self.clock)

    @cached_property
    def templates(self) -> "TemplateService":
        """Agreed replies."""
        from amtdesk.services.templates import TemplateService

        return TemplateService(self._database, self.clock, town=self.town)

    @cached_property
    def proposals(self) -> "ProposalService":
        """Templates that repeated own answers ask for."""
        from amtdesk.services.proposals import ProposalService

        return ProposalService(self._database, self.clock, town=self.town, templates=self.templates)

    @cached_property
    def question_overview(self) -> "QuestionOverview":
        """What waits for an answer, to read only."""
        from amtdesk.services.question_overview import QuestionOverview

        return QuestionOverview(self._database, self.clock, town=self.town)

    @cached_property
    def questions(self) -> "QuestionService":
        """Citizens' questions and their clocks."""
        from amtdesk.services.questions import QuestionService

        return QuestionService(
            self._database,
            self.clock,
            town=self.town,
            templates=lambda: self.templates,
            approvals=self.answer_approvals,
        )

    @cached_property
    def answer_approvals(self) -> "AnswerApprovals":
        """Who says yes to which answer."""
        from amtdesk.services.answer_approvals import AnswerApprovals

        return AnswerApprovals(self._database, self.clock, town=self.town, templates=lambda: self.templates)

    @cached_property
    def departments(self) -> "DepartmentService":
        """Whom to ask in the house."""
        from amtdesk.services.departments import DepartmentService

        return DepartmentService(self._database, self.clock, town=self.town)

    @cached_property
    def people(self) -> "PeopleService":
        """Who is there in the house."""
        from amtdesk.services.people import PeopleService

        return PeopleService(self._database, self.clock, town=self.town)

    @cached_property
    def delegations(self) -> "DelegationService":
        """Departments that answer by themselves for a day."""
        from amtdesk.services.delegations import DelegationService

        return DelegationService(self._database, self.clock)

    @cached_property
    def suggestions(self) -> "SuggestionService":
        """Which templates fit a question."""
        from amtdesk.services.suggestions import SuggestionService

        return SuggestionService(self._database, self.clock, town=self.town)

    @cached_property
    def begun_notes(self) -> "BegunNotes":
        """The question that is being noted."""
        from amtdesk.services.begun_notes import BegunNotes

        return BegunNotes(self._database, self.clock)

    @cached_property
    def begun_forms(self) -> "BegunForms":
        """What was typed into a form about a question and not sent."""
        from amtdesk.services.begun_forms import BegunForms

        return BegunForms(self._database, self.clock)
