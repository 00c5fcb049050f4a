"""The `@override` mark for methods that Qt calls: Python 3.11 lacks it, typing_extensions starts slowly.

It also lets an error in such a method be told. Until 3.12, Python leaves an error that arose in its own code (past the
end of a list, an object that Qt deleted) without its value until somebody catches it; PySide 6.11 looks at the value
before that, and ends the program by a segmentation fault in which no line of ours is named.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:
    #: What Qt calls by one small word. All its other names have a capital letter within, and none of ours has.
    _SMALL = frozenset(
        {
            "child",
            "clone",
            "data",
            "event",
            "flags",
            "paint",
            "parent",
            "pixmap",
            "rect",
            "role",
            "run",
            "state",
            "text",
            "translate",
            "window",
        }
    )

    def override(method):  # noqa: ANN001, ANN201 - mypy reads the other branch
        """Mark a method that replaces one of Qt's."""
        name = getattr(method, "__name__", "")  # a property has none
        is_called_by_qt = name in _SMALL or name != name.lower()
        return _WAYS.get(_arity(method), _many)(method) if is_called_by_qt and sys.version_info < (3, 12) else method

    def _arity(method):  # noqa: ANN001, ANN202 - as above
        """How many arguments it takes, where that is sure: Qt asks the same of what is connected to a signal."""
        code = method.__code__
        has_more = code.co_kwonlyargcount or code.co_flags & 0x0C or method.__defaults__
        return 0 if has_more else code.co_argcount

    # to catch an error and to raise it again is what gives it its value

    def _one(method):  # noqa: ANN001, ANN202 - as above
        def called(self):  # noqa: ANN001, ANN202 - as above
            try:
                return method(self)
            except BaseException:  # noqa: TRY203 - that it is caught is what counts
                raise

        return called

    def _two(method):  # noqa: ANN001, ANN202 - as above
        def called(self, first):  # noqa: ANN001, ANN202 - as above
            try:
                return method(self, first)
            except BaseException:  # noqa: TRY203 - that it is caught is what counts
                raise

        return called

    def _three(method):  # noqa: ANN001, ANN202 - as above
        def called(self, first, second):  # noqa: ANN001, ANN202 - as above
            try:
                return method(self, first, second)
            except BaseException:  # noqa: TRY203 - that it is caught is what counts
                raise

        return called

    def _many(method):  # noqa: ANN001, ANN202 - as above
        def called(*given, **named):  # noqa: ANN002, ANN003, ANN202 - as above
            try:
                return method(*given, **named)
            except BaseException:  # noqa: TRY203 - that it is caught is what counts
                raise

        return called

    _WAYS = {1: _one, 2: _two, 3: _three}


__all__ = ["override"]
