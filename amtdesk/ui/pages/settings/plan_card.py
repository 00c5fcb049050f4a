"""Redaktionsplan: how many posts a week the office wants, and how much of each topic."""

from functools import partial
from typing import TYPE_CHECKING

from amtdesk.domain.plan_wishes import target_from_words, wishes_as_words, wishes_from_words
from amtdesk.domain.post_places import PLACE_WORD, Place, duties_as_words, duties_from_words
from amtdesk.ui.pages.settings.parts import SettingField, SettingsCard
from amtdesk.ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class PlanCard(SettingsCard):
    """What remarks on the plan go by."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Editorial plan"))
        self.target = SettingField(self.theme, self.tr("Posts a week"), width=140)
        self.topics = SettingField(self.theme, self.tr("Shares of topics"))
        self._target_error, self._topics_error = ErrorLine(self.theme), ErrorLine(self.theme)
        self.setting(
            self.tr("Posts a week"),
            self.tr("For example 3 to 5. The week says whether it holds."),
            control=self.target,
            below=self._target_error,
        )
        self.setting(
            self.tr("Shares of topics"),
            self.tr("In percent, for example Service 40, Kultur 20. Empty: all alike."),
            control=self.topics,
            below=self._topics_error,
        )
        self.places = SettingField(self.theme, self.tr("Also to appear"))
        self._places_error = ErrorLine(self.theme)
        self.setting(
            self.tr("Also to appear"),
            self.tr("For all topics, and behind a colon for one: Website; Beteiligung: Amtsblatt."),
            control=self.places,
            below=self._places_error,
        )
        self.places.kept.connect(self._keep_places)
        self.target.kept.connect(self._keep_target)
        self.topics.kept.connect(self._keep_topics)

    def show_records(self) -> None:
        """Show what is stored."""
        town = self.context.desk.town.town()
        least, most = town.posts_a_week
        words = self.tr("{least} to {most}").format(least=least, most=most)
        self.target.show_text(str(most) if least == most else words)
        self.topics.show_text(wishes_as_words(town.topic_wishes))
        self.places.show_text(duties_as_words(self.context.desk.posts.place_duties(), self._place_names()))

    def _keep_target(self, typed: str) -> None:
        town = self.context.desk.town
        self.keep(
            self.target, lambda: town.set("posts_a_week", list(target_from_words(typed))), error=self._target_error
        )

    def _keep_topics(self, typed: str) -> None:
        town = self.context.desk.town
        self.keep(self.topics, lambda: town.set("topic_wishes", self._wishes(typed)), error=self._topics_error)

    def _keep_places(self, typed: str) -> None:
        self.keep(self.places, partial(self._set_places, typed), error=self._places_error)

    def _set_places(self, typed: str) -> None:
        posts = self.context.desk.posts
        posts.set_place_duties(duties_from_words(typed, self._place_names()))

    def _place_names(self) -> dict[Place, str]:
        return {place: self.context.language.text(word) for place, word in PLACE_WORD.items()}

    def _wishes(self, typed: str) -> dict[str, object]:
        return {**wishes_from_words(typed, topics=self.context.desk.plan_days.topics())}
