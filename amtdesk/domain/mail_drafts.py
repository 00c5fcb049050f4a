"""A mail that the office's own mail program opens as a draft: an address by RFC 6068. Nothing is sent by it."""

from typing import Final
from urllib.parse import quote

#: Longer addresses are cut or refused by Windows and some mail programs.
LONGEST_ADDRESS: Final = 2_000


def draft_address(*, subject: str, body: str, shorter: str) -> str:
    """Return the address of a draft with the body, or with the shorter one where the whole would be too long.

    A shorter body that is still too long is cut at its end.
    """
    whole = _address(subject, body)
    if len(whole) <= LONGEST_ADDRESS:
        return whole
    kept = shorter
    while kept and len(_address(subject, kept)) > LONGEST_ADDRESS:
        kept = kept[: len(kept) * 9 // 10]
    return _address(subject, kept)


def _address(subject: str, body: str) -> str:
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")  # a line ends with CR LF in a mail
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
