"""What is shipped as content: the starter pack and the demonstration town. YAML is read only when asked for."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NotRequired, TypedDict, cast

from amtdesk.domain.reply_templates import NewTemplate
from amtdesk.domain.town import Category
from amtdesk.system.resources import resource


class LaterSeed(TypedDict):
    """What followed an interim reply."""

    day: int
    time: str
    template: NotRequired[str]
    reply: NotRequired[str]


class QuestionSeed(TypedDict):
    """A question and how it was handled; `day` counts from the demonstration's first Monday."""

    key: str
    day: int
    time: str
    source: str
    category: str
    text: str
    handling: str
    template: str
    urgency: str
    mood: str
    reply_service_hours: float
    snippet_unchanged: bool
    values: NotRequired[dict[str, str]]
    reply: NotRequired[str]
    later: NotRequired[LaterSeed]
    follow_up: NotRequired[int]
    closing_reason: NotRequired[str]


class ImageSeed(TypedDict):
    """A picture's file name and words."""

    file: str
    alt: str
    credit: str
    consent: str


class PostSeed(TypedDict):
    """A post as it stands on the day that the demonstration shows."""

    key: str
    date: date
    time: str
    title: str
    text: str
    hashtags: list[str]
    topic: str
    goal: str
    target: str
    department: str
    approval: int
    level_reason: NotRequired[str]
    status: str
    image: ImageSeed | None
    submitted_to: NotRequired[str]
    depends_on: NotRequired[str]
    locked_until: NotRequired[date]
    publish_note: NotRequired[str]


class ObservationSeed(TypedDict):
    """A topic at a stop of the round, and how often it came up."""

    day: int
    at: str
    kind: str
    text: str
    mood: str
    mentions: int


class SkipSeed(TypedDict):
    """A stop that was left out."""

    day: int
    group: str
    reason: str


class RoundsSeed(TypedDict):
    """What the daily rounds brought."""

    start: str
    skipped: list[SkipSeed]
    moods: dict[int, dict[str, str]]
    observations: list[ObservationSeed]


class FinishedReportSeed(TypedDict):
    """Which week's report was finished, and when."""

    week: str
    finished_at: str


class ReportSeed(TypedDict):
    """What was written into one weekly report."""

    first: FinishedReportSeed
    week: str
    written_at: str
    entries: dict[str, str | float | list[str]]


class StarterPack:
    """The shipped reply templates and their categories, without any agreement."""

    def __init__(self) -> None:
        pack = read_seed(resource("seed", "starter_pack.yaml"))
        self.categories = tuple(
            Category(key=each["key"], name=each["name"], department=each["department"]) for each in pack["categories"]
        )
        self.templates = tuple(_new_template(each) for each in pack["templates"])


class BirkenfurtSeed:
    """The files of the demonstration town."""

    def __init__(self) -> None:
        folder = resource("seed", "birkenfurt")
        self.town: dict[str, Any] = read_seed(folder / "town.yaml")
        self.groups: list[dict[str, Any]] = read_seed(folder / "groups.yaml")["groups"]
        self.agreements: dict[str, dict[Any, date]] = read_seed(folder / "agreements.yaml")
        self.questions = cast("list[QuestionSeed]", read_seed(folder / "questions.yaml")["questions"])
        posts = read_seed(folder / "posts.yaml")
        self.posts = cast("list[PostSeed]", posts["posts"])
        self.reserve: list[dict[str, Any]] = posts["reserve"]
        self.rounds = cast("RoundsSeed", read_seed(folder / "rounds.yaml"))
        self.report = cast("ReportSeed", read_seed(folder / "report.yaml"))
        self.ideas: dict[str, list[dict[str, Any]]] = read_seed(folder / "ideas.yaml")
        self.occasions: dict[str, Any] = read_seed(folder / "occasions.yaml")
        self.tasks: dict[str, Any] = read_seed(folder / "tasks.yaml")

    @property
    def variables(self) -> dict[str, str]:
        """The town's own values for the gaps of templates and posts."""
        return cast("dict[str, str]", self.town["variables"])

    @property
    def first_monday(self) -> date:
        """Day 0 of questions and rounds."""
        return cast("date", self.town["town"]["first_monday"])

    @property
    def shown_at(self) -> str:
        """The local time at which the town opens when no other is given."""
        return cast("str", self.town["town"]["shown_at"])


def _new_template(row: Mapping[str, Any]) -> NewTemplate:
    return NewTemplate(
        key=row["key"],
        title=row["title"],
        text=row["text"],
        category=row["category"],
        kind=row["kind"],
        shortcut=row["key"].removeprefix("T-").replace("-", "").casefold(),
        approval_level=row["approval"],
        review_months=row["review_months"],
        note="; ".join(row.get("facts", ())),
    )


def read_seed(path: Path) -> dict[str, Any]:
    """Return what a shipped YAML file holds."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return cast("dict[str, Any]", yaml.load(path.read_bytes(), Loader=loader))  # noqa: S506 - a safe loader, the fast one where there is one
