"""Earlier words of reply templates, as far back as the change log goes. Read when packs come in or go out."""

import json
from collections import defaultdict
from collections.abc import Iterable

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.packs import version_of
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.storage.database import Database


class TemplateHistory:
    """Reads the change log backwards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def versions(self, templates: Iterable[ReplyTemplate]) -> dict[TemplateId, tuple[str, ...]]:
        """Return the marks of all words that each template had (see domain.packs), oldest first, its present last."""
        earlier = self._earlier()
        return {each.id: _versions(each, earlier.get(each.id, ())) for each in templates}

    def _earlier(self) -> dict[int, list[dict[str, str]]]:
        """Return for each template what title and text were before each change, the newest change first."""
        rows = self._database.rows(
            "SELECT row_id, before FROM changes WHERE table_name = 'templates' AND before IS NOT NULL "
            "AND after IS NOT NULL AND (before LIKE '%\"text\"%' OR before LIKE '%\"title\"%') ORDER BY id DESC"
        )
        found: dict[int, list[dict[str, str]]] = defaultdict(list)
        for row in rows:
            before = json.loads(row["before"])
            found[row["row_id"]].append({name: before[name] for name in ("title", "text") if name in before})
        return found


def _versions(template: ReplyTemplate, earlier: Iterable[dict[str, str]]) -> tuple[str, ...]:
    words = {"title": template.title, "text": template.text}
    marks = [version_of(**words)]
    for before in earlier:
        words |= before
        marks.append(version_of(**words))
    return tuple(reversed(dict.fromkeys(marks)))
