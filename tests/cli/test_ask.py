"""``askae ask``: the assessment in a terminal, and in a pipe."""

import os
import pty
import re
import subprocess
from typing import Any

import pytest

from askae.handover.steps import step

from .command import COMMAND, ROOT, askae, environment, knowledge

EMERGENCY = "1\n70 years\n1\n"
"""For me, 70 years old, the first danger."""


def test_an_emergency_in_three_answers() -> None:
    done = askae("ask", typed=EMERGENCY)
    assert done.returncode == 0, done.stderr
    assert "call 999 now" in done.stdout.split("Page 1")[0]
    assert "Because you said that" in done.stdout
    assert "Nothing that you typed was kept" in done.stdout.replace("\n", " ")
    assert "\x1b" not in done.stdout


def test_help_back_and_mistakes_are_met_kindly() -> None:
    done = askae("ask", typed="?\n9\nb\n1\n0.5\n3\n70 years\nb\n\n71 years\nz\n\n0 1\n1\n")
    assert done.returncode == 0, done.stderr
    assert "b goes back" in done.stdout
    assert "Type one of the numbers from 1 to 2." in done.stdout
    assert "This is the first question." in done.stdout
    assert "Is that 3 years?" in done.stdout
    assert "Your answer now: 70 years" in done.stdout
    assert "71 years" in done.stdout
    assert done.stdout.count("such as 1 or 2 3") == 3
    told = " ".join(done.stdout.split())
    assert told.count("n if you are not sure about some, or ? to read more") == 3


def test_not_sure_about_some_asks_them_one_by_one() -> None:
    done = askae("ask", typed="1\n70 years\nn\n" + "not sure\n" * 20)
    assert done.returncode == 0, done.stderr
    assert "Not sure about some" in done.stdout
    assert done.stdout.count("3. Not sure") > 2


def test_a_complaint_is_found_by_words_or_from_a_to_z() -> None:
    done = askae("ask", typed="1\n34 years\n0\nxyzzy\na\ncheast pain\n99\n1\nfever\n1\nq\n")
    assert "Nothing fits these words" in done.stdout
    assert "Type a number from 1 to" in done.stdout
    assert "Chosen: Chest pain." in done.stdout
    assert "Chosen: Chest pain, " in done.stdout
    assert done.stdout.index("Fever") < done.stdout.index("Headache")


def test_back_among_the_lines_of_a_list_goes_one_line_back() -> None:
    done = askae("ask", typed="1\n70 years\nn\n2\n2\nb\nb\nb\n0\nq\n")
    first, second = [question["text"] for question in page(age="70 years")["questions"][:2]]
    told = " ".join(done.stdout.split())
    assert told.count(first) == 2
    assert told.count(second) == 2
    assert "Back to the list." in told
    assert "What is the main problem?" in told


def test_back_on_a_page_of_several_questions_goes_one_question_back() -> None:
    done = askae("ask", typed="1\nb\n2\n1\nb\nb\n1\n70 years\nq\n")
    told = " ".join(done.stdout.split())
    assert told.count("Who is this for?") == 3
    assert told.count("are you with them now?") == 2
    assert "Your answer now: Someone else" in told
    assert "This is the first question." not in told
    assert "Is any of these happening?" in told


def page(**answers: str) -> Any:
    """The next page after these answers, as a program gets it."""
    return step(knowledge(), answers)["page"]


@pytest.mark.parametrize("words", ["stroke", "his face is drooping"])
def test_words_of_danger_bring_999_and_something_else(words: str) -> None:
    done = askae("ask", typed=f"1\n34 years\n0\n{words}\nq\n")
    assert "If this is happening now, call 999." in done.stdout
    assert "Nothing fits" not in done.stdout
    assert re.search(r"^ *\d\. Something else", done.stdout, re.MULTILINE)


def test_leaving_shows_nothing_more() -> None:
    typed = "1\n34 years\n0\nsuicide\n1\n\n"
    assert "(x clears the screen and leaves)" in askae("ask", typed=typed).stdout
    shown = in_a_terminal(typed + "x\n", status=1)
    assert shown.endswith("\x1b[2J\x1b[3J")


def test_the_screen_is_cleared_at_the_end_where_that_is_wanted() -> None:
    assert "\x1b[3J" not in in_a_terminal()
    assert in_a_terminal(EMERGENCY + "x\n").endswith("\x1b[2J\x1b[3J")


def test_the_advice_is_named_again_at_the_end() -> None:
    lines = askae("ask", typed=EMERGENCY).stdout.splitlines()
    assert lines[-1].startswith("The advice: ")
    assert sum(lines[-1].removeprefix("The advice: ") in line for line in lines) == 2


@pytest.mark.parametrize("typed", ["", "1\n", "q\n", "1\n70\nQUIT\n"])
def test_stopping_gives_no_advice_but_says_where_help_is(typed: str) -> None:
    done = askae("ask", typed=typed)
    assert done.returncode == 1
    assert "there is no advice" in done.stdout
    assert "call 999 now" in " ".join(done.stdout.splitlines()[-3:])
    assert "Traceback" not in done.stderr


def test_lines_keep_to_a_narrow_terminal() -> None:
    done = askae("ask", typed=EMERGENCY, COLUMNS="40")
    shown = [line for line in done.stdout.splitlines() if " > " not in line]
    assert max(map(len, shown)) <= 40


def in_a_terminal(typed: str = EMERGENCY + "\n", status: int = 0, **more: str) -> str:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "ask"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM="xterm", **more),
        cwd=ROOT,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:
        pass  # how Linux tells that the other end closed
    os.close(ours)
    assert process.wait(timeout=30) == status
    return shown.decode()


def test_colours_in_a_terminal_only_and_not_where_they_are_unwanted() -> None:
    assert re.search(r"\x1b\[[\d;]+m", in_a_terminal())
    assert not re.search(r"\x1b\[[\d;]+m", in_a_terminal(NO_COLOR="1"))


def test_an_answer_is_changed_after_the_outcome_and_the_change_confirmed() -> None:
    shown = in_a_terminal(EMERGENCY + "b\n0\nn\nb\n0\ny\nq\n", status=1)
    assert shown.count("Because you said that") == 2
    assert "Your answer now: 1" in shown
    assert shown.count("Is the new answer right?") == 2
    assert "The answer before stays." in shown
    assert "What is the main problem?" in shown
