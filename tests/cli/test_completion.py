"""What a shell completes after `amtdesk completion`."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amtdesk.cli.completion import SHELLS
from tests.cli.lines import Terminal, commands_of

#: Completes a line as bash does: by the function that the script has named to it.
_COMPLETE = """
source {script}
function=$(complete -p amtdesk | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
COMP_WORDS=(amtdesk {words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
"$function" amtdesk "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD - 1]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def script(terminal: Terminal, tmp_path: Path) -> Path:
    path = tmp_path / "amtdesk.bash"
    path.write_text(terminal.type("completion", "bash").out, encoding="utf-8")
    return path


def _completed(script: Path, *words: str) -> set[str]:
    line = _COMPLETE.format(script=shlex.quote(str(script)), words=shlex.join(words))
    done = subprocess.run(["bash", "-c", line], cwd=script.parent, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bash")
def test_bash_completes_commands_options_choices_and_files(script: Path) -> None:
    (script.parent / "bausteine.yaml").touch()
    (script.parent / "birkenfurt").mkdir()

    assert _completed(script, "we") == {"weekly"}
    assert _completed(script, "weekly", "--w") == {"--week"}
    assert _completed(script, "export", "app") == {"approvals"}
    assert _completed(script, "completion", "") == set(SHELLS)
    assert _completed(script, "import", "templates", "bau") == {"bausteine.yaml"}
    assert _completed(script, "--data", "b") == {"birkenfurt"}
    assert _completed(script, "--lang", "") == {"de", "en"}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_each_shell_learns_every_command(terminal: Terminal, shell: str, lang: str) -> None:
    commands = commands_of(terminal)

    said = terminal.type("completion", shell, lang=lang)

    assert said.code == 0
    assert [command for command in commands if command not in said.out] == []


def _not_here(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"no {shell} here")


@pytest.mark.parametrize(
    ("shell", "only_read"),
    [
        pytest.param("bash", "-n", marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bash")),
        # `make proof` asks these two: not every machine that runs the tests has them
        pytest.param("zsh", "-n", marks=[pytest.mark.long, _not_here("zsh")]),
        pytest.param("fish", "--no-execute", marks=[pytest.mark.long, _not_here("fish")]),
    ],
)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_each_shell_can_read_what_it_is_given(
    terminal: Terminal, tmp_path: Path, shell: str, only_read: str, lang: str
) -> None:
    path = tmp_path / "amtdesk"
    path.write_text(terminal.type("completion", shell, lang=lang).out, encoding="utf-8")

    done = subprocess.run([shell, only_read, str(path)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_of_it_is_loaded_with_the_window() -> None:
    asked = "import sys, amtdesk.__main__, amtdesk.ui.app; print({'shtab', 'argparse'} & set(sys.modules))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=environment)

    assert "shtab" not in done.stdout
