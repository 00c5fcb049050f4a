"""A WebDAV address (Nextcloud, Apache) as the second place of the backups.

Only what every server does is used: PROPFIND, MKCOL, PUT, GET, MOVE, DELETE. A file is put under a `.part` name, read
back and compared, and only then given its own by MOVE. What lies there whole is not sent again, so a transfer that was
cut goes on with the first file that is missing. No redirect is followed: the password goes to the host that she named
and to no other. Loading requests takes 134 ms: never at start.
"""

import hashlib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

from amtdesk.domain.second_place import (
    CarryingStopped,
    CopyNotWhole,
    NoSuchCopy,
    PlaceAnswersOddly,
    PlaceForbids,
    PlaceFull,
    PlaceIsNoWebDav,
    PlaceLocked,
    PlaceMissing,
    PlaceMovedAway,
    PlaceNotSecure,
    PlaceNotThere,
    PlaceNotTrusted,
    PlaceRefuses,
    PlaceTooSlow,
    PlaceTrouble,
)
from amtdesk.exchange.backup_folder import FILES, PART, IsStopped

if TYPE_CHECKING:
    import requests

#: Seconds until a connection stands, and until an answer begins or goes on.
TIMEOUT: Final = (10.0, 30.0)
_BLOCK: Final = 256 * 1024
_LARGEST_LISTING: Final = 32 * 1024 * 1024
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_ASKS: Final = '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><getcontentlength/><resourcetype/></prop></propfind>'
_DAV: Final = "{DAV:}"
_STANDS_IN_ADDRESSES: Final = ":/?#[]@!$&'()*+,;=%~"
_CREATED: Final = (HTTPStatus.CREATED, HTTPStatus.NO_CONTENT)
_SAYS_NO: Final[Mapping[int, type[PlaceRefuses | PlaceForbids | PlaceMissing | PlaceLocked | PlaceFull]]] = {
    HTTPStatus.UNAUTHORIZED: PlaceRefuses,
    HTTPStatus.FORBIDDEN: PlaceForbids,
    HTTPStatus.NOT_FOUND: PlaceMissing,
    HTTPStatus.CONFLICT: PlaceMissing,
    HTTPStatus.GONE: PlaceMissing,
    HTTPStatus.LOCKED: PlaceLocked,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: PlaceFull,
    HTTPStatus.INSUFFICIENT_STORAGE: PlaceFull,
}
#: What a server says that has nothing to do with WebDAV, also a kind one that shows a page.
_NO_WEBDAV: Final = frozenset(
    {
        HTTPStatus.OK,
        HTTPStatus.MULTI_STATUS,
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.NOT_IMPLEMENTED,
    }
)


class WebDavPlace:
    """One folder at a server. `names` first: it makes sure that the folder is there and may be used."""

    def __init__(
        self, address: str, *, user: str, password: str, is_stopped: IsStopped, timeout: tuple[float, float] = TIMEOUT
    ) -> None:
        self._address = secure_address(address)
        self._is_stopped = is_stopped
        self._timeout = timeout
        self._session = _session(user, password)

    def names(self) -> Mapping[str, int]:
        """Return name and size of everything there."""
        self._make_folder("")
        self._make_folder(FILES)
        found = dict(self._listed(""))
        return found | {f"{FILES}/{name}": size for name, size in self._listed(FILES)}

    def put(self, source: Path, name: str, *, sha256: str) -> None:
        """Copy a file there, read it back, and only then give it its name."""
        part = name + PART
        with source.open("rb") as file, self._asked("PUT", part, data=_Upload(file, source, stop=self._stop)) as answer:
            self._expect(answer, HTTPStatus.OK, *_CREATED)
        if self._read(part, None) != sha256:
            self.remove(part)
            raise CopyNotWhole(self._address, name)
        headers = {"Destination": self._url(name), "Overwrite": "T"}
        with self._asked("MOVE", part, headers=headers) as answer:
            self._expect(answer, *_CREATED)

    def get(self, name: str, target: Path) -> str:
        """Copy a file from there and return its SHA-256."""
        with target.open("wb") as copy:
            return self._read(name, copy)

    def fingerprint(self, name: str) -> str:
        """Read a file there to its end and return its SHA-256."""
        return self._read(name, None)

    def remove(self, name: str) -> None:
        """Remove a file; harmless when it is gone."""
        with self._asked("DELETE", name) as answer:
            self._expect(answer, HTTPStatus.OK, HTTPStatus.NO_CONTENT, HTTPStatus.NOT_FOUND)

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()

    # parts

    def _make_folder(self, name: str) -> None:
        with self._asked("PROPFIND", name, data=_ASKS, headers=_listing_headers("0")) as answer:
            if answer.status_code not in {HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT}:
                self._expect(answer, HTTPStatus.MULTI_STATUS)
                return
        with self._asked("MKCOL", name) as answer:
            self._expect(answer, HTTPStatus.CREATED)

    def _listed(self, name: str) -> Iterator[tuple[str, int]]:
        with self._asked("PROPFIND", name, data=_ASKS, headers=_listing_headers("1")) as answer:
            self._expect(answer, HTTPStatus.MULTI_STATUS)
            content = self._bounded(answer)
        try:
            listing = ElementTree.fromstring(content)  # noqa: S314 - expat itself stops entities that multiply
        except ElementTree.ParseError as error:
            raise PlaceIsNoWebDav(self._address, HTTPStatus.MULTI_STATUS) from error
        for each in listing.iter(f"{_DAV}response"):
            href, size = each.findtext(f"{_DAV}href") or "", each.findtext(f".//{_DAV}getcontentlength") or ""
            if each.find(f".//{_DAV}collection") is None and size.isdigit():
                yield unquote(urlsplit(href).path.rsplit("/", 1)[-1]), int(size)

    def _bounded(self, answer: "requests.Response") -> bytes:
        content = bytearray()
        for block in answer.iter_content(_BLOCK):
            content += block
            if len(content) > _LARGEST_LISTING:
                raise PlaceIsNoWebDav(self._address, answer.status_code)
        return bytes(content)

    def _read(self, name: str, to: IO[bytes] | None) -> str:
        digest = hashlib.sha256()
        with self._asked("GET", name) as answer:
            if answer.status_code == HTTPStatus.NOT_FOUND:
                raise NoSuchCopy(self._address, name)
            self._expect(answer, HTTPStatus.OK)
            for block in answer.iter_content(_BLOCK):
                self._stop()
                digest.update(block)
                if to is not None:
                    to.write(block)
        return digest.hexdigest()

    def _stop(self) -> None:
        if self._is_stopped():
            raise CarryingStopped(self._address)

    def _url(self, name: str) -> str:
        address = quote(self._address, safe=_STANDS_IN_ADDRESSES)  # MOVE names its target in a header, as it is
        return f"{address}/{quote(name)}"

    @contextmanager
    def _asked(
        self, method: str, name: str, *, data: "str | _Upload | None" = None, headers: Mapping[str, str] | None = None
    ) -> "Iterator[requests.Response]":
        """Ask once and hand out the answer. Raises PlaceTrouble for whatever happens to the connection meanwhile."""
        from requests import exceptions

        self._stop()
        try:
            with self._session.request(
                method,
                self._url(name),
                data=data,
                headers=headers,
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
            ) as answer:
                self._refuse_redirect(answer)
                yield answer
        except exceptions.SSLError as error:
            raise PlaceNotTrusted(self._address, _why(error)) from error
        except exceptions.Timeout as error:
            raise PlaceTooSlow(self._address) from error
        except (exceptions.RequestException, ConnectionError) as error:
            raise PlaceTooSlow(self._address) if _timed_out(error) else PlaceNotThere(self._address) from error

    def _refuse_redirect(self, answer: "requests.Response") -> None:
        if HTTPStatus.MULTIPLE_CHOICES <= answer.status_code < HTTPStatus.BAD_REQUEST:
            raise PlaceMovedAway(self._address, answer.headers.get("Location", "?"))

    def _expect(self, answer: "requests.Response", *statuses: int) -> None:
        if answer.status_code not in statuses:
            raise self._trouble(answer.status_code)

    def _trouble(self, status: int) -> PlaceTrouble:
        if status in _NO_WEBDAV:
            return PlaceIsNoWebDav(self._address, status)
        known = _SAYS_NO.get(status)
        return PlaceAnswersOddly(self._address, status) if known is None else known(self._address)


class _Upload:
    """A file that knows how long it is, and stops between two blocks when the window is closed."""

    def __init__(self, file: IO[bytes], source: Path, *, stop: Callable[[], None]) -> None:
        self._file = file
        self._length = source.stat().st_size
        self._stop = stop

    def __len__(self) -> int:
        return self._length

    def read(self, size: int = -1) -> bytes:
        """Return the next block."""
        self._stop()
        return self._file.read(size)


def secure_address(address: str) -> str:
    """Return the address without its last slash. Raises PlaceNotSecure: https always, http on this computer alone."""
    parts = urlsplit(address.strip())
    is_well_formed = bool(parts.hostname) and not (parts.username or parts.password or parts.query or parts.fragment)
    is_secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not is_well_formed or not is_secure:
        raise PlaceNotSecure(parts._replace(netloc=parts.hostname or "", query="", fragment="").geturl())
    return address.strip().rstrip("/")


def _session(user: str, password: str) -> "requests.Session":
    import requests
    from requests.auth import HTTPBasicAuth

    session = requests.Session()
    session.auth = HTTPBasicAuth(user.encode(), password.encode())  # as UTF-8, or an umlaut would not arrive
    session.mount("https://", _certified())
    return session


def _certified() -> "requests.adapters.HTTPAdapter":
    """Trust what this computer trusts too: a town hall's own authority is known to Windows, not to requests."""
    from requests.adapters import HTTPAdapter

    context = ssl.create_default_context()

    class Certified(HTTPAdapter):
        def init_poolmanager(self, *words: object, **named: object) -> None:
            super().init_poolmanager(*words, **named, ssl_context=context)  # type: ignore[arg-type]  # handed on as they come

    return Certified()


def _listing_headers(depth: str) -> Mapping[str, str]:
    return {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}


def _why(error: BaseException) -> str:
    """Return what OpenSSL said, from wherever it stands in the chain."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, ssl.SSLCertVerificationError):
            return found.verify_message
        found = _cause_of(found)
    return "TLS"


def _timed_out(error: BaseException) -> bool:
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, TimeoutError) or type(found).__name__ == "ReadTimeoutError":
            return True
        found = _cause_of(found)
    return False


def _cause_of(error: BaseException) -> BaseException | None:
    inner = next((each for each in error.args if isinstance(each, BaseException)), None)
    return inner or getattr(error, "reason", None) or error.__cause__
