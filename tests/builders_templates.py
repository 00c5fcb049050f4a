"""Reply templates for tests, with the noise left out."""

from datetime import date
from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate

AGREED = Agreement(agreed_with="Petra Lüders", agreed_on=date(2027, 1, 18), department="Bäder")


def ending(day: date) -> Agreement:
    """An agreement that holds until a day."""
    return Agreement(agreed_with="Petra Lüders", agreed_on=date(2027, 1, 18), valid_until=day)


def keep_template(
    desk: Desk,
    title: str = "Freibad: Öffnungszeiten",
    text: str = "Das Freibad öffnet am 9. Mai.",
    *,
    category: str = "",
    shortcut: str = "",
    agreement: Agreement | None = AGREED,
) -> ReplyTemplate:
    """Put a template into the records, agreed unless told otherwise."""
    template = desk.templates.add(NewTemplate(title=title, text=text, category=category, shortcut=shortcut))
    if agreement is None:
        return template
    return desk.templates.record_agreement(template.id, agreement)


def german_table(folder: Path, *rows: str, heading: str = "Titel;Text", encoding: str = "cp1252") -> Path:
    """A CSV file as a German Excel writes it."""
    path = folder / "bausteine.csv"
    path.write_bytes("\r\n".join((heading, *rows, "")).encode(encoding))
    return path
