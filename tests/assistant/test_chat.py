"""``askae mcp``, as a chat assistant meets it, on the small knowledge base."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client

from askae.knowledge import compile_folder
from askae.live import LiveDirectory
from tests.cli.command import COMMAND, ROOT, environment

from .chat import Chat, Json, ask, chat, replies_to

MINI = Path(__file__).parent.parent / "mini_knowledge"
NORTH = {"id": "north", "name": "North Surgery", "services": ["gp"], "position": [52.5, -1.8]}
SOUTH = {"id": "south", "name": "South Surgery", "services": ["gp"], "position": [52.4, -1.8]}
ADULT = {"who": "me", "age": "16-49 years", "sex": "female", "complaint": ["chest"], "drinks": 6}
HEART = ADULT | {"tight": "yes", "spreads": "yes"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("assistant")


@pytest.fixture(scope="module")
def live(folder: Path) -> LiveDirectory:
    live = LiveDirectory(folder / "live")
    live.publish_knowledge(compile_folder(MINI))
    live.write_places([NORTH, SOUTH])
    live.write_districts({"XX2": [52.41, -1.8]})
    return live


@pytest.fixture(scope="module")
def bot(live: LiveDirectory, folder: Path) -> Iterator[Chat]:
    with chat(live.path, folder / "errors.txt") as found:
        yield found


def state(told: Json) -> Json:
    return {"answers": told["answers"], "check": told["check"]}


def test_a_whole_assessment_with_places(bot: Chat) -> None:
    assert "word for word" in (bot.client.instructions or "")
    found = bot("find_complaints", words="my ticker is playing up")
    assert found["complaints"][0] == {"id": "chest", "name": "Chest pain"}
    first = bot("take_step")
    assert "call 999 now" in first["say"][1]
    assert first["page"]["questions"][0]["text"] in first["say"]
    told = ask(partial(bot, "take_step"), ADULT | {"how_long": "weeks"})
    assert told["outcome"]["title"] == "Speak to a GP today"
    assert told["outcome"]["level"] == "urgent"
    assert told["say"][0] == "Speak to a GP today."
    assert "- North Surgery" in told["say"]
    assert "no clinician has signed it" in told["say"][-1]
    assert told["outcome"]["version"][:12] in told["say"][-1]
    why = bot("explain_outcome", **state(told))["say"]
    assert "It has lasted too long." in why
    assert "Source: Made for tests (Nobody, 2026-01-01), 2." in why
    assert any(line.startswith("Go to A&E now if: ") for line in why), why
    near = bot("find_places", **state(told), district="xx2")
    assert [place["id"] for place in near["places"]["open"]] == ["south", "north"]
    lost = bot("find_places", **state(told), district="QQ9")
    assert len(lost["places"]["open"]) == 2
    assert "QQ9" in lost["say"][-1]


def test_danger_in_words_comes_first(bot: Chat) -> None:
    told = bot("find_complaints", words="he is not breathing and has gone blue")
    assert next(iter(told)) == "say_first"
    assert told["say_first"] == ["If this is happening now, call 999."]
    polish = bot("find_complaints", words="on nie oddycha")
    assert "Polish" in polish["say_first"][0]
    assert "say_first" not in bot("find_complaints", words="tight chest since monday")


def test_danger_in_a_reply_comes_first_even_where_the_reply_is_refused(bot: Chat) -> None:
    page = bot("take_step")
    told, refused = bot.told(
        "take_step", **state(page), replies={"who": "mee"}, said="help, she is not breathing"
    )
    assert refused
    assert next(iter(told)) == "say_first"
    assert told["refused"][0]["allowed"] == ["me", "someone_else"]


def test_an_immediate_danger_ends_the_questions(bot: Chat) -> None:
    page = ask(partial(bot, "take_step"), ADULT, until="dangers")
    told = bot("take_step", **state(page), replies={"choking": "yes"}, said="choking")
    assert told["outcome"]["level"] == "emergency"
    assert told["say"][0] == "Call 999 now."
    assert "- Sit down and rest." in told["say"]
    assert not bot("find_places", **state(told)).get("places")


def test_every_result_begins_with_what_to_call_999_for(bot: Chat) -> None:
    page = bot("take_step")
    told = ask(partial(bot, "take_step"), ADULT)
    for result in (
        page,
        told,
        bot("list_complaints"),
        bot("explain_outcome", **state(told)),
        bot.refused("take_step", answers={"who": "me"}, check=""),
        bot.refused("no_such_tool"),
    ):
        assert next(iter(result)) == "call_999_now_if"
        assert "Choking now" in result["call_999_now_if"]
        assert "draft" in result["about"]["review"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"replies": {"who": "mee"}, "said": "me"}, "Use one of: me, someone_else"),
        ({"replies": {"age": "old"}, "said": "old"}, "6 weeks"),
        ({"replies": {"age": "34 years"}, "said": "34"}, "ask who this is for"),
        ({"replies": {"who": {"is": "me"}}, "said": "me"}, "an answer is a text"),
        ({"replies": {"choking": "no"}, "said": "well"}, "was not asked"),
        ({"replies": {"x" * 500: "no"}, "said": "well"}, "was not asked"),
        ({"replies": {"who": "me"}}, "“said” is missing"),
        ({"replies": {"who": "me"}, "said": "x" * 2001}, "longer than 2000"),
        ({"replies": "who=me", "said": "me"}, "must be an object"),
        ({"answers": {"who": "me"}, "check": "made up"}, "Send both back unchanged"),
        ({"answers": {"sexx": 1}}, "Send both back unchanged"),
        ({"complaint": "chest"}, "It takes: answers, check, replies"),
    ],
)
def test_what_cannot_be_used_is_told_kindly(bot: Chat, arguments: Json, told: str) -> None:
    result = bot.refused("take_step", **arguments)
    assert told in result["error"]
    assert "Traceback" not in json.dumps(result)


def test_words_are_needed_to_find_a_complaint(bot: Chat) -> None:
    assert "“words” is missing" in bot.refused("find_complaints", words="")["error"]
    nothing = bot("find_complaints", words="qwertz")
    assert "Nothing fits these words" in nothing["say"][0]


def test_nothing_is_taken_that_was_not_asked(bot: Chat) -> None:
    """Not even what the assistant knows the name of, and is sure about."""
    page = ask(partial(bot, "take_step"), ADULT, until="dangers")
    replies = replies_to(page["page"], ADULT)
    result = bot.refused(
        "take_step", **state(page), replies=replies | {"tight": "no"}, said="no to all"
    )
    assert [one["finding"] for one in result["refused"]] == ["tight"]
    assert result["refused"][0]["allowed"] == list(replies)


def test_a_page_that_is_half_answered_asks_for_the_rest(bot: Chat) -> None:
    page = ask(partial(bot, "take_step"), ADULT, until="dangers")
    told = bot("take_step", **state(page), replies={"choking": "no"}, said="not choking")
    assert told["page"]["kind"] == "dangers"
    assert "- Not breathing normally" in told["say"]
    assert "- Choking now" not in told["say"]


def test_answers_are_not_mended_on_the_way(bot: Chat) -> None:
    told = ask(partial(bot, "take_step"), HEART)
    assert told["outcome"]["title"] == "Go to A&E now"
    milder = told["answers"] | {"spreads": "no"}
    result = bot.refused("take_step", answers=milder, check=told["check"])
    assert "put its question to the person again" in result["error"]
    for tool in ("explain_outcome", "find_places"):
        assert bot.refused(tool, answers=milder, check=told["check"])["error"] == result["error"]


def test_what_takes_an_emergency_back_is_asked_about_first(bot: Chat) -> None:
    told = ask(partial(bot, "take_step"), HEART)
    change = state(told) | {"replies": {"spreads": "no"}, "said": "no, it does not spread"}
    asked = bot("take_step", **change, confirmed="yes")
    assert "outcome" not in asked
    assert "less urgent" in asked["say"][0]
    assert state(asked) == state(told)
    after = bot("take_step", **change, confirmed=asked["confirmed"])
    assert after["answers"]["spreads"] == "no"


def test_a_change_for_the_worse_counts_at_once(bot: Chat) -> None:
    told = ask(partial(bot, "take_step"), ADULT)
    assert told["outcome"]["level"] == "self_care"
    worse = bot("take_step", **state(told), replies={"how_long": "weeks"}, said="weeks, sorry")
    assert worse["outcome"]["level"] == "urgent"


def test_an_unfinished_assessment_is_no_advice(bot: Chat) -> None:
    page = ask(partial(bot, "take_step"), ADULT, until="complaint")
    for tool in ("explain_outcome", "find_places"):
        assert "no advice yet" in bot.refused(tool, **state(page))["error"]


def test_a_chat_is_not_private(bot: Chat) -> None:
    assert "privacy" in bot("find_complaints", words="sad and depressed")
    assert "privacy" not in bot("find_complaints", words="chest pain")
    complaint = ask(partial(bot, "take_step"), ADULT, until="complaint")
    told = bot("take_step", **state(complaint), replies={"complaint": ["mood"]}, said="low mood")
    assert "others who use it" in told["privacy"]


def test_what_is_withdrawn_is_not_advised(bot: Chat, live: LiveDirectory) -> None:
    told = ask(partial(bot, "take_step"), ADULT)
    live.withdraw("Call 111 about chest pain.", "chest")
    assert bot.refused("explain_outcome", **state(told))["error"] == "Call 111 about chest pain."
    live.withdraw("Call 111 instead.")
    assert bot.refused("find_complaints", words="chest")["error"] == "Call 111 instead."
    live.restore()
    live.restore("chest")
    assert bot("take_step")["page"]


def test_nothing_is_kept_and_nothing_logged(bot: Chat, live: LiveDirectory, folder: Path) -> None:
    before = {path: path.read_bytes() for path in live.path.rglob("*") if path.is_file()}
    ask(partial(bot, "take_step"), HEART, words="zebra")
    bot.refused("take_step", replies={"who": "zebra"}, said="zebra")
    bot.refused("take_step", answers={"zebra": {}}, check="zebra", zebra=1)
    assert (folder / "errors.txt").read_text() == ""
    assert before == {path: path.read_bytes() for path in live.path.rglob("*") if path.is_file()}


def test_over_http_for_this_machine_alone(live: LiveDirectory) -> None:
    server = subprocess.Popen(
        [*COMMAND, "mcp", "--http", "0"],
        env=environment(ASKAE_LIVE=str(live.path)),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/mcp", server.stderr.readline())
        assert found

        async def first_page() -> Any:
            async with Client(found[0]) as client:
                return (await client.call_tool("take_step", {})).structured_content

        assert anyio.run(first_page)["page"]["number"] == 1
    finally:
        server.terminate()
        server.communicate()


def test_without_the_sdk_it_says_what_to_install() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from askae.cli.main import main; "
        "sys.exit(main(['mcp']))"
    )
    # -S: without anything that was installed.
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=""),
    )
    assert done.returncode == 1
    assert "pip install 'askae[assistant]'" in done.stderr
