"""Links as people paste them: with https:// before them, and without what only serves to follow readers."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.words import N_

#: Parameters that tell the page where a reader came from; leaving them out changes nothing of what is shown.
_TRACKING: Final = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igsh|igshid|mc_cid|mc_eid|mkt_tok"
    r"|_hsenc|_hsmi|mibextid|__twitter_impression|pk_\w+|mtm_\w+|piwik_\w+|vero_id|oly_anon_id|oly_enc_id|wickedid",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"(?:https?)://", re.IGNORECASE)
_OTHER_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLink:
    """A link as it may go out, the same without what follows readers, and the names of that."""

    link: str
    plain: str
    tracking: tuple[str, ...] = ()


def read_link(typed: str) -> ReadLink:
    """Return the link that was meant. Raises NotAllowed with a sentence when there is none."""
    words = typed.strip().strip("<>„“\"'")
    if not words or any(letter.isspace() for letter in words):
        raise _no_link()
    if not _SCHEME.match(words):
        if _OTHER_SCHEME.match(words):
            raise NotAllowed(N_("Only web addresses go out, beginning with https:// or www."))
        words = f"https://{words}"
    parts = _parts(words)
    if not _HOST.fullmatch(parts.netloc):
        raise _no_link()
    link = urlunsplit(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()))
    kept, tracking = _sorted_out(parts.query)
    return ReadLink(link=link, plain=urlunsplit(urlsplit(link)._replace(query=kept)), tracking=tracking)


def _parts(link: str) -> SplitResult:
    try:
        return urlsplit(link)
    except ValueError as error:  # brackets that are no address
        raise _no_link() from error


def _no_link() -> NotAllowed:
    return NotAllowed(N_("This is no web address. Write it as in the browser, such as www.stadt.de/freibad."))


def _sorted_out(query: str) -> tuple[str, tuple[str, ...]]:
    """Return the query without what follows readers, letter for letter, and the names of that."""
    kept: list[str] = []
    tracking: list[str] = []
    for part in query.split("&"):
        name = part.partition("=")[0]
        (tracking if _TRACKING.fullmatch(name) else kept).append(part)
    return "&".join(kept), tuple(dict.fromkeys(part.partition("=")[0] for part in tracking))
