"""Pages that people can take in."""

from __future__ import annotations

from ..draft import Draft

CHECKLIST_ITEMS = 8
FIELDS = 4


def check(draft: Draft) -> None:
    asked: dict[str, str] = {}
    for id, question in draft.questions.items():
        node = draft.node("questions", id)
        at = node.entries.get("asks", node)
        for finding in question.asks:
            if first := asked.get(finding):
                draft.problems.add(
                    at,
                    f"{finding} is asked by two questions, {first} and {id}.",
                    "Ask it in one of them; complaints can share a question.",
                )
            asked.setdefault(finding, id)
        kinds = [draft.findings[finding] for finding in question.asks]
        number = len(kinds)
        yes_no = all(finding.kind == "yes_no" for finding in kinds)
        if yes_no and number > CHECKLIST_ITEMS and not question.dangers:
            draft.problems.add(
                at,
                f"The checklist {id} has {number} items; at most {CHECKLIST_ITEMS} can be taken in.",
                "Split it.",
            )
        if not yes_no and not question.reading and number > FIELDS:
            draft.problems.add(
                at,
                f"The question {id} has {number} fields on one page; at most {FIELDS} are clear.",
                "Split it.",
            )
        if any(finding.reading for finding in kinds) and not question.reading:
            draft.problems.add(
                at,
                f"The question {id} mixes readings, which can be skipped, with others.",
                "Give the readings a question of their own.",
            )
        if question.dangers:
            _dangers(draft, id, yes_no)


def _dangers(draft: Draft, id: str, yes_no: bool) -> None:
    node = draft.node("questions", id)
    if not yes_no:
        draft.problems.add(node, f"The dangers in {id} must all be of the kind yes_no.")
    if draft.settings is not None and id not in draft.settings.start:
        draft.problems.add(
            node,
            f"The dangers in {id} are not asked at the start.",
            "Add it to “start” in knowledge.yaml.",
        )
