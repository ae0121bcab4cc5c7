"""The reference page of the command line, made from the parsers themselves."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

INTRODUCTION = """\
# The `askae` command

<!-- Made by `askae docs`. Do not edit. -->

`make setup` leaves the command at `.venv/bin/askae`. Every command has `--help`; `askae --version` is short for
`askae version`.

| exit status | means |
|---|---|
| 0 | done |
| 1 | it did not work; the message says why |
| 2 | what was given cannot be used; nothing was changed |
| 130 | stopped with Ctrl-C |

| environment | means |
|---|---|
| `ASKAE_LIVE` | the live directory; its knowledge is used instead of the knowledge in the package |
| `NO_COLOR` | no colours |
"""


def command_page(parser: argparse.ArgumentParser) -> str:
    return "\n".join([INTRODUCTION, *_sections(parser)]).rstrip() + "\n"


def _sections(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from _command(child)
                yield from _sections(child)


def _command(parser: argparse.ArgumentParser) -> Iterator[str]:
    if any(isinstance(action, argparse._SubParsersAction) for action in parser._actions):
        return
    arguments = [action for action in parser._actions if action.dest != "help"]
    yield f"## {parser.prog}\n"
    yield f"```\n{' '.join([parser.prog, *map(_usage, arguments)])}\n```\n"
    if parser.description:
        yield f"{parser.description}\n"
    if arguments:
        yield "| argument | means |\n|---|---|"
        for action in arguments:
            default = action.default
            means = (action.help or "") % {"default": default}
            yield f"| `{_name(action)}` | {means} |"
        yield ""
    if parser.epilog:
        yield f"```\n{parser.epilog}\n```\n" if "\n" in parser.epilog else f"{parser.epilog}\n"


def _name(action: argparse.Action) -> str:
    if not action.option_strings:
        return str(action.metavar or action.dest)
    value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
    return f"{action.option_strings[-1]}{value}"


def _usage(action: argparse.Action) -> str:
    name = _name(action)
    if action.nargs == "*":
        return f"[{name} ...]"
    many = " ..." if isinstance(action, argparse._AppendAction) else ""
    return name if action.required else f"[{name}{many}]"
