"""Two versions of a text, word by word."""

import time

from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.word_comparison import Piece, PieceKind, compared

WORDS = st.text(alphabet="ab \n", max_size=30)


def test_words_that_go_and_words_that_come_stand_at_their_place() -> None:
    pieces = compared("Das Bad öffnet heute.", "Das Freibad öffnet morgen.")

    assert pieces == (
        Piece(PieceKind.SAME, "Das "),
        Piece(PieceKind.GONE, "Bad"),
        Piece(PieceKind.NEW, "Freibad"),
        Piece(PieceKind.SAME, " öffnet "),
        Piece(PieceKind.GONE, "heute."),
        Piece(PieceKind.NEW, "morgen."),
    )


@given(WORDS, WORDS)
def test_what_stayed_and_what_came_is_the_new_text_and_what_stayed_and_went_the_old_one(old: str, new: str) -> None:
    pieces = compared(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.GONE) == new
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.NEW) == old


def test_two_very_long_texts_are_told_apart_as_a_whole_at_once() -> None:
    old, new = ("alt {} " * 20_000).format(*range(20_000)), ("neu {} " * 20_000).format(*range(20_000))
    began = time.process_time()

    kinds = [piece.kind for piece in compared(f"Anfang {old}Ende", f"Anfang {new}Ende")]

    assert kinds == [PieceKind.SAME, PieceKind.GONE, PieceKind.NEW, PieceKind.SAME]
    assert time.process_time() - began < 20  # word by word it takes hours
