"""The measurements as a table for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Results = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    name: str
    unit: str = ""
    reach: str = ""
    """The goal in words; empty where there is none."""
    met: Callable[[float], bool] | None = None


ROWS = (
    Row("step_ms_median", "Engine: one step, median", "ms", "under 0.2 ms", lambda v: v < 0.2),
    Row("step_ms_p99", "Engine: one step, 99th percentile", "ms"),
    Row("assessment_ms_median", "Engine: a whole assessment, median", "ms"),
    Row("assessment_ms_p99", "Engine: a whole assessment, 99th percentile", "ms"),
    Row(
        "step_growth_10x",
        "Engine: one step with ten times the complaints",
        "times",
        "under 1.3",
        lambda v: v < 1.3,
    ),
    Row("pages_per_second", "Requests of mixed journeys a second: pages shown, answers taken", ""),
    Row("hello_per_second", "Bare “hello” view in the same server, a second", ""),
    Row("pages_ratio", "The same, beside the bare view", "", "0.25 or more", lambda v: v >= 0.25),
    Row(
        "whole_pages_per_second", "Whole pages a second: answers posted and the next page shown", ""
    ),
    Row("whole_pages_ratio", "The same, beside the bare view (one page is two requests)", ""),
    Row(
        "first_page_bytes",
        "First page with all that it loads",
        "bytes",
        "under 60 kB",
        lambda v: v < 60_000,
    ),
    Row("question_page_bytes", "A question page with all that it loads", "bytes"),
    Row("start_seconds", "Server start to the first page", "s"),
    Row("worker_mb", "Memory of a worker, its own share", "MB"),
    Row("worker_resident_mb", "Memory of a worker, resident", "MB"),
)

PAGE = """\
# Performance

<!-- Made by `make bench`. Do not edit. -->

All figures are from one run of `make bench` on {cores} cores with Python {python}, on knowledge version
`{version}` with {complaints} complaints and {rules} rules. Your machine gives others; the ratios stay near.

{table}

How it is measured:

- **Engine.** {people} made-up people: every complaint at the ages that it concerns, answering as a well person, a very
  ill one, one who is sure of nothing, and one in immediate danger. A step is what one request costs: all answers
  replayed, and the next page or the outcome made.
- **Ten times the complaints.** Every complaint is copied nine times with rules, questions and findings of its own
  ({rules_10x} rules); the same people are timed on both bases in turns.
- **Pages.** Whole journeys, one for each complaint, two children's and an emergency, recorded through the real forms
  and sent again by four clients to two workers on the same machine. Every answer is posted, redirected and fetched.
  The ratio sets one request beside one request of the bare view; the stricter figure counts only pages shown, though
  each takes two requests.
- **Bytes** on the wire, headers included, as a browser without a cache asks for them.
- **Memory** is read while the server is still warm from all of that; the own share divides what workers have in common.
"""


def text_table(results: Results) -> str:
    width = max(len(row.name) for row in ROWS)
    return "\n".join(
        f"{row.name:<{width}}  {_value(row, results):>14}  {_goal(row, results)}".rstrip()
        for row in ROWS
    )


def markdown_page(results: Results) -> str:
    rows = (
        f"| {row.name} | {_value(row, results)} | {row.reach} | {_met(row, results)} |"
        for row in ROWS
    )
    table = "\n".join(["| | measured | reach | |", "|---|---:|---|---|", *rows])
    return PAGE.format(table=table, version=results["knowledge"][:12], **_kept(results))


def _kept(results: Results) -> dict[str, Any]:
    return {
        key: results[key]
        for key in ("cores", "python", "complaints", "rules", "people", "rules_10x")
    }


def _value(row: Row, results: Results) -> str:
    value = results[row.key]
    return "not known" if value is None else f"{value:,} {row.unit}".strip()


def _goal(row: Row, results: Results) -> str:
    return f"{row.reach}: {_met(row, results)}" if row.reach else ""


def _met(row: Row, results: Results) -> str:
    if row.met is None or results[row.key] is None:
        return ""
    return "met" if row.met(results[row.key]) else "not met"
