"""The world's faults, told as sentences with a next step. Bugs are never of this kind."""

from amtdesk.domain.words import Message


class UserFacingError(Exception):
    """Something that is not a bug and that the person at the desk can do something about."""

    def __init__(self, source: str, **values: object) -> None:
        self.message = Message(source, values)
        super().__init__(source, values)

    def __str__(self) -> str:
        """Return the sentence in English."""
        return str(self.message)


def reason_of(error: UserFacingError | OSError) -> Message | str:
    """Return what the world says against it."""
    return error.message if isinstance(error, UserFacingError) else error.strerror or str(error)


class NotStored(UserFacingError):
    """What was typed or done could not be stored. It stays where it is, and is over with the next deed that is."""


class NotFound(UserFacingError):
    """What was asked for is not (or no longer) in the records."""


class NotAllowed(UserFacingError):
    """A rule of the office forbids this step just now."""


class OpenPlaces(NotAllowed):
    """Words are still to be filled in. The text itself shows where."""


class FactFault(NotAllowed):
    """What is wrong with a thing, and at which of its facts ("title", "rhythm", …)."""

    def __init__(self, fact: str, source: str, **values: object) -> None:
        super().__init__(source, **values)
        self.fact = fact
