"""``askae places``: which places are live, files in and out, and keys for who says how busy they are."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from askae.live.keys import new_key
from askae.live.place_keys import kept
from askae.places import Need, from_data, offer_sentences, passed_sentences
from askae.places.files import FORMATS, FileError, read_places, write_places
from askae.places.fitting import fit
from askae.places.hours import HoursError, check_hours
from askae.places.place import to_data
from askae.places.status import statuses

from .base import REFUSED, CommandError, Commands, needed_live

DESCRIPTION = """\
Works on the live directory that ASKAE_LIVE names. Where a hospital's site runs, its editors keep the places, and
publishing there replaces what is taken in here."""


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "places",
        help="the places that people are sent to",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parts = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = parts.add_parser("list", help="each place, and whether it is open now")
    listing.set_defaults(run=show)
    out = parts.add_parser("export", help="all places as a file, to standard output")
    out.add_argument("--as", dest="kind", choices=FORMATS, default="askae", help="which format")
    out.set_defaults(run=export)
    into = parts.add_parser("import", help="replace all places by those of a file")
    into.add_argument("file", metavar="FILE.json", type=Path)
    into.set_defaults(run=take_in)
    key = parts.add_parser("key", help="a new key for who says how busy places are")
    key.add_argument("source", metavar="SOURCE", help="as people read it: “the A&E desk”")
    key.add_argument("places", metavar="PLACE", nargs="*", help="ids of the places it is for")
    key.add_argument("--remove", action="store_true", help="take the key of this source away")
    key.set_defaults(run=make_key)


def show(options: argparse.Namespace) -> int:
    live, now = needed_live(), datetime.now(UTC)
    said = statuses(live.place_status(), now)
    for place in from_data(live.places()):
        print(f"{place.id}: {place.name} ({', '.join(place.services)})")
        for service in place.services[:1]:
            found = fit(Need(service), [place], now, statuses=said)
            lines = [line for offer in found.open for line in offer_sentences(offer, now)]
            for line in (*lines, *passed_sentences(found, now)):
                print(f"  {line}")
    return 0


def export(options: argparse.Namespace) -> int:
    print(write_places(from_data(needed_live().places()), options.kind), end="")
    return 0


def take_in(options: argparse.Namespace) -> int:
    live = needed_live()
    try:
        places = read_places(options.file.read_text(encoding="utf-8"))
        for place in places:
            if place.hours:
                check_hours(place.hours, place.exceptions)
    except OSError as error:
        raise CommandError(f"{options.file}: {error.strerror}.", REFUSED) from None
    except (FileError, HoursError, UnicodeDecodeError) as error:
        raise CommandError(f"{options.file}: {error}\nNothing was changed.", REFUSED) from None
    live.write_places(map(to_data, places))
    print(f"{len(places)} places are live.")
    return 0


def make_key(options: argparse.Namespace) -> int:
    live = needed_live()
    if options.remove:
        if options.source not in live.place_keys():
            raise CommandError(f"There is no key of {options.source!r}.", REFUSED)
        live.write_place_key(options.source, None)
        print(f"The key of {options.source!r} is gone.")
        return 0
    known = [place.id for place in from_data(live.places())]
    if not options.places or set(options.places) - set(known):
        raise CommandError(
            f"Name the places that it is for: {', '.join(known) or 'there are none'}.", REFUSED
        )
    key = new_key()
    live.write_place_key(options.source, kept(key, options.places))
    print(f"The key of {options.source!r}, shown only now; an older one stops working:\n{key}")
    return 0
