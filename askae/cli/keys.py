"""``askae keys``: keys with which programs use the API."""

from __future__ import annotations

import argparse

from askae.live.api_keys import kept
from askae.live.keys import new_key

from .base import REFUSED, CommandError, Commands, needed_live

DESCRIPTION = """\
Works on the live directory that ASKAE_LIVE names; a change counts at once. A key is shown only when it is made.
Whether programs need one is the setting ASKAE_API_KEY_NEEDED."""


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "keys",
        help="keys with which programs use the API",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parts = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = parts.add_parser("list", help="who has a key, and with which limit")
    listing.set_defaults(run=show)
    new = parts.add_parser("new", help="a new key for a program; an older one of it stops working")
    new.add_argument("holder", metavar="NAME", help="whose it is: “Elmbrook website”")
    new.add_argument(
        "--limit", metavar="N", type=_limit, help="requests a minute, in place of ASKAE_API_LIMIT"
    )
    new.set_defaults(run=make)
    gone = parts.add_parser("remove", help="take a key away")
    gone.add_argument("holder", metavar="NAME", help="whose it is")
    gone.set_defaults(run=remove)


def show(options: argparse.Namespace) -> int:
    for name, key in sorted(needed_live().api_keys().items()):
        limit = key.get("limit") if isinstance(key, dict) else None
        print(name if limit is None else f"{name}: {limit} requests a minute")
    return 0


def make(options: argparse.Namespace) -> int:
    live, key = needed_live(), new_key()
    live.write_api_key(options.holder, kept(key, options.limit))
    print(f"The key of {options.holder!r}, shown only now; an older one stops working:\n{key}")
    return 0


def remove(options: argparse.Namespace) -> int:
    live = needed_live()
    if options.holder not in live.api_keys():
        raise CommandError(f"There is no key of {options.holder!r}.", REFUSED)
    live.write_api_key(options.holder, None)
    print(f"The key of {options.holder!r} is gone.")
    return 0


def _limit(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError("a limit is a whole number above 0")
    return int(text)
