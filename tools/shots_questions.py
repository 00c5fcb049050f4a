"""The states of Bürgerfragen and of noting that one has to bring about, for `make screens`."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextEdit

from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, WordingOrigin
from amtdesk.domain.second_place import PlaceNotThere
from amtdesk.domain.words import Message
from amtdesk.ui.page import NEW, Destination
from amtdesk.ui.pages.questions.page import QuestionsPage
from amtdesk.ui.pages.questions.page_head import ALL
from tools.shot import Prepare, Shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

_ASKED = "Warum ist die Einzelkarte im Freibad schon wieder teurer geworden, und ab wann gilt der neue Preis?"
_ANSWER = (
    "Guten Tag, danke für Ihre Frage. Der Preis ist seit drei Jahren gleich. "
    "Ab dem 1. Juni kostet die Einzelkarte 4,50 Euro. So hat es der Stadtrat im April beschlossen."
)
_DISTRESS = "Ich kann nicht mehr. Seit Wochen kommt kein Bescheid, ich will nicht mehr leben."
_THREAT = "Wenn das so weitergeht, komme ich mit der Axt ins Rathaus und schlage euch den Schädel ein."
_PASTED = (
    "Sabine Meier\nMein Ausweis ist immer noch nicht da! Bin am 12.3.1981 geboren, wohne in der Lindenallee 14. "
    "Rufen Sie an: 0171 2345678, oder sabine.meier@post.example. Konto DE89 3704 0044 0532 0130 00."
)


def _noted(desk: "Desk", text: str = _ASKED, *, category: str = "freibad") -> CitizenQuestion:
    asked_at = desk.clock.now() - timedelta(hours=15)
    return desk.questions.note(text, source=QuestionSource.PAGE_COMMENT, asked_at=asked_at, category=category)


def _page(window: "MainWindow", target: object = None) -> QuestionsPage:
    window.open(Destination("questions", target))
    page = window.page()
    if not isinstance(page, QuestionsPage):
        raise TypeError(page)
    return page


def _new(window: "MainWindow", _desk: "Desk") -> None:
    """The form on the page itself."""
    _page(window, NEW)


def _with(bring_about: "Callable[[Desk, CitizenQuestion], None] | None" = None, *, text: str = _ASKED) -> Prepare:
    """A question of yesterday evening is shown, after something was done with it."""

    def prepare(window: "MainWindow", desk: "Desk") -> None:
        question = _noted(desk, text, category="freibad" if text == _ASKED else "")
        if bring_about is not None:
            bring_about(desk, question)
        _page(window, int(question.id))

    return prepare


def _write(desk: "Desk", question: CitizenQuestion, *, text: str = _ANSWER) -> None:
    desk.questions.save_draft(question.id, text, template_id=None)


def _submit(desk: "Desk", question: CitizenQuestion) -> None:
    own = WordingOrigin.OWN_WORDS
    desk.answer_approvals.submit(question.id, _ANSWER, origin=own, template_id=None, to="Petra Lüders")


def _approve(desk: "Desk", question: CitizenQuestion) -> None:
    _submit(desk, question)
    way, now = ApprovalWay.PHONE, desk.clock.now()
    desk.answer_approvals.record(question.id, _ANSWER, by="Petra Lüders", at=now, way=way, level=2)


def _approve_and_edit(desk: "Desk", question: CitizenQuestion) -> None:
    _approve(desk, question)
    _write(desk, question, text=f"{_ANSWER} Kinder zahlen 2 Euro.")


def _write_personal(desk: "Desk", question: CitizenQuestion) -> None:
    _write(desk, question, text="Guten Tag Frau Meier, wir rufen Sie unter 0171 2345678 an. Ihr Ausweis liegt bereit.")


def _doing(deed: "Callable[[QuestionsPage], None]", *, is_written: bool = False) -> Prepare:
    """A form of the page, open."""

    def prepare(window: "MainWindow", desk: "Desk") -> None:
        question = _noted(desk)
        if is_written:
            _submit(desk, question)
        page = _page(window, int(question.id))
        page.detail.fitting.look_now()  # else what fits pushes the form down
        deed(page)

    return prepare


def _stamped(window: "MainWindow", desk: "Desk") -> None:
    """An agreed template, unchanged: the stamp, and no approval needed."""
    question = _noted(desk, "Wie melde ich Sperrmüll an?", category="sperrmuell")
    template = next(each for each in desk.templates.all() if each.key == "T-SPERR-1")
    _page(window, int(question.id)).detail.answer.insert_template(template.id)


def _closed(window: "MainWindow", desk: "Desk") -> None:
    question = next(each for each in desk.questions.all() if each.status is QuestionStatus.ANSWERED)
    _page(window, int(question.id))


def _with_department(window: "MainWindow", desk: "Desk") -> None:
    question = next(each for each in desk.questions.open() if each.is_with_department)
    _page(window, int(question.id))


def _delegated(window: "MainWindow", desk: "Desk") -> None:
    """A department answers by itself under one post."""
    now = desk.clock.now()
    desk.delegations.grant(
        "bauhof", who="Uwe Harms", subject="Sperrung der Lindenallee", starts_at=now, ends_at=now + timedelta(hours=6)
    )
    _page(window)


def _answered(window: "MainWindow", desk: "Desk") -> None:
    """Just answered: the toast, and the next question with its button free."""
    _stamped(window, desk)
    page = window.page()
    if isinstance(page, QuestionsPage):
        page.detail.conduct.act()


def _everything(window: "MainWindow", _desk: "Desk") -> None:
    """All questions, narrowed to those that are answered."""
    page = _page(window)
    page.tabs.choose(ALL)
    state = page.frame.filters.state
    answered = frozenset({QuestionStatus.ANSWERED})
    state.setCurrentIndex(next(place for place in range(state.count()) if state.itemData(place) == answered))
    page.frame.filters.changed.emit()


def _none_found(window: "MainWindow", _desk: "Desk") -> None:
    page = _page(window)
    page.tabs.choose(ALL)
    page.frame.filters.search.setText("kegelbahn")


def _erasing(window: "MainWindow", desk: "Desk") -> None:
    """What erasing a question for good would take away, and a backup that still holds it."""
    question = _noted(desk)
    _write(desk, question)
    desk.safekeeping.daily()
    _page(window, int(question.id)).detail.conduct.begin_erasing()


def _erased(window: "MainWindow", desk: "Desk") -> None:
    """What is left after a question was erased: files that hold it, here and where nobody can look now."""
    from amtdesk.ui.pages.questions.erased_sheet import ErasedSheet

    question = _noted(desk)
    desk.safekeeping.daily()
    with TemporaryDirectory() as stick:
        desk.safekeeping.backup(Path(stick) / "Sicherung Mai.amtdesk-backup")
    erased = desk.erasure.erase(f"question:{question.id}", reason="Antrag vom 12. Mai")
    page = _page(window)
    told = Message(
        "The copies at the second place are deleted as soon as that works; just now: {reason}",
        {"reason": PlaceNotThere("/media/stick").message},
    )
    sheet = ErasedSheet(page.context, page.window(), erased=replace(erased, left=(told,)))
    sheet.open(sheet.leave)


def _noting(text: str) -> Prepare:
    """The sheet for a note over another page, with words in it."""

    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open_quick_note()
        field = window.focusWidget()
        if isinstance(field, QTextEdit):
            field.insertPlainText(text)

    return prepare


SHOTS: tuple[Shot, ...] = (
    Shot(name="questions-new", prepare=_new),
    Shot(name="questions-suggested", prepare=_with()),
    Shot(name="questions-stamped", prepare=_stamped),
    Shot(name="questions-level", prepare=_with(_write)),
    Shot(name="questions-waiting", prepare=_with(_submit)),
    Shot(name="questions-approved", prepare=_with(_approve)),
    Shot(name="questions-lapsed", prepare=_with(_approve_and_edit)),
    Shot(
        name="questions-approving", prepare=_doing(lambda page: page.detail.conduct.record_approval(), is_written=True)
    ),
    Shot(name="questions-handing-over", prepare=_doing(lambda page: page.detail.conduct.begin_hand_over())),
    Shot(name="questions-delegating", prepare=_doing(lambda page: page.detail.conduct.begin_delegation())),
    Shot(name="questions-reason", prepare=_doing(lambda page: page.detail.conduct.begin_reason())),
    Shot(name="questions-erasing", prepare=_erasing),
    Shot(name="questions-erased", prepare=_erased),
    Shot(name="questions-department", prepare=_with_department),
    Shot(name="questions-closed", prepare=_closed),
    Shot(name="questions-delegated", prepare=_delegated),
    Shot(name="questions-answered", prepare=_answered),
    Shot(name="questions-all", prepare=_everything),
    Shot(name="questions-none-found", prepare=_none_found),
    Shot(name="questions-distress", prepare=_with(text=_DISTRESS)),
    Shot(name="questions-threat", prepare=_with(text=_THREAT)),
    Shot(name="questions-personal", prepare=_with(_write_personal, text=_PASTED)),
    Shot(name="window-note", prepare=_noting("")),
    Shot(name="window-note-personal", prepare=_noting(_PASTED)),
)
