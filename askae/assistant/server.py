"""The server of the Model Context Protocol, over standard input and output or over HTTP on this machine.

Our own handlers stand on the SDK's low-level server: its ready-made tools would log what was refused, and with it what
a person said.
"""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import anyio
import uvicorn
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)

from askae import __version__
from askae.live import LiveDirectory

from .arguments import schema_of
from .call import call
from .catalogue import TOOLS
from .catalogue import Tool as OurTool
from .instructions import INSTRUCTIONS

HOST, PATH = "127.0.0.1", "/mcp"


def server(live: LiveDirectory) -> Server[Any]:
    """Reads the live directory at each call, so that what is published or withdrawn counts at once."""

    async def list_tools(ctx: Any, params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[_described(tool) for tool in TOOLS])

    async def call_tool(ctx: Any, params: CallToolRequestParams) -> CallToolResult:
        told, refused = call(live, params.name, params.arguments or {}, datetime.now(UTC))
        text = json.dumps(told, ensure_ascii=False)
        return CallToolResult(
            content=[TextContent(text=text)], structured_content=told, is_error=refused
        )

    found: Server[Any] = Server(
        "askae",
        title="Ask A&E",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
    found.middleware.clear()  # the one that would trace every call
    return found


def _described(tool: OurTool) -> Tool:
    return Tool(
        name=tool.name,
        title=tool.title,
        description=tool.means,
        input_schema=schema_of(tool.arguments),
        annotations=ToolAnnotations(
            read_only_hint=True, idempotent_hint=True, destructive_hint=False, open_world_hint=False
        ),
    )


def serve_stdio(live: LiveDirectory) -> None:
    """Until the other end closes its stream."""
    _silence()
    anyio.run(_serve_stdio, server(live))


async def _serve_stdio(found: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await found.run(incoming, outgoing, found.create_initialization_options())


def serve_http(live: LiveDirectory, port: int, ready: Callable[[str], None]) -> None:
    """For programs on this machine alone, until stopped; ``ready`` is told the address.

    Raises OSError where the port is taken.
    """
    _silence()
    with socket.create_server((HOST, port)) as listening:
        ready(f"http://{HOST}:{listening.getsockname()[1]}{PATH}")
        app = server(live).streamable_http_app(
            streamable_http_path=PATH, stateless_http=True, json_response=True, host=HOST
        )
        config = uvicorn.Config(app, access_log=False, log_level=logging.CRITICAL)
        uvicorn.Server(config).run(sockets=[listening])


def _silence() -> None:
    """What the SDK could log is what people said, or of no use to anyone."""
    logging.getLogger("mcp").setLevel(logging.CRITICAL)
