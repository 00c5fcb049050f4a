"""The month."""

from amtdesk.ui.pages.plan.plan_view import PlanView


class MonthView(PlanView):
    """Weeks."""
