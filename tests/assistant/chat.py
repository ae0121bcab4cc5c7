"""A real client of the protocol, talking to the real command in a process of its own."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters, stdio_client

from tests.cli.command import COMMAND, environment

Json = dict[str, Any]
Said = Mapping[str, Any]


@dataclass
class Chat:
    portal: BlockingPortal
    client: Client

    def told(self, tool: str, **arguments: Any) -> tuple[Json, bool]:
        """What a tool hands out, and whether it refused."""
        result = self.portal.call(self.client.call_tool, tool, arguments)
        assert isinstance(result.structured_content, dict)
        return result.structured_content, result.is_error

    def __call__(self, tool: str, **arguments: Any) -> Json:
        told, refused = self.told(tool, **arguments)
        assert not refused, told
        return told

    def refused(self, tool: str, **arguments: Any) -> Json:
        told, refused = self.told(tool, **arguments)
        assert refused, told
        return told


@contextmanager
def chat(live: Path, errors: Path) -> Iterator[Chat]:
    server = StdioServerParameters(
        command=COMMAND[0],
        args=[*COMMAND[1:], "mcp"],
        env=environment(ASKAE_LIVE=str(live)),
    )
    with (
        errors.open("w") as log,
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(server, errlog=log))) as client,
    ):
        yield Chat(portal, client)


def replies_to(page: Json, said: Said) -> Json:
    """What this person says, else the least worrying answer on the page."""

    def reply(slot: Json) -> Any:
        allowed = slot["allowed"]
        if slot["finding"] in said:
            return said[slot["finding"]]
        if isinstance(allowed, str):
            assert "skipped" in allowed, slot
            return "skipped"
        return "no" if "no" in allowed else next(iter(allowed))

    return {slot["finding"]: reply(slot) for slot in page["questions"] if "answered" not in slot}


def ask(
    take_step: Callable[..., Json], said: Said, until: str = "", words: str = "that is all"
) -> Json:
    """Page by page to the outcome, or to the page of a kind."""
    told = take_step()
    for _ in range(26):
        if "page" not in told or told["page"]["kind"] == until:
            return told
        told = take_step(
            answers=told["answers"],
            check=told["check"],
            replies=replies_to(told["page"], said),
            said=words,
        )
    raise AssertionError("no end")
