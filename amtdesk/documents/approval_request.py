"""The request for approval on paper: the words of several posts, tick boxes, and room to sign."""

from datetime import datetime
from pathlib import Path
from typing import Any

from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.typesetting import Template, set_pdf, set_pictures
from amtdesk.domain.approval_requests import ApprovalRequest, RequestedPost, RequestSheet
from amtdesk.domain.words import N_

_SOURCE = Path("documents", "approval_request.typ")


def pdf(request: ApprovalRequest, language: PaperLanguage, *, resources: Path, at: datetime) -> bytes:
    """Return the sheets as PDF/UA-1 and PDF/A-2a."""
    return set_pdf(_template(resources), paper_of(request, language), at=at)


def pictures(request: ApprovalRequest, language: PaperLanguage, *, resources: Path, at: datetime) -> tuple[bytes, ...]:
    """Return the pages as PNG."""
    return set_pictures(_template(resources), paper_of(request, language), at=at, ppi=110)


def _template(resources: Path) -> Template:
    return Template(source=resources / _SOURCE, fonts=resources / "fonts")


def paper_of(request: ApprovalRequest, language: PaperLanguage) -> dict[str, Any]:
    """Return everything that the template prints."""
    text = language.text
    made = text(N_("As of {day}, made with AmtDesk.")).format(day=language.full_date(request.made_on))
    return {
        "lang": language.code,
        "title": text(N_("Request for approval")),
        "office": request.office,
        "by": request.sender,
        "made": made,
        "page": text(N_("Page {n} of {total}")),
        "intro": text(
            N_("Please tick for each post, date and sign below. A yes holds for exactly the words printed here.")
        ),
        "answers": [text(N_("approved")), text(N_("approved with the change noted")), text(N_("not approved"))],
        "change": text(N_("Change:")),
        "sign": [text(N_("Name")), text(N_("Date, time")), text(N_("Signature"))],
        "mark": text(N_("Check mark")),
        "sheets": [_sheet(each, language, sender=request.sender) for each in request.sheets],
    }


def _sheet(sheet: RequestSheet, language: PaperLanguage, *, sender: str) -> dict[str, Any]:
    facts = [language.text(N_("To: {name}")).format(name=sheet.to)] if sheet.to else []
    if sheet.deputy:
        facts.append(language.text(N_("deputy: {name}")).format(name=sheet.deputy))
    if sender:
        facts.append(language.text(N_("from: {name}")).format(name=sender))
    return {
        "to": " · ".join(facts),
        "name": sheet.to,
        "posts": [_post(each, language, number=number) for number, each in enumerate(sheet.posts, start=1)],
    }


def _post(post: RequestedPost, language: PaperLanguage, *, number: int) -> dict[str, Any]:
    return {
        "title": f"{number}. {post.title}",
        "planned": _planned(post, language),
        "text": post.text,
        "picture": _picture(post, language),
        "level": _level(post, language),
        "version": language.text(N_("Version {n}")).format(n=post.version),
        "mark": post.mark,
        "co_signed": _co_signed(post, language),
    }


def _planned(post: RequestedPost, language: PaperLanguage) -> str:
    if post.day is None:
        return language.text(N_("no day yet"))
    day = f"{language.weekday(post.day)}, {language.full_date(post.day)}"
    if post.at is None:
        return day
    return language.text(N_("{day}, {time}")).format(day=day, time=f"{post.at:%H:%M}")


def _picture(post: RequestedPost, language: PaperLanguage) -> str:
    if not post.image_name:
        return language.text(N_("Without a picture"))
    parts = [language.text(N_("Picture: {name}")).format(name=post.image_name)]
    if post.alt_text:
        parts.append(language.text(N_("Description: {words}")).format(words=post.alt_text))
    if post.image_credit:
        parts.append(post.image_credit)
    return " · ".join(parts)


def _level(post: RequestedPost, language: PaperLanguage) -> str:
    name = f"{post.level} ({post.level_name})" if post.level_name else str(post.level)
    if post.lowered is not None:
        words = N_("Level {level}, lowered by hand: {own}. The table says {wanted}, because {reason}")
        reasons = "; ".join(language.sentence(reason) for reason in post.lowered.reasons)
        own, wanted = post.lowered.own_reason, post.lowered.wanted
        return language.text(words).format(level=name, own=own, wanted=wanted, reason=reasons)
    if not post.reasons:
        return language.text(N_("Level {level}")).format(level=name)
    reasons = "; ".join(language.sentence(reason) for reason in post.reasons)
    return language.text(N_("Level {level}, because {reason}")).format(level=name, reason=reasons)


def _co_signed(post: RequestedPost, language: PaperLanguage) -> str:
    if not post.department:
        return ""
    if post.co_signed_by:
        words = language.text(N_("{department}: co-signed by {name}"))
        return words.format(department=post.department, name=post.co_signed_by)
    return language.text(N_("{department}: co-signature open")).format(department=post.department)
