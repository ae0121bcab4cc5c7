"""For the people who plan: what is open when, where nobody is, and what the checker advises how often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from askae.live import LiveDirectory
from askae.places import Place, from_data
from askae.places.bank_holidays import next_bank_holiday
from askae.places.fitting import PLACELESS, Need
from askae.places.gaps import Gap, gap_words, gaps, open_spans
from askae.places.status import statuses
from askae.places.tell import status_sentence
from askae.places.times import HERE, clock
from askae.triage import Knowledge
from askae.triage.ages import interval

from .places import SERVICES

COUNTED_DAYS = 28
PEOPLE = (("adults", "40 years"), ("children", "5 years"))


@dataclass(frozen=True)
class PlaceWeek:
    place: Place
    days: tuple[str, ...]
    now: str
    """How busy it says it is; empty where nothing fresh is known."""


@dataclass(frozen=True)
class Missing:
    """When nobody offers a service."""

    service: str
    people: str
    dispositions: tuple[str, ...]
    """Titles of the advice that sends people there."""
    times: tuple[str, ...]


@dataclass
class Advised:
    """One disposition that the rules of a complaint can give."""

    title: str
    level: str
    count: int = 0
    small_days: int = 0
    """Days with too few to be shown."""


@dataclass
class Overview:
    days: tuple[date, ...]
    weeks: tuple[PlaceWeek, ...]
    this_week: tuple[Missing, ...]
    holiday: date
    on_holiday: tuple[Missing, ...]
    complaints: tuple[tuple[str, str], ...]
    """Id and name."""
    chosen: str = ""
    advised: tuple[Advised, ...] = field(default_factory=tuple)


def overview(live: LiveDirectory, now: datetime, complaint: str) -> Overview:
    """The next seven days from today's midnight. An unknown ``complaint`` chooses none."""
    knowledge, places = live.knowledge(), from_data(live.places())
    today = now.astimezone(HERE).date()
    holiday = next_bank_holiday(today)
    chosen = complaint if complaint in knowledge.complaints else ""
    fresh = statuses(live.place_status(), now)
    days = tuple(today + timedelta(days=n) for n in range(7))
    return Overview(
        days=days,
        weeks=tuple(
            PlaceWeek(
                place,
                tuple(_day_words(place, day) for day in days),
                status_sentence(fresh[place.id], now) if place.id in fresh else "",
            )
            for place in places
        ),
        this_week=_missing(knowledge, places, midnight(today), midnight(days[-1], 1)),
        holiday=holiday,
        on_holiday=_missing(knowledge, places, midnight(holiday), midnight(holiday, 1)),
        complaints=tuple(
            sorted(
                ((one.id, one.name) for one in knowledge.complaints.values()),
                key=lambda pair: pair[1].casefold(),
            )
        ),
        chosen=chosen,
        advised=advised(knowledge, live, chosen, today) if chosen else (),
    )


def midnight(day: date, later: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=later), time(), HERE)


def _day_words(place: Place, day: date) -> str:
    found = open_spans(place, midnight(day), midnight(day, 1))
    if found is None:
        return "not known"
    if len(found) == 1 and found[0] == Gap(midnight(day), midnight(day, 1)):
        return "day and night"
    return ", ".join(f"{clock(span.start)} to {clock(span.end)}" for span in found) or "closed"


def _missing(
    knowledge: Knowledge, places: tuple[Place, ...], start: datetime, end: datetime
) -> tuple[Missing, ...]:
    """By service, as the table of dispositions has them; children apart where it differs for them."""
    by_gaps: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for one in knowledge.dispositions.values():
        if one.service in PLACELESS:
            continue
        told = {
            people: _times(
                gaps(Need(one.service, one.id, age=interval(age)), places, start, end), end - start
            )
            for people, age in PEOPLE
        }
        if told["adults"] == told["children"]:
            told = {"": told["adults"]}
        for people, times in told.items():
            if times:
                by_gaps.setdefault((one.service, people, times), []).append(one.title)
    return tuple(
        Missing(_service_name(service), people, tuple(titles), times)
        for (service, people, times), titles in by_gaps.items()
    )


def _times(found: Iterable[Gap], whole: timedelta) -> tuple[str, ...]:
    return tuple("all the time" if g.end - g.start == whole else gap_words(g) for g in found)


def _service_name(service: str) -> str:
    return SERVICES.get(service, service.replace("_", " ").capitalize())


def advised(
    knowledge: Knowledge, live: LiveDirectory, complaint: str, today: date
) -> tuple[Advised, ...]:
    """What the rules of this complaint and the general ones can advise, the most urgent first, and how often it was."""
    possible = {rule.then for rule in knowledge.rules if rule.complaint in (complaint, None)}
    ordered = sorted(knowledge.dispositions.values(), key=lambda one: -one.rank)
    found = {one.id: Advised(one.title, one.level) for one in ordered if one.id in possible}
    for back in range(COUNTED_DAYS):
        counted: Mapping[str, int | None] = live.counts(today - timedelta(days=back)).get(
            complaint, {}
        )
        for disposition, number in counted.items():
            if disposition in knowledge.dispositions:
                one = knowledge.dispositions[disposition]
                kept = found.setdefault(disposition, Advised(one.title, one.level))
                kept.count += number or 0
                kept.small_days += number is None
    return tuple(found.values())
