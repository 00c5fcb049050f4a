"""Files as offices leave them: which bytes are words, and which words are rows. What the rows mean is not known here.

Order of trust for bytes (German Excel): byte order mark, strict UTF-8, Windows-1252. Nothing is guessed by statistics.
Lines are counted as an editor counts them, from 1, also inside quoted line breaks.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from amtdesk.domain.imports import Fault, ImportRefused
from amtdesk.domain.words import N_, Message

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
_MEGABYTE = 1024 * 1024
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOT_IN_TEXT = bytes(set(range(32)) - set(b"\t\n\r\f\x1a"))
_DELIMITERS = ";,\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table: the line it begins in, and its values without surrounding white space."""

    line: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Heading and rows. Rows with another number of columns than the heading are not in `rows` but in `faults`."""

    heading: Row
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()


def read_words(path: Path) -> str:
    """Return what a text file says, with line ends as `\\n`.

    Raises ImportRefused, before anything is read into memory, for what is missing, empty or over 20 MB, and for bytes
    that are no text.
    """
    data = _bytes_of(path)
    if data.startswith(b"PK\x03\x04"):
        raise ImportRefused(
            N_("{name} is a workbook, not a text file. In Excel choose “Save as”, then “CSV UTF-8”, and import that."),
            name=path.name,
        )
    words = _decoded(data, path)
    if not words.strip():
        raise ImportRefused(N_("{name} is empty. Please choose another file."), name=path.name)
    return words.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path) -> bytes:
    """Return the content of a file. Raises ImportRefused for what is missing, empty or over 20 MB."""
    return _bytes_of(path)


def read_table(words: str, *, name: str) -> Table:
    """Return the rows of a CSV file, separated by semicolon, comma or tab as its heading is.

    Raises ImportRefused when there is no heading, a quotation mark is never closed (half a file), or for too many rows.
    """
    rows = read_rows(words, name=name)
    heading = _without_empty_end(rows[0])
    fitting, faults = [], []
    for row in rows[1:]:
        cut = _cut(row, len(heading.values))
        if len(cut.values) == len(heading.values):
            fitting.append(cut)
        else:
            faults.append(_wrong_width(cut, len(heading.values)))
    return Table(heading=heading, rows=tuple(fitting), faults=tuple(faults))


def read_rows(words: str, *, name: str) -> list[Row]:
    """Return all rows of a CSV file as they are, empty ones left out. Raises ImportRefused as `read_table` does."""
    lines = words.split("\n")
    skipped, delimiter = _announced(lines[0])
    if not delimiter:
        delimiter = _delimiter_of(next((line for line in lines if line.strip()), ""))
    rows = _rows("\n".join(lines[skipped:]), delimiter=delimiter, skipped=skipped, name=name)
    if not rows:
        raise ImportRefused(N_("{name} is empty. Please choose another file."), name=name)
    return rows


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ImportRefused(N_("{name} is not a file. Please choose another one."), name=path.name)
        if size == 0:
            raise ImportRefused(N_("{name} is empty. Please choose another file."), name=path.name)
        if size > MAX_BYTES:
            raise ImportRefused(
                N_("{name} has {size} MB; AmtDesk reads up to {most} MB. Please split it, or choose another file."),
                name=path.name,
                size=round(size / _MEGABYTE),
                most=MAX_BYTES // _MEGABYTE,
            )
        return path.read_bytes()
    except OSError as error:
        raise ImportRefused(
            N_("{name} cannot be read ({reason}). Please check that the file is there and that you may open it."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error


def _decoded(data: bytes, path: Path) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, path=path)
    if data.translate(None, delete=_NOT_IN_TEXT) != data:
        raise _no_text(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:  # no UTF-8: a German Excel writes Windows-1252
        return _strictly(data, "cp1252", path=path)


def _strictly(data: bytes, encoding: str, *, path: Path) -> str:
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(path) from error
    if "\0" in words:
        raise _no_text(path)
    return words


def _no_text(path: Path) -> ImportRefused:
    return ImportRefused(
        N_("{name} is not a text file. Please save it as CSV (Excel: “CSV UTF-8”) or YAML and import it again."),
        name=path.name,
    )


def _announced(first_line: str) -> tuple[int, str]:
    """Excel's own `sep=;` in the first line: how many lines that takes, and the delimiter."""
    said = first_line.strip().lower()
    if said.startswith("sep=") and len(said) <= len("sep=;"):
        return 1, first_line.strip()[4:] or "\t"
    return 0, ""


def _delimiter_of(heading: str) -> str:
    quoted = False
    counts = dict.fromkeys(_DELIMITERS, 0)
    for letter in heading:
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in counts:
            counts[letter] += 1
    return max(counts, key=lambda each: counts[each])


def _rows(words: str, *, delimiter: str, skipped: int, name: str) -> list[Row]:
    reader = csv.reader(io.StringIO(words), delimiter=delimiter, strict=True)
    csv.field_size_limit(MAX_BYTES)
    rows: list[Row] = []
    begin = 1
    try:
        for values in reader:
            if any(value.strip() for value in values):
                if len(rows) > MAX_ROWS:
                    raise ImportRefused(
                        N_("{name} has more than {most} rows. Nothing was imported. Please split it."),
                        name=name,
                        most=MAX_ROWS,
                    )
                rows.append(Row(line=begin + skipped, values=tuple(value.strip() for value in values)))
            begin = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" not in str(error):
            raise ImportRefused(
                N_(
                    "{name} cannot be read in the row that begins in line {line}: a quotation mark stands inside a "
                    "value there. Nothing was imported. Please write it twice, or save the file again from Excel."
                ),
                name=name,
                line=begin + skipped,
            ) from error
        raise ImportRefused(
            N_(
                "{name} breaks off in the row that begins in line {line}: a quotation mark is not closed there. "
                "Nothing was imported. Please save the file again and import it once more."
            ),
            name=name,
            line=begin + skipped,
        ) from error
    return rows


def _without_empty_end(row: Row) -> Row:
    values = list(row.values)
    while values and not values[-1]:
        values.pop()
    return Row(line=row.line, values=tuple(values))


def _cut(row: Row, width: int) -> Row:
    """Excel likes to write empty columns behind the last one."""
    extra = row.values[width:]
    return row if any(extra) else Row(line=row.line, values=row.values[:width])


def _wrong_width(row: Row, width: int) -> Fault:
    source = N_(
        "This row has {found} columns, the heading has {width}. Check its separators and quotes; it was left out."
    )
    return Fault(line=row.line, message=Message(source, {"found": len(row.values), "width": width}))
