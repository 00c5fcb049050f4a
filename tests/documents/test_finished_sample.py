"""A finished report reads German in a German program and English in an English one, also in later versions."""

import json

import pytest

from amtdesk.system.language import Language
from tests.builders import BERLIN
from tests.documents.finished_sample import LANGUAGES, SAMPLE, read_as, sentences


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_report_that_was_finished_long_ago_reads_as_it_did(code: str) -> None:
    assert read_as(code) == SAMPLE.with_suffix(f".{code}.txt").read_text(encoding="utf-8")


def test_every_sentence_a_report_is_finished_with_is_in_the_sample_and_has_its_german() -> None:
    german, kept = Language("de", BERLIN), SAMPLE.read_text(encoding="utf-8")

    assert len(set(sentences())) > 30
    assert [each for each in sentences() if json.dumps(each, ensure_ascii=False) not in kept] == []
    assert [each for each in sentences() if german.text(each) == each and each not in {"neutral", "{name}: {n}"}] == []
