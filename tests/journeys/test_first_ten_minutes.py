"""Journey: from nothing to the first answered question, by keyboard, and how long a person takes for it.

Her time is counted, not measured: what stands on each screen is read at 200 words a minute, each letter is typed at 40
words a minute (of five letters), each key is found within a second and a half. The machine's speed does not matter.
"""

from amtdesk.domain.questions import QuestionStatus
from tests.journeys.hands import Hands

READ_A_MINUTE = 200
LETTERS_A_MINUTE = 40 * 5
SECONDS_A_KEY = 1.5


class Stopwatch:
    """Her hands, counted: what she reads for the first time, types, and presses."""

    def __init__(self, she: Hands) -> None:
        self._she = she
        self._read: set[str] = set()
        self.words = 0
        self.letters = 0
        self.keys = 0

    def look(self, for_words: str) -> None:
        """Read everything on the screen that was not read before."""
        self._she.sees(for_words)
        new = {line for line in self._she.screen().splitlines() if line not in self._read}
        self._read |= new
        self.words += sum(len(line.split()) for line in new)

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key."""
        self._she.press(keys, times)
        self.keys += times

    def write(self, text: str) -> None:
        """Type."""
        self._she.write(text)
        self.letters += len(text)

    def minutes(self) -> float:
        """How long all of it takes a person."""
        return self.words / READ_A_MINUTE + self.letters / LETTERS_A_MINUTE + self.keys * SECONDS_A_KEY / 60


def test_a_new_office_answers_its_first_question_within_ten_minutes(she: Hands) -> None:
    she.open_window()
    watch = Stopwatch(she)

    tell_about_the_office(watch)
    setup = watch.minutes()
    note_and_answer(she, watch)

    question = she.desk.questions.all()[0]
    assert question.status is QuestionStatus.ANSWERED
    assert she.clipboard().startswith("Guten Tag, Sperrmüll")
    assert setup <= 5, f"the five questions take {setup:.1f} minutes"
    assert watch.minutes() <= 10, f"{watch.minutes():.1f} minutes, {watch.keys} keys, {watch.letters} letters"
    she.close_window()
    she.open_window()
    assert she.desk.town.town().name == "Haselbrück"
    assert she.desk.questions.all()[0].status is QuestionStatus.ANSWERED


def tell_about_the_office(watch: Stopwatch) -> None:
    watch.look("Wie heißt Ihre Behörde?")
    watch.write("Haselbrück")
    watch.press("Tab")
    watch.write("Stadt Haselbrück")
    watch.press("Tab")
    watch.press("Down", 9)  # Niedersachsen
    watch.press("Return")
    watch.look("Welchen Kanal betreuen Sie?")
    watch.press("Return")
    watch.look("Wo redet Ihr Ort miteinander?")
    watch.write("Du kommst aus Haselbrück, wenn …")
    watch.press("Tab")
    watch.write("facebook.example/groups/haselbrueck")
    watch.press("Return")
    watch.look("Gruppe angelegt")
    watch.press("Return")
    watch.look("Wer gibt frei?")
    watch.write("Maren Lüders")
    watch.press("Tab")
    watch.write("Petra Harms")
    watch.press("Return")
    watch.look("Wann beginnt Ihr Rundgang?")
    watch.press("Return")


def note_and_answer(she: Hands, watch: Stopwatch) -> None:
    watch.look("Mittwoch, 12. Mai")
    watch.press("Ctrl+Shift+N")
    watch.look("Frage notieren")
    watch.write("Wo melde ich Sperrmüll an?")
    watch.press("Return")
    watch.look("Jetzt beantworten")
    watch.press("Alt+Return")
    watch.look("Sperrmüll anmelden")
    watch.press("Alt+1")
    watch.look("Zur Freigabe geben")
    watch.write("haselbrueck.example/abfall")  # over the gap, which is selected
    watch.press("Ctrl+Return")
    watch.look("Liegt bei Petra Harms")
    watch.press("Ctrl+Return")
    watch.look("Wer freigegeben hat")
    watch.press("Ctrl+Return")
    watch.look("Freigegeben von Petra Harms")
    watch.press("Ctrl+Return")
    she.wait(lambda: she.desk.questions.all()[0].status is QuestionStatus.ANSWERED)
