"""The states of Textbausteine that one has to bring about, for `make screens`."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import QuestionSource, WordingOrigin
from amtdesk.domain.reply_templates import AgreementState, ReplyTemplate
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.templates.page import TemplatesPage
from amtdesk.ui.pages.templates.preview import Preview
from amtdesk.ui.pages.templates.state_filter import StateFilter
from tools.shot import Prepare, Shot, type_line

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

_HEADING = ("Titel", "Text", "Kürzel", "Abgestimmt mit", "Abgestimmt am")
_OWN_ANSWERS = (
    "Das Freibad öffnet am Samstag um 10 Uhr.",
    "Ja, die Rutsche ist ab Samstag offen.",
    "Der Kiosk öffnet mit dem Bad.",
)


def _page(window: "MainWindow", target: object = None) -> TemplatesPage:
    window.open(Destination("templates", target))
    page = window.page()
    if not isinstance(page, TemplatesPage):
        raise TypeError(page)
    return page


def _searched(words: str) -> Prepare:
    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        _page(window)
        type_line(window, words)

    return prepare


def _narrowed(window: "MainWindow", _desk: "Desk") -> None:
    """What has expired, or soon will."""
    _page(window).findChildren(StateFilter)[0].choose(AgreementState.ENDING_SOON)


def _in_state(desk: "Desk", state: AgreementState) -> ReplyTemplate:
    return next(each for each in desk.templates.all() if each.agreement_state(today=desk.clock.today()) is state)


def _expired(window: "MainWindow", desk: "Desk") -> None:
    _page(window, int(_in_state(desk, AgreementState.EXPIRED).id))


def _with_gaps(window: "MainWindow", desk: "Desk") -> None:
    """The form of a template with three gaps, one of them filled."""
    desk.templates.remember_value("datum", "Freitag, 21. Mai")
    template = next(each for each in desk.templates.all() if len(desk.templates.asked_gaps(each)) > 1)
    preview = _page(window, int(template.id)).findChildren(Preview)[0]
    preview.copy.click()


def _agreeing(window: "MainWindow", desk: "Desk") -> None:
    page = _page(window, int(_in_state(desk, AgreementState.EXPIRED).id))
    page.findChildren(Preview)[0].agree.click()


def _editing(window: "MainWindow", desk: "Desk") -> None:
    _page(window, int(_in_state(desk, AgreementState.AGREED).id)).edit_requested()


def _beginning(window: "MainWindow", _desk: "Desk") -> None:
    _page(window).new_requested()


def _lapsed(window: "MainWindow", desk: "Desk") -> None:
    """Agreed words that were changed: without the stamp, with a way back."""
    template = _in_state(desk, AgreementState.AGREED)
    desk.templates.edit(template.id, text=f"{template.text} Bringen Sie bitte ein Foto mit.")
    _page(window, int(template.id))


def _copied(window: "MainWindow", desk: "Desk") -> None:
    """Words that went out just now, and what is offered next."""
    template = next(each for each in desk.templates.all() if each.key == "T-SPERR-1")
    _page(window, int(template.id)).findChildren(Preview)[0].copy.click()


def _proposed(window: "MainWindow", desk: "Desk") -> None:
    """Three answers of a subject in own words within four weeks (Q7)."""
    category = next(each for each in desk.town.categories() if each.key == "freibad")
    for text in _OWN_ANSWERS:
        question = desk.questions.note("Wann geht es los?", source=QuestionSource.PAGE_COMMENT, category=category.key)
        own = WordingOrigin.OWN_WORDS
        level = desk.answer_approvals.level_of(question, text, origin=own, template=None).level
        desk.answer_approvals.record(
            question.id, text, by="Petra Lüders", at=desk.clock.now(), way=ApprovalWay.PHONE, level=level
        )
        desk.questions.answer(question.id, text, origin=own)
    _page(window)


def _pack(window: "MainWindow", desk: "Desk") -> None:
    """A file with rows that are new, the same, changed and in conflict, and one that is faulty."""
    known = {each.key: each for each in desk.templates.all()}
    bulky, dog, lamp = known["T-SPERR-1"], known["T-HUND-1"], known["T-LAMPE-1"]
    taken = next(each for each in known.values() if each.shortcut)
    rows = [
        _HEADING,
        (bulky.title, bulky.text.replace("Bauhof", "Bauhof in Altenrode") + " Der Termin kommt per Post.", "", "", ""),
        ("Ferienpass", "Den Ferienpass gibt es ab dem 1. Juni im Bürgerbüro.", "", "Petra Lüders", "16.04.2027"),
        (dog.title, dog.text, dog.shortcut, "", ""),
        ("Stadtbücherei", "Die Bücherei öffnet dienstags und freitags.", taken.shortcut, "", ""),
        (lamp.title, f"{lamp.text} Danke für den Hinweis.", lamp.shortcut, "Uwe Harms", "10.05.2027"),
        ("", "Ein Text ohne Titel", "", "", ""),
    ]
    path = Path(desk.folder) / "bausteine-kreis.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    _page(window).file_import.preview(path)


SHOTS: tuple[Shot, ...] = (
    Shot(name="templates-found", prepare=_searched("freibat")),
    Shot(name="templates-query", prepare=_searched("strasse licht dunkel")),
    Shot(name="templates-nothing", prepare=_searched("kegelbahn")),
    Shot(name="templates-filtered", prepare=_narrowed),
    Shot(name="templates-gaps", prepare=_with_gaps),
    Shot(name="templates-agreement", prepare=_agreeing),
    Shot(name="templates-editor", prepare=_editing),
    Shot(name="templates-new", prepare=_beginning),
    Shot(name="templates-expired", prepare=_expired),
    Shot(name="templates-lapsed", prepare=_lapsed),
    Shot(name="templates-copied", prepare=_copied),
    Shot(name="templates-proposal", prepare=_proposed),
    Shot(name="templates-pack", prepare=_pack),
)
