"""Suggesting on a desk, measured from inside: the first time, when nothing is read yet, and then question by question.

    python -m tools.bench_suggest DIR AT

Prints one line of JSON. Each question is asked once as it was noted and once from its words alone.
"""

import json
import sys
import time
from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.system.clock import Clock, instant_from_words

QUESTIONS = 200


def _took(desk: Desk, question: CitizenQuestion, *, from_words: bool) -> float:
    """Milliseconds for one answer."""
    began = time.perf_counter()
    if from_words:
        desk.suggestions.for_words(question.text, leave_out=question.id)
    else:
        desk.suggestions.for_question(question)
    return (time.perf_counter() - began) * 1000


def main(folder: Path, at: str) -> None:
    """Measures and prints."""
    with Desk.open(folder, Clock(at=instant_from_words(at))) as desk:
        questions = desk.questions.all(limit=QUESTIONS)
        first = _took(desk, questions[0], from_words=False)
        again = [_took(desk, question, from_words=way) for question in questions for way in (False, True)]
    print(json.dumps({"first_ms": first, "again_ms": again}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
