"""Where else a post has to appear (P10): a small list per post, with a day and a tick. The office says what is owed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_places import Place, PostPlace, duties_from, duties_of, with_duties
from amtdesk.domain.words import N_
from amtdesk.services.post_steps import PostSteps
from amtdesk.storage.post_places import PostPlaceRepository
from amtdesk.storage.town import TownRepository

_DUTIES: Final = "place_duties"


class CrossMedia(PostSteps):
    """Website, gazette and notice board beside the channel."""

    @property
    def _places(self) -> PostPlaceRepository:
        return PostPlaceRepository(self._database)

    def places(self, post_id: PostId) -> tuple[PostPlace, ...]:
        """Return where else this post appears or has to appear; what is owed and not kept yet is due with the post."""
        post = self.get(post_id)
        duties = duties_of(post.topic, self.place_duties())
        kept = tuple(replace(each, is_duty=each.place in duties) for each in self._places.of_post(post_id))
        return with_duties(kept, post_id=post_id, duties=duties, due_on=post.day)

    def open_places(self, post_id: PostId) -> tuple[PostPlace, ...]:
        """Return where this post still has to appear."""
        return tuple(each for each in self.places(post_id) if each.done_at is None)

    def set_place(self, post_id: PostId, place: Place, *, due_on: date | None, note: str = "") -> tuple[PostPlace, ...]:
        """Note that the post appears there too, by a day or without one."""
        found = self._place(post_id, place)
        wanted = replace(found, due_on=due_on, note=" ".join(note.split()))
        if wanted != found or not found.is_kept:
            self._put(wanted, label=N_("Another place noted: “{title}”"))
        return self.places(post_id)

    def place_done(self, post_id: PostId, place: Place, *, is_done: bool = True) -> tuple[PostPlace, ...]:
        """Tick that it appeared there, or take the tick back."""
        done_at = self._clock.now() if is_done else None
        label = N_("Appeared elsewhere: “{title}”") if is_done else N_("Tick of a place taken back: “{title}”")
        self._put(replace(self._place(post_id, place), done_at=done_at), label=label)
        return self.places(post_id)

    def remove_place(self, post_id: PostId, place: Place) -> tuple[PostPlace, ...]:
        """Forget a place. One that the office owes stays on the list, as not done."""
        with self._change(N_("Place taken off the list: “{title}”"), self.get(post_id)) as writer:
            self._places.remove(writer, self._place(post_id, place))
        return self.places(post_id)

    def place_duties(self) -> Mapping[str, tuple[Place, ...]]:
        """Return which topics the office owes to which places; '' stands for every topic."""
        return duties_from(TownRepository(self._database).settings().get(_DUTIES))

    def set_place_duties(self, table: Mapping[str, tuple[Place, ...]]) -> None:
        """Decide where posts of which topics have to appear; '' stands for every topic. It applies at once."""
        self._town.set(_DUTIES, {topic: [place.value for place in owed] for topic, owed in table.items()})

    def _place(self, post_id: PostId, place: Place) -> PostPlace:
        found = (each for each in self.places(post_id) if each.place is place)
        return next(found, PostPlace(post_id=post_id, place=place, is_kept=False))

    def _put(self, place: PostPlace, *, label: str) -> None:
        post = self.get(place.post_id)
        with self._change(label, post) as writer:
            self._places.put(writer, place)
