"""The live directory: all that the running checker needs beyond code, live in seconds without a restart.

::

    knowledge/<version>.json   bundles
    knowledge/current          the version in force; without it, the bundle of the package
    notices.json               urgent notices
    stops.json                 what is withdrawn
    places.json                services and their opening hours
    districts.json             where postcode districts are
    place_status.json          how busy places say they are
    place_keys.json            who may say so, with the hashes of their keys
    api_keys.json              programs that use the API, with the hashes of their keys
    counts/<day>.json          how often each outcome was given
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from askae.triage.knowledge import BundleError, Knowledge, from_bundle, load

from . import notices, stops
from .counts import DailyCounts
from .files import WatchedFile, locked, log, write_whole
from .notices import Notice
from .stops import CLOSED, Stops

PACKAGED = Path(__file__).parent.parent / "data" / "bundle.json"

Place = Mapping[str, Any]
Table = Mapping[str, Any]
"""By an id, as the file has it; what reads it looks at each entry."""


class LiveDirectory:
    """Reads follow the files; writes are whole or not at all. One object a process is enough."""

    def __init__(self, path: Path, packaged: Path = PACKAGED) -> None:
        self.path = path
        self._counts = DailyCounts(path / "counts")
        self._packaged = WatchedFile(packaged, _knowledge, lambda: load(packaged))
        self._bundles: dict[str, WatchedFile[Knowledge]] = {}
        self._current = WatchedFile(path / "knowledge" / "current", _version, lambda: "")
        self._good: Knowledge | None = None
        self._notices = WatchedFile(path / "notices.json", notices.from_text, tuple[Notice, ...])
        self._stops = WatchedFile(path / "stops.json", stops.from_text, Stops, lambda: CLOSED)
        self._places = WatchedFile(path / "places.json", _places, tuple[Place, ...])
        self._districts = WatchedFile(path / "districts.json", _table("districts"), dict[str, Any])
        self._status = WatchedFile(path / "place_status.json", _table("places"), dict[str, Any])
        self._keys = WatchedFile(path / "place_keys.json", _table("keys"), dict[str, Any])
        self._api_keys = WatchedFile(path / "api_keys.json", _table("keys"), dict[str, Any])

    # What is in force

    def knowledge(self) -> Knowledge:
        """The knowledge in force, the same object while it is. Raises BundleError where there is none."""
        version = self._current.value()
        try:
            found = self._bundle(version).value() if version else self._packaged.value()
        except BundleError:
            if self._good is None and not version:
                raise
            found = self._good or self._packaged.value()
        self._good = found
        return found

    def bundle(self, knowledge: Knowledge) -> bytes:
        """The compiled file of the knowledge that is or was in force. Raises BundleError where it is gone."""
        for path in (self._bundle_path(knowledge.version), self._packaged.path):
            try:
                content = path.read_bytes()
                if json.loads(content).get("version") == knowledge.version:
                    return content
            except (OSError, ValueError, AttributeError):
                continue  # a worker goes on with what it read before the file was damaged
        raise BundleError("The bundle of the knowledge in force cannot be read any more.")

    def _bundle(self, version: str) -> WatchedFile[Knowledge]:
        if version not in self._bundles:
            path = self._bundle_path(version)
            self._bundles = {version: WatchedFile(path, _knowledge, lambda: load(path))}
        return self._bundles[version]

    def notices(self, now: datetime | None = None) -> tuple[Notice, ...]:
        """Those in force at this moment."""
        now = now or datetime.now(UTC)
        return tuple(notice for notice in self._notices.value() if notice.in_force(now))

    def stops(self) -> Stops:
        return self._stops.value()

    def places(self) -> tuple[Place, ...]:
        return self._places.value()

    def districts(self) -> Table:
        """Postcode district to ``[latitude, longitude]``."""
        return self._districts.value()

    def place_status(self) -> Table:
        """By id of the place: what its hospital said last."""
        return self._status.value()

    def place_keys(self) -> Table:
        """By name of the source: ``{"sha256": ..., "places": [...]}``."""
        return self._keys.value()

    def api_keys(self) -> Table:
        """By name of who holds it: ``{"sha256": ..., "limit": ...}``."""
        return self._api_keys.value()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the files now, for the people who run the service."""
        watched: tuple[WatchedFile[Any], ...] = (self._notices, self._stops, self._places)
        watched += (self._districts, self._status, self._keys, self._api_keys)
        for file in watched:
            file.value()
        found = []
        try:
            self.knowledge()
        except BundleError as error:
            found.append(str(error))
        version = self._current.value()
        bundles = self._bundles.values() if version else ()
        if version and not self._bundle_path(version).exists():
            found.append(
                f"The knowledge in force, {version[:12]}, is not here; another one is used."
            )
        files = (self._current, *bundles, self._packaged, *watched)
        return (*found, *(file.problem for file in files if file.problem))

    # Changes

    def publish_knowledge(self, bundle: Mapping[str, Any]) -> str:
        """Put a bundle in force; gives its version. Raises BundleError for one that cannot be used."""
        version = from_bundle(bundle).version
        write_whole(self._bundle_path(version), json.dumps(bundle, ensure_ascii=False))
        self.use_knowledge(version)
        return version

    def use_knowledge(self, version: str) -> None:
        """Put a bundle that is here in force, as when going back. Raises BundleError where it is not."""
        load(self._bundle_path(_version(version)))
        write_whole(self._current.path, version + "\n")

    def write_notices(self, published: Iterable[Notice]) -> None:
        write_whole(self._notices.path, notices.to_text(published))

    def write_places(self, published: Iterable[Place]) -> None:
        write_whole(self._places.path, json.dumps({"places": list(published)}, ensure_ascii=False))

    def write_districts(self, published: Table) -> None:
        write_whole(
            self._districts.path, json.dumps({"districts": dict(published)}, ensure_ascii=False)
        )

    def write_place_status(self, place: str, status: Mapping[str, Any]) -> None:
        """What one place says now; the others stay."""
        with locked(self.path):
            changed = {**self._status.value(), place: dict(status)}
            write_whole(self._status.path, json.dumps({"places": changed}, ensure_ascii=False))

    def write_place_key(self, source: str, key: Mapping[str, Any] | None) -> None:
        """One source's key; None takes it away."""
        self._write_key(self._keys, source, key)

    def write_api_key(self, holder: str, key: Mapping[str, Any] | None) -> None:
        """One program's key; None takes it away."""
        self._write_key(self._api_keys, holder, key)

    def _write_key(
        self, file: WatchedFile[Table], name: str, key: Mapping[str, Any] | None
    ) -> None:
        with locked(self.path):
            changed = {other: kept for other, kept in file.value().items() if other != name}
            changed |= {name: dict(key)} if key else {}
            write_whole(file.path, json.dumps({"keys": changed}, ensure_ascii=False))

    def withdraw(self, message: str, complaint: str = "") -> None:
        """Stop one complaint, or the whole checker, and show the message instead."""
        if not message.strip():
            raise ValueError("Say what people should do instead.")
        self._change_stops(complaint, message)

    def restore(self, complaint: str = "") -> None:
        """Take back what `withdraw` did."""
        self._change_stops(complaint, "")

    def _change_stops(self, complaint: str, message: str) -> None:
        with locked(self.path):
            now = self.stops()
            if complaint:
                others = {id: text for id, text in now.complaints.items() if id != complaint}
                changed = others | ({complaint: message} if message else {})
                new = Stops(now.everything, changed)
            else:
                new = Stops(message, now.complaints)
            write_whole(self._stops.path, stops.to_text(new))

    # Counts

    def count(self, complaints: Iterable[str], outcome: str, day: date | None = None) -> None:
        """One more. That it cannot be written never stands between a person and the advice."""
        try:
            self._counts.add(complaints, outcome, day or datetime.now(UTC).date())
        except OSError as error:
            log.warning("The outcome could not be counted: %s", error.strerror)

    def counts(self, day: date) -> Mapping[str, Mapping[str, int | None]]:
        """How often each outcome was given, by complaint; None for small numbers."""
        return self._counts.read(day)

    def _bundle_path(self, version: str) -> Path:
        return self.path / "knowledge" / f"{version}.json"


def _knowledge(text: str) -> Knowledge:
    return from_bundle(json.loads(text))


def _version(text: str) -> str:
    version = text.strip()
    if not re.fullmatch(r"[0-9a-f]{64}", version):
        raise ValueError("it names no knowledge version")
    return version


def _places(text: str) -> tuple[Place, ...]:
    places = json.loads(text)["places"]
    if not isinstance(places, list) or not all(isinstance(place, dict) for place in places):
        raise TypeError("“places” must be a list of places")
    return tuple(places)


def _table(name: str) -> Callable[[str], Table]:
    """Reads an object from under its name."""

    def read(text: str) -> Table:
        found = json.loads(text)[name]
        if not isinstance(found, dict):
            raise TypeError(f"“{name}” must be an object")
        return found

    return read
