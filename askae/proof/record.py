"""Stories that would catch what nothing noticed, ready to be read and kept: `askae knowledge mutate --record`.

They fix what the rules say today, person by person, like the second column of double-entry bookkeeping: a change of a
rule must then be made in two places. They are no judgement of their own; `answer_sheets/own` holds those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from askae.evaluation.stories import Story
from askae.evaluation.walk import walk
from askae.triage import Knowledge
from askae.triage.outcome import settled

from .mutants import Mutant

LEFT_OUT = ("age", "age_exact", "sex", "complaint")

HEADER = """\
# What the rules say today, person by person: written by `askae knowledge mutate --record`, one story for each small
# wrong change that no judged story, check, invariant or proof would notice. A change of a rule shows itself here, and
# must be meant. Nobody has judged these one by one; the judged cases are in answer_sheets/own.
"""


def story_of(knowledge: Knowledge, mutant: Mutant, answers: Mapping[str, Any]) -> Story | None:
    """The person as a story; None where asking page by page ends earlier than asking everything (999 after A&E)."""
    complaint = answers["complaint"][0]
    told = {
        id: value
        for id, value in answers.items()
        if id not in LEFT_OUT and value not in (knowledge.findings[id].least_answer, "skipped", [])
    }
    story = Story(
        id=mutant.about,
        complaint=complaint,
        age=str(answers.get("age_exact") or answers["age"]),
        sex=str(answers.get("sex", "male")),
        answers=told,
        level="",
        why=f"{mutant.about}: {mutant.kind}, {mutant.what}",
    )
    walked = walk(knowledge, story.facts(knowledge)).outcome
    everything = settled(knowledge, {**answers, "who": answers.get("who", "me")}).disposition()
    if walked.disposition != everything.id:
        return None
    return Story(
        story.id,
        complaint,
        story.age,
        story.sex,
        told,
        walked.level,
        story.why,
        walked.disposition,
    )


def write(folder: Path, stories: Iterable[Story]) -> list[Path]:
    """One file a complaint, sorted; stories of the same person are written once."""
    from ruamel.yaml import YAML

    by_complaint: dict[str, dict[str, Story]] = {}
    for story in stories:
        person = repr((story.age, story.sex, sorted(story.answers.items(), key=repr)))
        by_complaint.setdefault(story.complaint, {}).setdefault(person, story)
    folder.mkdir(parents=True, exist_ok=True)
    yaml = YAML()
    yaml.default_flow_style = None
    yaml.width = 200
    written = []
    for complaint, found in sorted(by_complaint.items()):
        path = folder / f"{complaint}.yaml"
        with path.open("w", encoding="utf-8") as file:
            file.write(HEADER)
            yaml.dump(_plain(found.values()), file)
        written.append(path)
    return written


def _plain(found: Iterable[Story]) -> list[dict[str, Any]]:
    """With ids that are told apart."""
    plain, used = [], dict[str, int]()
    for story in sorted(found, key=lambda s: (s.id, s.why)):
        used[story.id] = used.get(story.id, 0) + 1
        plain.append(
            {
                "id": f"{story.id}_{used[story.id]}",
                "age": story.age,
                "sex": story.sex,
                "answers": dict(story.answers),
                "level": story.level,
                "disposition": story.disposition,
                "why": story.why,
            }
        )
    return plain
