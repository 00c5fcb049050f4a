"""What raises the level of an answer or a post until the office brings its own table (P8)."""

from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.town import ApprovalTrigger
from amtdesk.domain.words import N_

HIGHEST_LEVEL: Final = 3
#: German, as the names of the levels: they are the office's own words from the first edit on.
DEFAULT_TRIGGERS: Final = (
    ApprovalTrigger(
        key="figures",
        name="Zahlen, Fristen, Gebühren",
        level=1,
        words=("Frist", "Gebühr", "Gebührensatzung", "Bußgeld"),
        figures=True,
    ),
    ApprovalTrigger(
        key="criticism",
        name="Kritik, Kosten, Ratsthema",
        level=2,
        words=("Kosten", "Haushalt", "Zuschuss", "Beschwerde", "Skandal", "Stadtratsbeschluss", "Ratsbeschluss"),
        categories=("beschwerde", "kontrovers"),
    ),
    ApprovalTrigger(
        key="head",
        name="Krise, Presse, Wahl, Personal",
        level=3,
        words=(
            "Anwalt",
            "Klage",
            "Unfall",
            "Verletzt*",
            "Kündigung",
            "Redaktion",
            "Reporter",
            "Kandidat*",
            "Wahlkampf",
        ),
        categories=("presse",),
    ),
)


def checked_trigger(trigger: ApprovalTrigger) -> ApprovalTrigger:
    """Return a row of the office's table, tidy. Raises NotAllowed without a name, a sensible level or any cause."""
    name = " ".join(trigger.name.split())
    words = tuple(dict.fromkeys(tidy for word in trigger.words if (tidy := " ".join(word.split()))))
    if not name:
        raise NotAllowed(N_("Please say what this row is about, such as “Kosten und Kritik”."))
    if not 1 <= trigger.level <= HIGHEST_LEVEL:
        raise NotAllowed(N_("A trigger asks for level 1, 2 or 3."))
    if not words and not trigger.categories and not trigger.figures:
        raise NotAllowed(N_("Please name at least one word or one subject."))
    return trigger._replace(name=name, words=words)
