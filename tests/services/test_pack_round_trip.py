"""What goes out in a pack is the same here, and comes whole to another desk."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from amtdesk.domain.packs import RowKind
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from tests.builders import open_desk
from tests.builders_packs import kinds

WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aäßÄé=+-@'\";,\t\n\r#:|>&*!%{}[]– „“€\u00a0\u200d\ufeff\x07\x0b\x85\u2028🙂👨\u200d👩\u200d👧"
        ),
        st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"),
    ),
    min_size=1,
    max_size=40,
).filter(lambda words: bool("".join(c for c in words if c >= " " and c not in "\x7f\ufeff").strip()))
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2027, 5, 12))


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    agreed_on = draw(DAYS)
    later = st.none() | st.integers(0, 3000).map(lambda days: agreed_on + timedelta(days=days))
    return Agreement(
        agreed_with=draw(WORDS),
        agreed_on=agreed_on,
        department=draw(st.just("") | WORDS),
        valid_until=draw(later),
        next_review=draw(later.filter(bool)),
    )


@st.composite
def new_templates(draw: st.DrawFn, number: int) -> NewTemplate:
    return NewTemplate(
        title=f"{draw(WORDS)} {number}",
        text=draw(WORDS),
        key=f"T-{number}",
        category=draw(st.sampled_from(["", "bad", "wald", "Ohne Liste"])),
        kind=draw(st.sampled_from(["comment", "dm", "group", "press"])),
        shortcut=draw(st.sampled_from(["", f"kürzel-{number}", f"{number}e5", f"-{number}"])),
        approval_level=draw(st.integers(0, 3)),
        review_months=draw(st.integers(1, 120)),
        note=draw(st.just("") | WORDS),
        agreement=draw(st.none() | agreements()),
    )


def said(template: ReplyTemplate) -> tuple[object, ...]:
    """What a pack has to carry, as a text file can: white space at the ends and control characters are no content."""
    agreement = template.agreement
    return (
        *(plain(words) for words in (template.title, template.text, template.note, template.category_name)),
        *(template.key, template.kind, template.shortcut, template.approval_level, template.review_months),
        None
        if agreement is None
        else (plain(agreement.agreed_with), plain(agreement.department), agreement.agreed_on, agreement.valid_until),
    )


def plain(words: str) -> str:
    lines = words.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if (c >= " " or c in "\t\n") and c not in "\x7f\ufeff").strip()


@given(st.integers(1, 4).flatmap(lambda n: st.tuples(*(new_templates(number) for number in range(n)))))
@settings(max_examples=40)
def test_what_goes_out_is_the_same_here_and_comes_whole_to_another_desk(templates: tuple[NewTemplate, ...]) -> None:
    with TemporaryDirectory() as name:
        for folder in ("one", "csv", "yaml"):
            Path(name, folder).mkdir()
        with open_desk(Path(name, "one")) as desk:
            kept = [desk.templates.add(each) for each in templates]
            for ending in ("csv", "yaml"):
                path = Path(name, f"pack.{ending}")
                desk.exports.templates(path)
                preview = desk.imports.preview_templates(path)
                assert (kinds(preview), preview.faults) == ([RowKind.SAME] * len(kept), ())
                with open_desk(Path(name, ending)) as other:
                    report = other.imports.import_templates(path)
                    assert (report.added, report.conflicts, report.faults) == (len(kept), (), ())
                    there = sorted(other.templates.all(), key=lambda each: each.key)
                    assert [said(each) for each in there] == [said(desk.templates.get(each.id)) for each in kept]
                    back = Path(name, f"back.{ending}")
                    other.exports.templates(back)
                assert kinds(desk.imports.preview_templates(back)) == [RowKind.SAME] * len(kept)
