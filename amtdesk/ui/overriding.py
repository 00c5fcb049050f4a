"""The `@override` mark for methods that Qt calls: Python 3.11 lacks it, typing_extensions starts slowly."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):  # noqa: ANN001, ANN201 - mypy reads the other branch
        """Mark a method that replaces one of Qt's."""
        return method


__all__ = ["override"]
