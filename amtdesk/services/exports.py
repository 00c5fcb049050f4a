"""What goes out by file: templates and groups to be read back, posts and questions for a spreadsheet.

No names of citizens.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.folding import fold
from amtdesk.domain.post_rules import as_ended
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.domain.words import N_
from amtdesk.exchange.tables import Cell, csv_table, yaml_list
from amtdesk.services.group_list import GroupList
from amtdesk.services.post_overview import let_approvals_end
from amtdesk.services.templates import TemplateService
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.exported import ExportedRows
from amtdesk.storage.template_history import TemplateHistory
from amtdesk.system.clock import Clock
from amtdesk.system.files import write_whole

#: So many earlier versions of its words a template takes along.
_MOST_VERSIONS: Final = 6
YAML_ENDINGS: Final = (".yaml", ".yml")
ENDINGS: Final = (".csv", *YAML_ENDINGS)
#: German words of an office's own table; files are read in Germany whatever the window speaks.
_POST_STATUS: Final = {
    PostStatus.IDEA: "Idee",
    PostStatus.DRAFT: "Entwurf",
    PostStatus.IN_REVIEW: "liegt zur Freigabe vor",
    PostStatus.APPROVED: "freigegeben",
    PostStatus.SCHEDULED: "vorgeplant",
    PostStatus.PUBLISHED: "veröffentlicht",
    PostStatus.ON_HOLD: "angehalten",
    PostStatus.MISSED: "verpasst",
    PostStatus.WITHDRAWN: "zurückgezogen",
}
_QUESTION_STATUS: Final = {
    QuestionStatus.NEW: "neu",
    QuestionStatus.INTERIM: "Zwischenbescheid",
    QuestionStatus.WAITING_DEPARTMENT: "beim Fachamt",
    QuestionStatus.ANSWERED: "beantwortet",
    QuestionStatus.MOVED: "auf sicheren Weg verwiesen",
    QuestionStatus.NO_ANSWER: "bewusst ohne Antwort",
}
_SOURCE: Final = {
    QuestionSource.GROUP: "Gruppe",
    QuestionSource.PAGE_COMMENT: "Kommentar auf der Seite",
    QuestionSource.DIRECT_MESSAGE: "Direktnachricht",
    QuestionSource.OTHER: "anders",
}
_POST_HEADING: Final = {
    "key": "Schlüssel",
    "title": "Titel",
    "text": "Text",
    "hashtags": "Hashtags",
    "status": "Stand",
    "day": "Tag",
    "at": "Uhrzeit",
    "topic": "Thema",
    "department": "Amt",
    "approval": "Freigabestufe",
    "approved_by": "Freigegeben von",
    "approved_at": "Freigegeben am",
    "published_at": "Veröffentlicht am",
    "link": "Link",
    "image": "Bild",
    "alt": "Bildbeschreibung",
    "credit": "Bildnachweis",
    "note": "Hinweis",
}
_QUESTION_HEADING: Final = {
    "key": "Schlüssel",
    "text": "Frage",
    "source": "Woher",
    "group": "Gruppe",
    "asked_at": "Gefragt am",
    "category": "Thema",
    "status": "Stand",
    "first_reaction_at": "Erste Reaktion",
    "answer": "Antwort",
    "closed_at": "Abgeschlossen am",
    "closing_reason": "Grund",
    "department": "Amt",
    "link": "Link",
}


class UnknownEnding(UserFacingError):
    """The file's ending does not say what it shall be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{name} does not say by its ending what it shall be. Please choose a name that ends in {known}."),
            name=path.name,
            known=", ".join(ENDINGS),
        )


class UnknownSubject(UserFacingError):
    """No template belongs to the subject that was asked for."""

    def __init__(self, category: str, *, known: Sequence[str]) -> None:
        super().__init__(
            N_("No template belongs to the subject “{category}”. There are: {known}."),
            category=category,
            known=", ".join(known),
        )


class ExportService:
    """Writes whole files; each method returns how many entries it wrote. Raises UnknownEnding and CannotWrite."""

    def __init__(self, database: Database, clock: Clock, *, templates: TemplateService, town: TownService) -> None:
        self._database = database
        self._rows = ExportedRows(database)
        self._clock = clock
        self._templates = templates
        self._town = town
        self._groups = GroupList(database, clock, town=town)
        self._history = TemplateHistory(database)

    def templates(self, path: Path, *, category: str = "") -> int:
        """Write all templates, or those of one subject (its key or name), as a pack that the import reads back.

        Raises UnknownSubject as well.
        """
        from amtdesk.exchange.template_writing import as_csv, as_yaml

        is_yaml = _is_yaml(path)
        templates = self._templates_of(category)
        marks = self._history.versions(templates)
        versions = {each.key: marks[each.id][-_MOST_VERSIONS:] for each in templates}
        if is_yaml:
            heading = self._heading(len(templates))
            content = as_yaml(templates, self._town.categories(), versions=versions, heading=heading)
        else:
            content = as_csv(templates, versions=versions)
        write_whole(path, content)
        return len(templates)

    def _templates_of(self, category: str) -> tuple[ReplyTemplate, ...]:
        templates = self._templates.all()
        if not category:
            return templates
        wanted = fold(category.strip())
        found = tuple(t for t in templates if wanted in {fold(t.category), fold(t.category_name)})
        if not found:
            raise UnknownSubject(category, known=[use.name for use in self._templates.categories()])
        return found

    def _heading(self, number: int) -> tuple[str, ...]:
        """Return what a pack says about itself, for whoever opens it; the import does not read it."""
        town = self._town.town().name
        return (
            f"Textbausteine{f' · {town}' if town else ''} · {number} Bausteine · {self._clock.today():%d.%m.%Y}",
            "approval: Freigabestufe für die unveränderten Worte · kind: " + ", ".join(_kinds()),
            "version: Kennzeichen der Worte; daran erkennt AmtDesk beim Einlesen, wer zuletzt geändert hat.",
        )

    def groups(self, path: Path) -> int:
        """Write all groups in the order of the round, then the archived ones; the import reads them back."""
        from amtdesk.exchange.group_writing import as_csv, as_yaml

        is_yaml = _is_yaml(path)
        listed = tuple(group for group in self._groups.all() if not group.is_own_channel)
        groups = (*listed, *self._groups.archived())
        write_whole(path, as_yaml(groups, heading=self._groups_heading(len(groups))) if is_yaml else as_csv(groups))
        return len(groups)

    def _groups_heading(self, number: int) -> tuple[str, ...]:
        town = self._town.town().name
        return (
            f"Gruppen{f' · {town}' if town else ''} · {number} Gruppen · {self._clock.today():%d.%m.%Y}",
            "Keine Daten von Mitgliedern. rule: Rhythmus als RRULE, sonst gelten die Tage.",
        )

    def posts(self, path: Path) -> int:
        """Write all posts, by day, with who approved them and when they went out."""
        return self._write(path, "posts", heading=_POST_HEADING, rows=self._post_rows)

    def questions(self, path: Path) -> int:
        """Write all questions, by time, with what was answered."""
        return self._write(path, "questions", heading=_QUESTION_HEADING, rows=self._question_rows)

    def _write(
        self, path: Path, name: str, *, heading: dict[str, str], rows: Callable[[], Iterator[dict[str, Cell]]]
    ) -> int:
        is_yaml = _is_yaml(path)
        found = list(rows())
        write_whole(path, yaml_list(name, found) if is_yaml else csv_table(heading, found))
        return len(found)

    def _post_rows(self) -> Iterator[dict[str, Cell]]:
        departments = {each.key: each.name for each in self._town.departments()}
        ended = let_approvals_end(self._database, self._clock)
        for post in self._rows.posts():
            is_over = post.id in ended
            stands = as_ended(post, today=self._clock.today(), zone=self._clock.zone) if is_over else post
            yield self._post_row(stands, departments)

    def _post_row(self, post: Post, departments: dict[str, str]) -> dict[str, Cell]:
        approval = post.standing_approval
        out = post.standing_publication
        return {
            "key": post.key,
            "title": post.title,
            "text": post.text,
            "hashtags": post.hashtags,
            "status": _post_status(post),
            "day": post.day,
            "at": post.at,
            "topic": post.topic,
            "department": departments.get(post.department, post.department),
            "approval": post.approval_level,
            "approved_by": approval.approved_by if approval else "",
            "approved_at": self._local(approval.approved_at if approval else None),
            "published_at": self._local(out.published_at if out else None),
            "link": out.link if out else "",
            "image": post.image_name,
            "alt": post.alt_text,
            "credit": post.image_credit,
            "note": post.note,
        }

    def _question_rows(self) -> Iterator[dict[str, Cell]]:
        categories = {each.key: each.name for each in self._town.categories()}
        departments = {each.key: each.name for each in self._town.departments()}
        for question, answer in self._rows.questions():
            yield {
                **self._question_row(question),
                "category": categories.get(question.category, question.category),
                "department": departments.get(question.department, question.department),
                "answer": answer,
            }

    def _question_row(self, question: CitizenQuestion) -> dict[str, Cell]:
        return {
            "key": question.key,
            "text": question.text,
            "source": _SOURCE[question.source],
            "group": question.group_name,
            "asked_at": self._local(question.asked_at),
            "status": _QUESTION_STATUS[question.status],
            "first_reaction_at": self._local(question.first_reaction_at),
            "closed_at": self._local(question.closed_at),
            "closing_reason": question.closing_reason,
            "link": question.link,
        }

    def _local(self, instant: datetime | None) -> datetime | None:
        return None if instant is None else self._clock.local(instant).replace(tzinfo=None)


def _kinds() -> Iterator[str]:
    from amtdesk.exchange.template_entry import KINDS

    return (f"{code} = {word}" for code, word in KINDS.items())


def _is_yaml(path: Path) -> bool:
    ending = path.suffix.casefold()
    if ending not in ENDINGS:
        raise UnknownEnding(path)
    return ending in YAML_ENDINGS


def _post_status(post: Post) -> str:
    """The state in words; an approval that ends before the post goes out is named with its last day."""
    state = _POST_STATUS[post.status]
    return state if post.ends_before is None else f"{state} bis {post.ends_before:%d.%m.%Y}, vor dem Termin"
