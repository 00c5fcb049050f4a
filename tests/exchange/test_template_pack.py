"""Packs as files: what a person writes by hand is read as written, and what goes out is readable and harmless."""

import csv
import io
from datetime import date

import pytest

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.imports import Fault, ImportRefused
from amtdesk.domain.reply_templates import Agreement, ReplyTemplate
from amtdesk.domain.town import Category
from amtdesk.exchange.reading import MAX_ROWS, read_table
from amtdesk.exchange.template_pack import TemplatePack, read_pack
from amtdesk.exchange.template_writing import as_csv, as_yaml, without_guard

LEVELS = {"frei": 0, "fachamt": 1, "zentrale": 2, "leitung": 3}
BAD = Category(key="bad", name="Bäder", department="kultur")


def a_template(text: str = "Offen.", *, title: str = "Bad", note: str = "") -> ReplyTemplate:
    agreement = Agreement(agreed_with="Petra Lüders", agreed_on=date(2027, 4, 16))
    return ReplyTemplate(
        id=TemplateId(1),
        key="T-BAD",
        title=title,
        text=text,
        category="bad",
        category_name="Bäder",
        approval_level=2,
        note=note,
        agreement=agreement,
    )


def read(words: str, ending: str = ".yaml") -> TemplatePack:
    return read_pack(words, name=f"pack{ending}", ending=ending, levels=LEVELS)


def lines(faults: tuple[Fault, ...]) -> list[int]:
    return [fault.line for fault in faults]


# reading


def test_words_are_read_as_they_are_written_not_as_yaml_means_them() -> None:
    (packed,) = read("templates:\n  - {title: No, text: 12:30, shortcut: 1e3, key: 010, approval: fachamt}\n").templates

    assert (packed.template.title, packed.template.text) == ("No", "12:30")
    assert (packed.template.shortcut, packed.template.key, packed.template.approval_level) == ("1e3", "010", 1)


def test_a_list_or_a_tag_where_words_belong_is_named_with_its_line() -> None:
    pack = read(
        "templates:\n"
        "  - title: A\n"
        "    text: [eins, zwei]\n"
        "  - title: {B: 1}\n"
        "    text: x\n"
        "  - title: C\n"
        "    text: !!binary aGFsbG8=\n"
        "  - title: D\n"
        "    text: !!python/object/apply:os.system ['true']\n"
        "  - title: E\n"
        "    text: x\n"
        "    facts: [eins, [zwei]]\n"
        "  - {title: Gut, text: x, facts: [eins, 2]}\n"
    )

    assert lines(pack.faults) == [3, 4, 7, 9, 12]
    assert [(each.template.title, each.template.note) for each in pack.templates] == [("Gut", "eins; 2")]


def test_a_day_may_carry_a_time_as_excel_likes_to_write_it() -> None:
    told = "agreed_with: W, agreed_on: 2027-05-12 10:00:00, valid_until: 31.12.2027 00:00"

    (packed,) = read(f"templates:\n  - {{title: A, text: x, {told}}}\n").templates

    assert packed.template.agreement is not None
    assert packed.template.agreement.agreed_on == date(2027, 5, 12)
    assert packed.template.agreement.valid_until == date(2027, 12, 31)


@pytest.mark.parametrize("column", ["approval", "review_months"])
def test_a_number_with_thousands_of_digits_is_a_fault_and_no_crash(column: str) -> None:
    assert lines(read(f"templates:\n  - title: A\n    text: x\n    {column}: '{'9' * 5000}'\n").faults) == [4]
    assert lines(read(f"templates:\n  - title: A\n    text: x\n    {column}: {'9' * 5000}\n").faults) == [4]


def test_a_small_file_that_means_a_million_entries_is_refused() -> None:
    with pytest.raises(ImportRefused, match="more entries"):
        read("templates: [" + "{}," * 600_000 + "]")


def test_a_table_with_more_rows_than_anybody_reads_is_refused() -> None:
    read_table("Titel;Text\n" + "A;B\n" * MAX_ROWS, name="t.csv")
    with pytest.raises(ImportRefused, match="more than 20000 rows"):
        read_table("Titel;Text\n" + "A;B\n" * (MAX_ROWS + 1), name="t.csv")


def test_a_quotation_mark_inside_a_value_is_named_with_its_line_and_the_way_out() -> None:
    with pytest.raises(ImportRefused) as refused:
        read_table('Titel;Text\nA;"x\ny"\nB;"er sagt "ja" dazu"\n', name="t.csv")

    assert refused.value.message.values["line"] == 4
    assert "write it twice" in str(refused.value)


def test_a_word_in_the_version_column_that_is_no_mark_means_nothing() -> None:
    (packed,) = read("Titel;Text;Fassung\nA;x;März v2 vabcdef0123 abc vv0123456789 a0123456789\n", ".csv").templates
    assert (packed.versions, packed.act) == (("vabcdef0123",), "a0123456789")


# writing


def test_a_pack_is_readable_with_its_texts_as_they_look() -> None:
    words = as_yaml(
        [a_template("Guten Tag,\ndas Bad öffnet.")],
        [BAD, Category(key="wald", name="Wald")],
        versions={"T-BAD": ["v0123456789"]},
        heading=["Textbausteine · Birkenfurt"],
    ).decode()

    assert words == (
        "# Textbausteine · Birkenfurt\n"
        "categories:\n"
        "- key: bad\n"
        "  name: Bäder\n"
        "  department: kultur\n"
        "templates:\n"
        "- key: T-BAD\n"
        "  title: Bad\n"
        "  text: |-\n"
        "    Guten Tag,\n"
        "    das Bad öffnet.\n"
        "  category: bad\n"
        "  kind: comment\n"
        "  approval: 2\n"
        "  review_months: 12\n"
        "  agreed_with: Petra Lüders\n"
        "  agreed_on: 2027-04-16\n"
        "  version: v0123456789 a689d69027d\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+49 69", "-1", "@x", "'=1", "''-1", "' =1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula_and_each_comes_back_as_it_was(text: str) -> None:
    content = as_csv([a_template(text, title=text, note=text)])

    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert row["Text"].startswith("'")
    assert [without_guard(row[column]) for column in ("Titel", "Text", "Hinweis")] == [text] * 3


@pytest.mark.parametrize("text", ["'ja'", "’s", "a=b", "1-2"])
def test_an_apostrophe_that_guards_nothing_stays(text: str) -> None:
    content = as_csv([a_template(text)]).decode("utf-8-sig")
    assert f";{text};" in content
    assert read(content, ".csv").templates[0].template.text == text


def test_control_characters_do_not_make_a_file_that_nobody_reads() -> None:
    content = as_csv([a_template("eins\x07zwei\x00\r\ndrei\x1f")])
    assert (
        read(content.decode("utf-8-sig").replace("\r\n", "\n"), ".csv").templates[0].template.text == "einszwei\ndrei"
    )
