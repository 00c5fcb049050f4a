"""What the round and the editorial plan need, wired."""

from functools import cached_property
from typing import TYPE_CHECKING

from amtdesk.desk.dialogue import Dialogue

if TYPE_CHECKING:
    from amtdesk.services.approval_papers import ApprovalPapers
    from amtdesk.services.channels import ChannelService
    from amtdesk.services.media import MediaService
    from amtdesk.services.occasions import OccasionsService
    from amtdesk.services.own_tasks import OwnTaskService
    from amtdesk.services.pictures import PictureService
    from amtdesk.services.plan_calendar import PlanCalendar
    from amtdesk.services.plan_days import PlanDays
    from amtdesk.services.plan_remarks import PlanRemarks
    from amtdesk.services.post_checking import PostChecking
    from amtdesk.services.post_overview import PostOverview
    from amtdesk.services.posts import PostsService
    from amtdesk.services.recurring_ideas import RecurringIdeas
    from amtdesk.services.reminders import ReminderService
    from amtdesk.services.report_weeks import ReportWeeks
    from amtdesk.services.retention import RetentionService
    from amtdesk.services.rounds import RoundService
    from amtdesk.services.starter_ideas import StarterIdeas
    from amtdesk.services.trail_export import TrailExport
    from amtdesk.services.week_look import WeekLook


class Planning(Dialogue):
    """What the round and the plan need: groups, tasks and reminders, posts from the idea to the channel."""

    @cached_property
    def rounds(self) -> "RoundService":
        """The walk through the groups."""
        from amtdesk.services.rounds import RoundService

        return RoundService(self._database, self.clock, town=self.town)

    @cached_property
    def reminders(self) -> "ReminderService":
        """What is due, as one reminder."""
        from amtdesk.services.matters import Matters
        from amtdesk.services.reminders import ReminderService

        matters = Matters(self._database, self.clock, town=self.town, tasks=lambda: self.own_tasks)
        return ReminderService(
            self._database,
            self.clock,
            town=self.town,
            rounds=self.rounds,
            matters=matters,
            forgotten_before=lambda: self.retention.notes_forgotten_before(),  # noqa: PLW0108 - loaded when it is asked
        )

    @cached_property
    def retention(self) -> "RetentionService":
        """How long records are kept."""
        from amtdesk.services.retention import RetentionService

        return RetentionService(self._database, self.clock, town=self.town)

    @cached_property
    def own_tasks(self) -> "OwnTaskService":
        """What she sets herself to do."""
        from amtdesk.services.own_tasks import OwnTaskService

        return OwnTaskService(self._database, self.clock, town=self.town)

    @cached_property
    def post_overview(self) -> "PostOverview":
        """Which posts there are, to read only."""
        from amtdesk.services.post_overview import PostOverview

        return PostOverview(self._database, self.clock, town=self.town)

    @cached_property
    def channels(self) -> "ChannelService":
        """Which channels the office writes for, and what each takes."""
        from amtdesk.services.channels import ChannelService

        return ChannelService(self._database, self.clock)

    @cached_property
    def posts(self) -> "PostsService":
        """Posts, approvals, publications."""
        from amtdesk.services.posts import PostsService

        return PostsService(self._database, self.clock, town=self.town)

    @cached_property
    def checks(self) -> "PostChecking":
        """What is to be said about a post's words."""
        from amtdesk.services.post_checking import PostChecking

        rules = lambda: self.channels.main()  # noqa: E731, PLW0108 - the channels are loaded when they are asked
        return PostChecking(self._database, self.clock, town=self.town, rules=rules)

    @cached_property
    def approval_papers(self) -> "ApprovalPapers":
        """Requests for approval, as a mail or on one page."""
        from amtdesk.services.approval_papers import ApprovalPapers

        return ApprovalPapers(self.clock, town=self.town, posts=lambda: self.posts)

    @cached_property
    def trail_export(self) -> "TrailExport":
        """Who approved what, as a table."""
        from amtdesk.services.trail_export import TrailExport

        return TrailExport(self.clock, posts=lambda: self.posts)

    @cached_property
    def pictures(self) -> "PictureService":
        """Pictures of posts."""
        from amtdesk.services.pictures import PictureService

        return PictureService(posts=self.posts, media=self.media)

    @cached_property
    def media(self) -> "MediaService":
        """Pictures and their rights, apart from any post."""
        from amtdesk.services.media import MediaService

        return MediaService(self._database, self.clock, town=self.town, posts=self.posts)

    @cached_property
    def plan_calendar(self) -> "PlanCalendar":
        """The plan for other calendars."""
        from amtdesk.services.plan_calendar import PlanCalendar

        return PlanCalendar(self._database, self.clock, town=self.town, posts=self.post_overview)

    @cached_property
    def plan_days(self) -> "PlanDays":
        """The plan day by day."""
        from amtdesk.services.plan_days import PlanDays, PlanRooms

        rooms = PlanRooms(town=self.town, posts=self.post_overview, occasions=self.occasions, ideas=lambda: self.ideas)
        return PlanDays(self._database, self.clock, rooms=rooms)

    @cached_property
    def plan_remarks(self) -> "PlanRemarks":
        """Gaps, clashes and balance of the plan."""
        from amtdesk.services.plan_remarks import PlanRemarks

        return PlanRemarks(self._database, self.clock, town=self.town)

    @cached_property
    def week_look(self) -> "WeekLook":
        """What a week of the plan shows beside its posts."""
        from amtdesk.services.week_look import WeekLook

        return WeekLook(
            self._database, self.clock, town=self.town, rounds=lambda: self.rounds, own_tasks=lambda: self.own_tasks
        )

    @cached_property
    def occasions(self) -> "OccasionsService":
        """Holidays and dates of the town."""
        from amtdesk.services.occasions import OccasionsService

        return OccasionsService(self._database, self.clock, town=self.town)

    @cached_property
    def ideas(self) -> "RecurringIdeas":
        """Ideas that come again, and the days for which they propose a post."""
        from amtdesk.services.recurring_ideas import RecurringIdeas

        posts = lambda: self.posts  # noqa: E731 - posts are loaded when one is begun
        return RecurringIdeas(self._database, self.clock, town=self.town, occasions=self.occasions, posts=posts)

    @cached_property
    def starter_ideas(self) -> "StarterIdeas":
        """Ideas of general use, for an office that has none yet."""
        from amtdesk.services.starter_ideas import StarterIdeas

        return StarterIdeas(self._database, self.clock)

    @cached_property
    def report_weeks(self) -> "ReportWeeks":
        """When the weekly report is due."""
        from amtdesk.services.report_weeks import ReportWeeks

        return ReportWeeks(self._database, self.clock)
