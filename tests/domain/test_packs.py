"""A pack beside the records: which words come from which, and what deciding on a row does to the others."""

from dataclasses import replace
from datetime import date

import pytest

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.packs import (
    Ancestry,
    Choice,
    PackChoices,
    PackPreview,
    PackRow,
    RowKind,
    act_of,
    ancestry,
    version_of,
)
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from amtdesk.domain.words import Message

HERE = ReplyTemplate(id=TemplateId(1), key="T", title="Bad", text="Offen.", category="bad", category_name="Bäder")
SAID = NewTemplate(key="T", title="Bad", text="Zu.", category="bad")
AGREED = Agreement(agreed_with="Petra Lüders", agreed_on=date(2027, 1, 18))
ALL_CHOICES = (Choice.TAKE, Choice.LEAVE, Choice.BOTH)


def a_row(kind: RowKind, *, rivals: frozenset[int] = frozenset(), notes: tuple[Message, ...] = ()) -> PackRow:
    choices = () if kind is RowKind.SAME else ALL_CHOICES if kind is RowKind.CONFLICT else ALL_CHOICES[:2]
    before = None if kind is RowKind.NEW else HERE
    return PackRow(line=2, kind=kind, new=SAID, before=before, choices=choices, rivals=rivals, notes=notes)


def choices_for(*rows: PackRow) -> PackChoices:
    return PackChoices(preview=PackPreview(name="pack.yaml", rows=rows))


def test_the_mark_of_words_does_not_know_white_space_but_every_word() -> None:
    assert version_of("Bad", "Das  Bad\nöffnet.") == version_of(" Bad ", "Das Bad öffnet.")
    assert version_of("Bad", "Das Bad öffnet.") != version_of("Bad", "Das Bad öffnet")
    assert version_of("Bad", "x").startswith("v")


def test_the_mark_of_an_agreement_is_who_and_when() -> None:
    assert act_of(AGREED) == act_of(replace(AGREED, agreed_with="petra  LÜDERS", valid_until=date(2028, 1, 1)))
    assert act_of(AGREED) != act_of(replace(AGREED, agreed_on=date(2027, 1, 19)))


@pytest.mark.parametrize(
    ("words", "said", "here", "earlier", "expected"),
    [
        ("v3", ("v1", "v2"), "v2", {"v1"}, Ancestry.FILE_IS_NEWER),
        ("v1", ("v1",), "v2", {"v1"}, Ancestry.FILE_IS_OLDER),
        ("v3", ("v1",), "v2", {"v1"}, Ancestry.BOTH_WENT_ON),
        ("v3", (), "v2", {"v1"}, Ancestry.UNKNOWN),
        ("v3", ("v9",), "v2", {"v1"}, Ancestry.UNKNOWN),
    ],
)
def test_marks_tell_which_side_went_on(
    words: str, said: tuple[str, ...], here: str, earlier: set[str], expected: Ancestry
) -> None:
    assert ancestry(words, said, here=here, earlier=frozenset(earlier)) is expected


def test_new_and_changed_are_taken_and_conflicts_left_unless_someone_decides() -> None:
    choices = choices_for(*(a_row(kind) for kind in RowKind))

    assert [choices.of(number) for number in range(4)] == [Choice.TAKE, Choice.TAKE, Choice.LEAVE, Choice.LEAVE]
    assert [choice for _row, choice in choices.taken] == [Choice.TAKE, Choice.TAKE]


def test_taking_one_of_two_rivals_leaves_the_other_but_both_may_be_kept() -> None:
    choices = choices_for(
        a_row(RowKind.CONFLICT, rivals=frozenset({1})), a_row(RowKind.CONFLICT, rivals=frozenset({0}))
    )

    one = choices.decide(0, Choice.TAKE)
    other = one.decide(1, Choice.TAKE)
    both = one.decide(1, Choice.BOTH)

    assert (other.of(0), other.of(1)) == (Choice.LEAVE, Choice.TAKE)
    assert (both.of(0), both.of(1)) == (Choice.TAKE, Choice.BOTH)


def test_a_choice_that_a_row_does_not_offer_changes_nothing() -> None:
    choices = choices_for(a_row(RowKind.NEW), a_row(RowKind.SAME))

    assert choices.decide(0, Choice.BOTH) is choices
    assert choices.decide(1, Choice.TAKE) is choices
    assert choices.next_after(1) is Choice.LEAVE


def test_a_key_goes_round_through_the_choices() -> None:
    choices = choices_for(a_row(RowKind.CONFLICT))
    seen = []
    for _ in range(3):
        choices = choices.decide(0, choices.next_after(0))
        seen.append(choices.of(0))

    assert seen == [Choice.BOTH, Choice.TAKE, Choice.LEAVE]


def test_all_of_a_kind_can_be_decided_at_once() -> None:
    choices = choices_for(a_row(RowKind.NEW), a_row(RowKind.NEW), a_row(RowKind.CHANGED))
    assert choices.is_all(RowKind.NEW)

    choices = choices.decide_all(RowKind.NEW, Choice.LEAVE)

    assert not choices.is_all(RowKind.NEW)
    assert [row.kind for row, _choice in choices.taken] == [RowKind.CHANGED]


def test_a_changed_row_tells_only_what_is_different() -> None:
    row = replace(a_row(RowKind.CHANGED), category_name="Bäder")

    assert [(each.name, each.before, each.after) for each in row.differences() if each.name != "Approval level"] == [
        ("Text", "Offen.", "Zu.")
    ]


def test_a_new_row_tells_what_it_says_and_nothing_that_is_empty() -> None:
    row = PackRow(line=2, kind=RowKind.NEW, new=replace(SAID, agreement=AGREED), category_name="Bäder")

    told = {each.name: each.after for each in row.differences()}

    assert told["Agreed on"] == date(2027, 1, 18)
    assert "Shortcut" not in told
    assert all(each.before is None for each in row.differences())


def test_a_lost_agreement_is_a_difference_and_one_that_stays_is_none() -> None:
    row = replace(a_row(RowKind.CHANGED), before=replace(HERE, agreement=AGREED))

    assert "Agreed with" not in {each.name for each in row.differences()}
    lost = {each.name: (each.before, each.after) for each in replace(row, costs_stamp=True).differences()}
    assert lost["Agreed with"] == ("Petra Lüders", None)


def test_a_preview_counts_and_names_its_conflicts() -> None:
    why = Message("Changed on both sides")
    preview = choices_for(a_row(RowKind.NEW), a_row(RowKind.CONFLICT, notes=(why,)), a_row(RowKind.SAME)).preview

    report = preview.report

    assert (report.added, report.changed, report.unchanged) == (1, 0, 1)
    assert [(fault.line, fault.message) for fault in report.conflicts] == [(2, why)]
