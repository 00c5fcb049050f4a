"""The departments of the house: whom to ask, about what, and who stands in."""

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.town import Department
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock


class DepartmentService:
    """Reads and keeps departments. Each change can be undone."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._repository = TownRepository(database)

    def all(self) -> tuple[Department, ...]:
        """Return the departments by name."""
        return self._town.departments()

    def get(self, key: str) -> Department:
        """Return one department. Raises NotFound."""
        found = next((department for department in self.all() if department.key == key), None)
        if found is None:
            raise NotFound(N_("This department is not on the list any more."))
        return found

    def for_category(self, category: str) -> Department | None:
        """Return the department that a subject belongs to, or None."""
        keys = {each.key: each.department for each in self._town.categories()}
        return next((department for department in self.all() if department.key == keys.get(category)), None)

    def save(self, department: Department) -> Department:
        """Add a department, or change it. Raises NotAllowed without a name."""
        name = " ".join(department.name.split())
        if not name or not department.key:
            raise NotAllowed(N_("Please give the department a name."))
        topics = tuple(topic.strip() for topic in department.topics if topic.strip())
        tidy = department._replace(
            name=name, topics=topics, mail=department.mail.strip(), phone=department.phone.strip()
        )
        label = Message(N_("Department kept: {name}"), {"name": name})
        with self._database.command(label, at=self._clock.now(), areas={Area.TOWN}) as writer:
            self._repository.put_department(writer, tidy)
        return self.get(department.key)

    def remove(self, key: str) -> None:
        """Take a department off the list; undo brings it back. What was recorded about it keeps its key."""
        label = Message(N_("Department removed: {name}"), {"name": self.get(key).name})
        with self._database.command(label, at=self._clock.now(), areas={Area.TOWN}) as writer:
            self._repository.remove_department(writer, key)
