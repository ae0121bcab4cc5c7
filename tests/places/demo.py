"""The places of the demonstration, put into a live directory without the site."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from askae.live import LiveDirectory

FILE = Path(__file__).parents[2] / "askae/website/site/demo/content/places.yaml"


def demo() -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe").load(FILE)
    return data


def publish(live: LiveDirectory) -> None:
    """In the order in which the site publishes them."""
    live.write_places(sorted(demo()["places"], key=lambda place: str(place["name"])))
    live.write_districts(demo()["districts"])


@dataclass(frozen=True)
class Site:
    """A server with these places: see the fixture `demo_site`."""

    address: str
    live: LiveDirectory
