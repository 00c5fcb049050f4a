"""Copying the chosen words: never with an open gap, never expired, remembered values only after a look at them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.template_rules import hindrance

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.templates.deeds import TemplateDeeds
    from amtdesk.ui.pages.templates.view import TemplatesView
    from amtdesk.ui.pages.templates.words import TemplateWords


class HandingOut(QObject):
    """Asks for what is missing, or copies."""

    def __init__(
        self, context: "PageContext", view: "TemplatesView", *, deeds: "TemplateDeeds", words: "TemplateWords"
    ) -> None:
        super().__init__(view)
        self._clock = context.desk.clock
        self._view = view
        self._deeds = deeds
        self._words = words

    def copy(self) -> None:
        """Copy what the preview shows, or put the focus where something is missing and say what."""
        preview, gaps = self._view.preview, self._view.preview.gaps
        template = preview.template
        if template is None:
            return
        if not template.may_be_copied(today=self._clock.today()):
            preview.begin_agreement()
            return
        if (reason := hindrance(template.text)) is not None:
            self._deeds.say_hindered(reason)
            return
        filled = preview.filled()
        if filled.open_gaps:
            name = filled.open_gaps[0]
            gaps.look_at(name, hint=self._missing(name).format(gap=self._words.gap(name)))
            self._view.bring_into_view(gaps)
        elif unseen := gaps.unseen():
            gaps.look_at(unseen, hint=self.tr("This is from last time. If it still holds, Enter copies."))
            self._view.bring_into_view(gaps)
        elif self._deeds.copy(template, filled.text, values=gaps.values()):
            preview.forget_typed()
            if self._view.has_focus_in(gaps):
                self._view.focus_search()

    def _missing(self, name: str) -> str:
        if self._view.preview.gaps.holds_braces(name):
            return self.tr("What stands in “{gap}” is a placeholder itself. Please write the words that go out.")
        return self.tr("“{gap}” is still missing. Enter copies as soon as it is there.")
