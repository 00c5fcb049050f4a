"""Passwords, in the operating system's keyring and nowhere else (N1).

A keyring may ask her for its own password, or hang: every call runs beside and is given up after a time limit. There is
no fallback: a system without a keyring that we know keeps no password. Loading keyring takes 90 ms: never at start.
"""

import threading
from typing import TYPE_CHECKING, Final, TypeVar

from amtdesk.domain.second_place import KeyringLocked, NoKeyring

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

SERVICE: Final = "AmtDesk"
#: Long enough to type a password into the keyring's own window.
WAITS_SECONDS: Final = 30.0
#: What keeps a secret as the system does. Anything else (plain files, none at all) is refused.
_TRUSTED: Final = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
    }
)
T = TypeVar("T")


class Secrets:
    """Keeps, finds and forgets passwords. Every method raises NoKeyring or KeyringLocked."""

    def __init__(self, *, waits_seconds: float = WAITS_SECONDS) -> None:
        self._waits_seconds = waits_seconds

    def keep(self, name: str, secret: str) -> None:
        """Keep a password under a name."""
        self._ask(lambda keyring: keyring.set_password(SERVICE, name, secret))

    def find(self, name: str) -> str | None:
        """Return the password, or None when none is kept under this name."""
        return self._ask(lambda keyring: keyring.get_password(SERVICE, name))

    def forget(self, name: str) -> None:
        """Remove the password; harmless when there is none."""
        self._ask(lambda keyring: _forget(keyring, name))

    def refuse_without_keyring(self) -> None:
        """Raise NoKeyring where no password could be kept."""
        self._ask(lambda keyring: keyring.name)

    def _ask(self, question: "Callable[[KeyringBackend], T]") -> T:
        asked = _Asked(question)
        asked.start()
        asked.join(self._waits_seconds)
        return asked.answer()


class _Asked(threading.Thread):
    """One question to the keyring. A thread that hangs does not hold the program when it ends."""

    def __init__(self, question: "Callable[[KeyringBackend], T]") -> None:
        super().__init__(name="keyring", daemon=True)
        self._question = question
        self._answers: list[object] = []
        self._error: Exception | None = None

    def run(self) -> None:
        from keyring.errors import KeyringError

        try:
            self._answers.append(self._question(_trusted_keyring()))
        except KeyringError as error:
            self._error = KeyringLocked()
            self._error.__cause__ = error
        except Exception as error:  # noqa: BLE001 - nothing is swallowed: it is raised again by whoever asked
            self._error = error

    def answer(self) -> "T":  # type: ignore[type-var]  # what the question gives
        if self._error is not None:
            raise self._error
        if not self._answers:
            raise KeyringLocked
        return self._answers[0]  # type: ignore[return-value]  # as above


def _trusted_keyring() -> "KeyringBackend":
    """Return the system's own keyring. Raises NoKeyring; a chain of several is never used as one, but by its parts."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    parts = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for part in parts:
        if f"{type(part).__module__}.{type(part).__qualname__}" in _TRUSTED:
            return part
    raise NoKeyring


def _forget(keyring: "KeyringBackend", name: str) -> None:
    if keyring.get_password(SERVICE, name) is not None:
        keyring.delete_password(SERVICE, name)
