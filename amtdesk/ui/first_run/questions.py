"""The five questions in their order: what they are called, and how each is built when it comes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amtdesk.ui.first_run.step import Step
    from amtdesk.ui.page import PageContext


def make(number: int, context: "PageContext") -> "Step":
    """Build one question; the others are not even read from the disk."""
    match number:
        case 1:
            from amtdesk.ui.first_run.office_step import OfficeStep

            return OfficeStep(context)
        case 2:
            from amtdesk.ui.first_run.channel_step import ChannelStep

            return ChannelStep(context)
        case 3:
            from amtdesk.ui.first_run.groups_step import GroupsStep

            return GroupsStep(context)
        case 4:
            from amtdesk.ui.first_run.approvers_step import ApproversStep

            return ApproversStep(context)
        case _:
            from amtdesk.ui.first_run.reminders_step import RemindersStep

            return RemindersStep(context)
