"""A complaint's default is never self-care, and every rule of it is more urgent."""

from __future__ import annotations

from ..draft import Draft


def check(draft: Draft) -> None:
    for id, default in draft.defaults.items():
        node = draft.node("complaints", id)
        then = draft.dispositions[default.then]
        if then.level == "self_care":
            draft.problems.add(
                node.entries.get("default", node),
                f"The default of {id} is self-care.",
                "Self-care is earned: give a more urgent default, and self_care_when.",
            )
        elif default.self_care_when is not None:
            earned = draft.dispositions.get(default.self_care)
            if earned is not None and earned.rank >= then.rank:
                draft.problems.add(
                    node.entries.get("self_care", node),
                    f"“self_care” of {id} is at least as urgent as its default.",
                    "Choose a less urgent disposition.",
                )
        for made in (f"{id}_default", f"{id}_self_care"):
            if made in draft.gathered.sections["rules"]:
                draft.problems.add(
                    draft.node("rules", made),
                    f"The id {made} belongs to the program: it is the default of {id} as a rule.",
                    "Choose another name.",
                )
    _ranks(draft)


def _ranks(draft: Draft) -> None:
    rank = {id: draft.dispositions[default.then].rank for id, default in draft.defaults.items()}
    lowest = min(rank.values(), default=0)
    for id in draft.gathered.ids("rules"):
        rule = draft.rules.get(id)
        if rule is None or id.removesuffix("_default") in draft.defaults:
            continue
        own = draft.dispositions[rule.then].rank
        if rule.complaint in rank and own <= rank[rule.complaint]:
            draft.problems.add(
                draft.node("rules", id),
                f"The rule {id} is not more urgent than the default of {rule.complaint}, so it changes nothing.",
                "Make it more urgent, lower the default, or take it out.",
            )
        elif rule.complaint is None and rank and own <= lowest:
            draft.problems.add(
                draft.node("rules", id),
                f"The general rule {id} is not more urgent than any complaint's default, so it changes nothing.",
                "Make it more urgent, or take it out.",
            )
