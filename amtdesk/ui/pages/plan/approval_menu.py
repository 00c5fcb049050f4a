"""What is seldom done with a post and its approval, behind the three dots of the card."""

from functools import partial
from typing import TYPE_CHECKING

from amtdesk.ui.pages.plan.post_faces import may_be_held
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.ui.pages.plan.approval_card import ApprovalCard
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.theme import Theme


class ApprovalMenu(PopupMenu):
    """The entries for a post as it is now."""

    def __init__(self, theme: "Theme", card: "ApprovalCard", *, post: "Post", deeds: "PostDeeds") -> None:
        super().__init__(theme, card)
        if card.level.may_change(post):
            self.add(self.tr("Level and department …"), card.level.change, icon="pencil")
            self.add(self.tr("Lock until a date …"), card.lock.change, icon="lock")
        if may_be_held(post):
            self.add(self.tr("Put on hold"), partial(deeds.hold, post.id), icon="lock")
        if post.lacks_link:
            self.add(self.tr("Add the link …"), partial(deeds.ask_link, post.id), icon="link")
        self.add(self.tr("Put several before someone …"), card.several_requested.emit, icon="send")
