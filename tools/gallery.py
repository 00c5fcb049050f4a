"""Paint every widget in every theme into one PNG each: `python -m tools.gallery FOLDER`. For eyes, not for tests."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from amtdesk.ui.messages import BarNote, ToastNote
from amtdesk.ui.theme import THEME_CHOICES, Theme, load_fonts
from amtdesk.ui.widgets.banner import Banner
from amtdesk.ui.widgets.buttons import FilterChip, IconButton, KbdButton, LinkButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, RowAction, heading
from amtdesk.ui.widgets.cards import Card, Hairline, column, row
from amtdesk.ui.widgets.chips import Chip
from amtdesk.ui.widgets.choices import SegmentedControl, Switch
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.fields import AutosaveTextEdit, SearchField
from amtdesk.ui.widgets.focus_frame import FocusFrame
from amtdesk.ui.widgets.labels import FactRow, Label, PageTitle, SectionLabel, TextBlock
from amtdesk.ui.widgets.meters import CharacterRing, ClockBar, LeadState, PlanningLeadStrip, Ring, Sparkline
from amtdesk.ui.widgets.row_delegate import RowStyle
from amtdesk.ui.widgets.step_bar import Step, StepBar
from amtdesk.ui.widgets.title_edit import InlineTitleEdit
from amtdesk.ui.widgets.toast import Toast

LONG = "„Hat das Freibad am 1. Mai schon auf? Auf der Website steht noch der Plan vom letzten Jahr.“"


def next_card(theme: Theme) -> Card:
    """The card "Als Nächstes" as in the mock-up."""
    card = Card(theme, padding=(18, 20))
    line = row(theme, spacing=20)
    ring = Ring(theme)
    ring.show_share(0.08, ("1:48", "Std."), color="warn.base")
    line.addWidget(ring)
    right = column(theme, spacing=4)
    right.addWidget(Label(theme, "Als Nächstes", role="metaStrong", color="accent.text"))
    right.addWidget(TextBlock(theme, LONG, role="heading"))
    buttons = row(theme)
    buttons.addWidget(KbdButton(theme, "Antworten", kind="primary", icon="reply", keys="Return"))
    buttons.addWidget(KbdButton(theme, "Später heute", icon="clock"))
    buttons.addStretch(1)
    buttons.addWidget(Label(theme, "Passender Baustein gefunden", role="meta", color="text.secondary"))
    right.addLayout(buttons)
    line.addLayout(right, 1)
    card.column.addLayout(line)
    return card


def today_list(theme: Theme) -> CardList:
    """Rows of Heute."""
    rows = (
        CardRow(
            key=1,
            circle="open",
            icon="send",
            title="Veröffentlichen: Wochenmarkt zieht in die Mühlgasse",
            meta="Freigegeben von J. Plath, 15.04., 16:20",
            meta_icon="stamp",
            meta_color="approve.text",
            right="um 11:00",
            right_icon="clock",
        ),
        CardRow(
            key=2,
            circle="open",
            icon="messages-square",
            title="„Wann wird der gelbe Sack in Obermühl geholt?“",
            meta="Aus „Ortsteil Obermühl aktuell“",
            right="noch 5 Std. 40 Min.",
            right_icon="clock",
        ),
        CardRow(
            key=3, circle="done", icon="message-circle", title="Kommentare gesichtet", right="07:58", right_icon="check"
        ),
        CardRow(
            key=4,
            icon="hourglass",
            title="Freigabe: Freibad startet am 9. Mai in die Saison",
            meta="Liegt seit gestern bei Jürgen Plath",
            link=RowAction(key="remind", text="Erinnern"),
        ),
    )
    found = CardList(theme, "Heute noch", grows=True)
    found.show_rows(rows)
    return found


def question_list(theme: Theme) -> CardList:
    """Rows of Bürgerfragen."""
    found = CardList(theme, "Fragen", style=RowStyle(title_role="controlStrong", title_lines=2, padding=10, side=14))
    found.show_rows(
        (
            heading("Läuft bald ab", icon="clock-alert", icon_color="warn.base"),
            CardRow(
                key=1,
                title=LONG,
                lead="noch 1 Std. 48 Min.",
                lead_color="warn.text",
                meta="Eltern in Haselbrück",
                ring=0.08,
                ring_color="warn.base",
            ),
            heading("Offen"),
            CardRow(
                key=2, title="„Wann wird der gelbe Sack geholt?“", meta="noch 5 Std. · Ortsteil Obermühl", ring=0.25
            ),
            heading("Heute und gestern beantwortet"),
            CardRow(key=3, title="„Gibt es noch Plätze?“", meta="nach 2 Std. 05 Min. · Eltern", icon="check"),
        )
    )
    found.select_key(1)
    return found


def left_side(theme: Theme) -> QWidget:
    """Everything of Heute and Textbausteine."""
    side = QWidget()
    lines = column(theme, spacing=12)
    side.setLayout(lines)
    lines.addWidget(PageTitle(theme, "Donnerstag, 16. April", display=True))
    lines.addWidget(next_card(theme))
    lines.addWidget(SectionLabel(theme, "Heute noch"))
    lines.addWidget(today_list(theme))
    search = SearchField(theme, "Suchen")
    search.setText("freibad")
    lines.addWidget(search)
    chips = row(theme)
    for number, text in enumerate(("Alle Themen", "Bauen und Verkehr", "Bürgerservice")):
        chip = FilterChip(theme, text)
        chip.setChecked(number == 0)
        chips.addWidget(chip)
    chips.addStretch(1)
    lines.addLayout(chips)
    states = row(theme)
    states.addWidget(Chip(theme, "abgestimmt", kind="approved"))
    states.addWidget(Chip(theme, "wartet", kind="warn"))
    states.addWidget(Chip(theme, "überfällig", kind="danger"))
    states.addWidget(Chip(theme, "Bildrechte geklärt", icon="check"))
    states.addWidget(Chip(theme, "neu", kind="accent"))
    states.addStretch(1)
    lines.addLayout(states)
    lines.addWidget(
        FactRow(theme, "Abgestimmt", value="Dr. Ute Hansmann, 12.01.2026", icon="stamp", color="approve.text")
    )
    lines.addWidget(question_list(theme), 1)
    return side


def right_side(theme: Theme) -> QWidget:
    """Measures, fields, choices."""
    side = QWidget()
    lines = column(theme, spacing=12)
    side.setLayout(lines)
    lines.addWidget(Banner(theme, BarNote(key="x", text="Noch 2 Stunden: „Hat das Freibad am 1. Mai schon auf?“")))
    lines.addWidget(lead_strip(theme))
    line = row(theme, spacing=16)
    spark = Sparkline(theme)
    spark.show_values((5, 4, 6, 3.5, 4, 2.8, 3.1), target=7, spoken="x")
    line.addWidget(spark)
    ring = CharacterRing(theme)
    ring.show_count(443, recommended=500, spoken="x")
    line.addWidget(ring)
    line.addWidget(Switch(theme, "a", is_on=True))
    line.addWidget(Switch(theme, "b"))
    line.addStretch(1)
    lines.addLayout(line)
    clock = ClockBar(theme)
    clock.show_elapsed(0.92, color="warn.base", spoken="x")
    lines.addWidget(clock)
    add_fields(theme, lines)
    return side


def add_fields(theme: Theme, lines: QVBoxLayout) -> None:
    """Choices, steps, title, text, the other buttons, an empty state."""
    lines.addWidget(SegmentedControl(theme, "Farben", choices=((1, "Wie Windows"), (2, "Hell"), (3, "Dunkel"))))
    steps = StepBar(theme, "Stand")
    steps.show_steps(
        (
            Step(text="Entwurf", state="done"),
            Step(text="Freigabe", state="current", icon="stamp"),
            Step(text="Veröffentlicht", state="ahead"),
        )
    )
    lines.addWidget(steps)
    title = InlineTitleEdit(theme, "Titel")
    title.show_title("Freibad startet am 9. Mai in die Saison")
    lines.addWidget(title)
    lines.addWidget(Hairline(theme))
    lines.addWidget(edit(theme))
    buttons = row(theme)
    buttons.addWidget(KbdButton(theme, "Löschen", kind="danger"))
    buttons.addWidget(LinkButton(theme, "Lücke füllen"))
    buttons.addWidget(IconButton(theme, "Mehr", icon="ellipsis"))
    off = KbdButton(theme, "Nicht jetzt")
    off.setEnabled(False)
    buttons.addWidget(off)
    buttons.addStretch(1)
    lines.addLayout(buttons)
    lines.addWidget(
        EmptyState(
            theme,
            "Welche Fragen hören Sie immer wieder?",
            text="Ein Textbaustein ist eine Antwort, die im Haus abgestimmt ist.",
        ),
        1,
    )


def edit(theme: Theme) -> QTextEdit:
    """The answer field."""
    field = AutosaveTextEdit(theme, "Ihre Antwort")
    field.show_text("Guten Tag, danke für Ihre Frage. Das Freibad öffnet am Samstag, 9. Mai 2026.\nViele Grüße")
    field.setFixedHeight(theme.px(120))
    return field


def lead_strip(theme: Theme) -> PlanningLeadStrip:
    """The planning lead as in the mock-up."""
    pattern: dict[str, LeadState] = {"a": "approved", "w": "waiting", "d": "draft", "e": "empty"}
    states = [pattern[letter] for letter in "aaeeedewedeedeedaeeedededwde"]
    strip = PlanningLeadStrip(theme)
    strip.show_days(
        states,
        ["x"] * 28,
        captions=("heute", "30. Apr.", "13. Mai"),
        rest_days=frozenset({2, 3, 9, 10, 16, 17, 23, 24}),
        spoken="x",
    )
    return strip


def paint(theme: Theme, path: Path) -> None:
    """Paint the whole gallery once."""
    window = QWidget()
    sides = row(theme, spacing=24, margins=(24, 24, 24, 24))
    window.setLayout(sides)
    sides.addWidget(left_side(theme), 3)
    sides.addWidget(right_side(theme), 2)
    FocusFrame(theme, window)
    toast = Toast(theme, window)
    window.resize(theme.px(1280), theme.px(1000))
    window.show()
    window.activateWindow()
    window.findChild(KbdButton).setFocus()  # type: ignore[union-attr]  # the first button is there
    toast.show_note(ToastNote(text="Beitrag auf Dienstag, 21. April verschoben.", action="Rückgängig", keys="Ctrl+Z"))
    QApplication.processEvents()
    QApplication.processEvents()
    window.grab().save(str(path))
    window.close()


def main() -> None:
    """Paint all themes at 100 %, and one at 150 %."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    for choice in THEME_CHOICES[1:]:
        theme = Theme(choice=choice)
        theme.dress(app)
        paint(theme, folder / f"gallery-{choice}.png")
    theme = Theme(choice="hc-dark", zoom_percent=150)
    theme.dress(app)
    paint(theme, folder / "gallery-hc-150.png")


if __name__ == "__main__":
    main()
