"""Since when a post is online, as the form proposes it: Ctrl+Enter records just that."""

from datetime import time, timedelta

import pytest

from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from tests.loop import let_rest
from tests.ui.test_plan_editor import an_approved_post
from tests.ui.test_plan_page import plan, primary


@pytest.mark.parametrize("days", [0, 1])
def test_what_was_brought_late_is_online_since_then(running: WindowApp, clock: StillClock, days: int) -> None:
    """Entered at once it is online since now; a day later, since it was copied; never since the time it missed."""
    posts, post = running.desk.posts, an_approved_post(running)
    posts.set_day(post.id, clock.today(), at=time(9))
    clock.set(clock.now() + timedelta(days=1))
    copied_at = posts.mark_copied(post.id).copied_at
    clock.set(clock.now() + timedelta(days=days))
    plan(running, post.id)
    let_rest()

    primary(running)

    assert posts.get(post.id).publications[0].published_at == copied_at


def test_what_the_platform_brought_is_online_since_its_planned_time(running: WindowApp, clock: StillClock) -> None:
    posts, post = running.desk.posts, an_approved_post(running)
    planned = clock.now() + timedelta(hours=1)
    posts.set_day(post.id, clock.today(), at=clock.local(planned).time())
    posts.mark_scheduled(post.id)
    clock.set(planned + timedelta(days=1))
    plan(running, post.id)
    let_rest()

    primary(running)

    assert posts.get(post.id).publications[0].published_at == planned
