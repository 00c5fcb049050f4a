"""What keeps a post from being submitted, approved or copied, each as a sentence. The steps: MAY_FOLLOW in posts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from amtdesk.domain.errors import NotAllowed, OpenPlaces
from amtdesk.domain.gaps import FilledText, fill_gaps
from amtdesk.domain.participation import why_no_feedback_date
from amtdesk.domain.post_summaries import ONCE_ENDED, PostStatus, remind_from
from amtdesk.domain.posts import EDIT_LEADS_TO, Approval, ClosingReason, Post
from amtdesk.domain.words import N_, Message

CONSENT_MISSING = "missing"
CONSENT_ON_FILE = "on_file"
CONSENT_NOT_NEEDED = "not_needed"

#: Words left to be filled in by hand, such as [Beschluss einsetzen].
BRACKET = re.compile(r"\[[^\[\]\n]{2,}\]")

_S = PostStatus
#: Why a step that is not in the table is refused, by the status that was wished for.
_NO_STEP = {
    _S.IDEA: N_("“{title}” is past being an idea."),
    _S.DRAFT: N_("“{title}” can't become a draft again from here."),
    _S.IN_REVIEW: N_("“{title}” can't be submitted: only ideas and drafts are."),
    _S.APPROVED: N_("“{title}” can't be approved from here. Make it a draft first."),
    _S.SCHEDULED: N_("“{title}” is not approved. Only approved posts are scheduled on the platform."),
    _S.PUBLISHED: N_("“{title}” is not approved. Only approved posts are marked as published."),
    _S.ON_HOLD: N_("“{title}” can't be put on hold: it is out already or withdrawn."),
    _S.MISSED: N_("“{title}” was not approved, so its time can't be missed."),
    _S.WITHDRAWN: N_("“{title}” is published. Take it back on the platform, then undo the publication here."),
}


def refuse_unknown_step(post: Post, status: PostStatus) -> None:
    """Raise NotAllowed with a sentence unless the table of steps knows this one."""
    if not post.may_become(status):
        if post.status is _S.SCHEDULED:
            refuse_edit(post)  # hold, withdrawal and crisis, too: the platform would bring it all the same
        raise NotAllowed(_NO_STEP[status], title=post.title)


def refuse_edit(post: Post) -> None:
    """Raise NotAllowed when words can't change here any more: they stand on the platform, or the post is withdrawn."""
    if post.status is _S.SCHEDULED:
        raise NotAllowed(N_("“{title}” is scheduled on the platform. Remove it there first."), title=post.title)
    if post.status is _S.PUBLISHED:
        raise NotAllowed(N_("“{title}” is published. It is kept as it went out."), title=post.title)
    if post.status is _S.WITHDRAWN:
        raise NotAllowed(N_("“{title}” is withdrawn. Take it up again first."), title=post.title)


def why_lapsed(before: Post, after: Post) -> ClosingReason | None:
    """Return why an approval of `before` doesn't hold for `after`; None when it does (P8: white space never counts)."""
    same_words = replace(after, title=before.title, text=before.text, hashtags=before.hashtags)
    if same_words.words_fingerprint != before.words_fingerprint:
        return ClosingReason.PICTURE_CHANGED
    if after.words_fingerprint != before.words_fingerprint:
        return ClosingReason.WORDS_CHANGED
    if after.consent == CONSENT_MISSING != before.consent:
        return ClosingReason.PICTURE_CHANGED
    return ClosingReason.LEVEL_RAISED if after.approval_level > before.approval_level else None


def approval_to_renew(post: Post, *, today: date) -> Approval | None:
    """Return the approval that an edit had voided, when exactly its words are back; None when it can't stand again.

    What whoever approved took back, what has ended, and what was given for a lower level is asked for anew. Rows that
    undo took back count for nothing.
    """
    known = (each for each in reversed(post.approvals) if each.text_fingerprint == post.words_fingerprint)
    last = next((each for each in known if each.withdrawn_at is None or each.closing_reason), None)
    if last is None or last.closed_at is None or last.withdrawn_at is not None:
        return None
    is_over = last.closing_reason == ClosingReason.EXPIRED or not replace(last, closed_at=None).holds_on(today)
    return None if is_over or last.level < post.approval_level else last


def status_after_edit(before: Post, after: Post) -> PostStatus:
    """Return where a change of words leads: approved and submitted ones become drafts, an idea when its text begins."""
    if before.status is _S.IDEA and after.text.split() != before.text.split():
        return _S.DRAFT
    return EDIT_LEADS_TO.get(before.status, before.status)


def before_hold(post: Post) -> PostStatus:
    """Return where a post on hold stood, and stands again once it is taken off hold."""
    if post.standing_approval is not None:
        return _S.APPROVED
    return _S.DRAFT if post.submitted_at is None else _S.IN_REVIEW


def as_begun(post: Post) -> Post:
    """Return a post whose words nobody waits for: neither handed over nor copied."""
    return replace(post, submitted_at=None, submitted_to="", copied_at=None, copied_text="")


def as_ended(post: Post, *, today: date, zone: tzinfo) -> Post:
    """Return a post as it stands once approvals of the days before are over, also where no record says so yet."""
    approvals = tuple(each if _holds_still(each, today) else _ended(each, zone) for each in post.approvals)
    after = replace(post, approvals=approvals)
    if post.status not in ONCE_ENDED or after.standing_approval is not None:
        return after
    return replace(as_begun(after), status=ONCE_ENDED[post.status])


def _holds_still(approval: Approval, today: date) -> bool:
    return not approval.holds or approval.holds_on(today)


def _ended(approval: Approval, zone: tzinfo) -> Approval:
    over = datetime.combine((approval.valid_until or date.min) + timedelta(days=1), time(), zone)
    return replace(approval, closed_at=over, closing_reason=ClosingReason.EXPIRED.value)


def going_out(post: Post, variables: Mapping[str, str]) -> FilledText:
    """Return text and hashtags as they go out, with the town's values filled in."""
    parts = (post.text.strip(), post.hashtags.strip())
    return fill_gaps("\n\n".join(part for part in parts if part), variables)


def why_not_submitted(post: Post) -> Message | None:
    """Return what must be done before the post goes to approval, or None."""
    if not post.text.strip():
        return Message(N_("There is no text yet. Write it first, then submit it."))
    return _picture_without_consent(post)


def why_not_approved(post: Post, *, today: date) -> Message | None:
    """Return what keeps an approval from being recorded today, or None."""
    if not post.text.strip():
        return Message(N_("There is no text yet that could be approved."))
    missing = _picture_without_consent(post) or _picture_without_words(post)
    return _locked(post, today) or missing or why_no_feedback_date(post)


def words_since(post: Post, shown: Iterable[datetime] = ()) -> datetime | None:
    """Return since when it is known that the present words stood here; None where nobody noted a change.

    `shown` is when exactly these words were handed over or ticked; after another edit they may have come back.
    """
    approved = (
        each.approved_at
        for each in post.approvals
        if each.text_fingerprint == post.words_fingerprint and (each.withdrawn_at is None or each.closing_reason)
    )
    changed = () if post.changed_at is None else (post.changed_at,)
    return min((*changed, *approved, *shown), default=None)


def why_not_copied(post: Post, *, today: date) -> Message | None:
    """Return what keeps the text from being handed out today, or None."""
    locked = _locked(post, today)
    if locked is not None:
        return locked
    if post.status is PostStatus.ON_HOLD:
        return Message(N_("This post is on hold. Resume it first, then copy its text."))
    if post.approval_on(today) is None and post.status is not PostStatus.PUBLISHED:
        return Message(N_("This text is not approved. Record the approval first, then copy it."))
    return None if post.status is PostStatus.PUBLISHED else why_no_feedback_date(post)


def refuse_open_places(filled: FilledText) -> None:
    """Raise OpenPlaces while words are to be filled in: nobody approves them so, and nothing goes out so."""
    if filled.open_gaps:
        gaps = ", ".join(filled.open_gaps)
        raise OpenPlaces(
            N_("The text still has open gaps: {gaps}. Fill them in here or in the town's settings."), gaps=gaps
        )
    if bracket := BRACKET.search(filled.text):
        raise OpenPlaces(N_("The text still says {bracket}. Put the words in first."), bracket=bracket.group(0))


def why_not_asked_again(post: Post) -> Message | None:
    """Return what keeps an approved post from being put before someone again, or None: its approval is enough."""
    if post.status is not PostStatus.APPROVED or post.ends_before is not None:
        return None
    return Message(N_("“{title}” is approved already, and the approval holds on its day."), {"title": post.title})


def why_not_reminded(post: Post, reminders: Sequence[datetime], *, now: datetime) -> Message | None:
    """Return what keeps whoever is to approve from being reminded now, or None. `reminders` are those before."""
    if post.status is not PostStatus.IN_REVIEW or post.submitted_at is None:
        return Message(N_("“{title}” waits for nobody’s approval."), {"title": post.title})
    last_at = reminders[-1] if reminders else None
    begins = remind_from(post.submitted_at, times=len(reminders), last_at=last_at)
    if begins is None:
        return Message(N_("Two reminders are enough. Please call, or ask the deputy."))
    return Message(N_("A reminder is due after 24 hours. Please call if it is urgent.")) if now < begins else None


def why_not_scheduled(post: Post) -> Message | None:
    """Return what keeps the platform from bringing it at its time, or None: its approval ends before that."""
    until = post.ends_before
    if until is None:
        return None
    return Message(
        N_("“{title}” is approved up to {day:%d %B %Y} only. Have it approved anew, or choose an earlier day."),
        {"title": post.title, "day": until},
    )


def _locked(post: Post, today: date) -> Message | None:
    if post.locked_until is None or today >= post.locked_until:
        return None
    return Message(
        N_("This post stays locked until {day:%d %B %Y}: {reason}. Before that it is neither approved nor copied."),
        {"day": post.locked_until, "reason": post.locked_reason.rstrip(".") or post.title},
    )


def _picture_without_consent(post: Post) -> Message | None:
    if post.image_name and post.consent == CONSENT_MISSING:
        return Message(N_("People are recognisable in the picture. Enter their consent or choose another picture."))
    return None


def _picture_without_words(post: Post) -> Message | None:
    if not post.image_name:
        return None
    if not post.alt_text.strip():
        return Message(N_("The picture has no description yet. Without one it can't be approved."))
    if not post.image_credit.strip():
        return Message(N_("The picture has no credit yet. Without rights it can't be approved."))
    return None
