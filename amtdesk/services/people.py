"""The people of the house: who leads, who says yes, who stands in for whom. No citizens, ever."""

from collections.abc import Container

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.folding import query_words
from amtdesk.domain.town import Person
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock


class PeopleService:
    """Reads and keeps people. Each change can be undone."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._repository = TownRepository(database)

    def all(self) -> tuple[Person, ...]:
        """Return everyone in the order they were entered."""
        return self._town.people()

    def get(self, key: str) -> Person:
        """Return one person. Raises NotFound."""
        found = next((person for person in self.all() if person.key == key), None)
        if found is None:
            raise NotFound(N_("This person is not on the list any more."))
        return found

    def roles(self) -> tuple[str, ...]:
        """Return the roles that approval levels ask for and those that someone has, each once."""
        asked = (level.role for level in self._town.approval_levels())
        return tuple(dict.fromkeys(role for role in (*asked, *(person.role for person in self.all())) if role))

    def add(self, name: str, *, role: str = "", deputy: str = "") -> Person:
        """Add a person. Raises NotAllowed without a name, and for one that stands there."""
        tidy = self._checked(Person(key="", name=name, role=role, deputy=deputy))
        return self._keep(tidy._replace(key=self.free_key(tidy.name)))

    def edit(self, person: Person) -> Person:
        """Change a person. Raises NotFound, and NotAllowed as `add` does."""
        self.get(person.key)
        return self._keep(self._checked(person))

    def remove(self, key: str) -> None:
        """Take a person off the list, and out of every place that the person leads or stands in; undo brings all back.

        What was recorded, such as approvals, keeps the name.
        """
        gone = self.get(key)
        with self._database.command(
            Message(N_("Person removed: {name}"), {"name": gone.name}), at=self._clock.now(), areas={Area.TOWN}
        ) as writer:
            for person in self.all():
                if person.deputy == key:
                    self._repository.put_person(writer, person._replace(deputy=""))
            for department in self._town.departments():
                if key in {department.lead, department.deputy}:
                    lead, deputy = (each if each != key else "" for each in (department.lead, department.deputy))
                    self._repository.put_department(writer, department._replace(lead=lead, deputy=deputy))
            self._repository.remove_person(writer, key)

    def _keep(self, person: Person) -> Person:
        label = Message(N_("Person kept: {name}"), {"name": person.name})
        with self._database.command(label, at=self._clock.now(), areas={Area.TOWN}) as writer:
            self._repository.put_person(writer, person)
        return self.get(person.key)

    def _checked(self, person: Person) -> Person:
        tidy = person._replace(name=" ".join(person.name.split()), role=" ".join(person.role.split()))
        others = {each.key: each for each in self.all() if each.key != person.key}
        if not tidy.name:
            raise NotAllowed(N_("Please give the name of the person."))
        if any(each.name.casefold() == tidy.name.casefold() for each in others.values()):
            raise NotAllowed(N_("“{name}” is on the list already."), name=tidy.name)
        if tidy.deputy and tidy.deputy not in others:
            raise NotAllowed(N_("Please choose somebody else of the house as deputy."))
        return tidy

    def free_key(self, name: str, *, besides: Container[str] = ()) -> str:
        """Return a readable key that nobody on the list has, nor anybody `besides` it."""
        on_list = {person.key for person in self.all()}
        first = key = "_".join(query_words(name)) or "person"
        number = 2
        while key in on_list or key in besides:
            key, number = f"{first}_{number}", number + 1
        return key
