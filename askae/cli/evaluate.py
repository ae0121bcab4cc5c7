"""``askae evaluate``: how right and how safe the advice is, on cases whose right level is known."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from askae.triage import Knowledge

from .base import FAILED, REFUSED, CommandError, Commands, extra, open_knowledge, print_json
from .progress import shown

SHEETS, FOLDER, PHRASES = Path("answer_sheets"), Path("knowledge"), Path("phrases")
UNDERSTANDING = "understanding"
LEAST_RECALL = 0.8
"""Of dangers told in own words: below it the exit status is 1."""


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "evaluate",
        help="measure the advice on cases whose right level is known",
        description="Send every case of the answer sheets through the checker, page by page, and compare the advice "
        "with the level that is right for it, beside what others reached. Exit status 1 where an emergency is missed "
        "that disagreements.yaml does not explain; 2 where a sheet cannot be used.",
    )
    parser.add_argument(
        "sets",
        metavar="SET",
        nargs="*",
        help="only these sets; default: all. `understanding` measures instead how own words are understood",
    )
    parser.add_argument("--json", action="store_true", help="the figures as data")
    parser.add_argument("--html", metavar="FILE", type=Path, help="also write a page with charts")
    parser.add_argument("--cases", action="store_true", help="list every case, not only the misses")
    parser.add_argument(
        "--sheets",
        metavar="FOLDER",
        type=Path,
        default=SHEETS,
        help="the folder of the answer sheets; default: %(default)s",
    )
    parser.add_argument(
        "--knowledge",
        metavar="FOLDER",
        type=Path,
        help="the knowledge files or a bundle; default: knowledge/ where it is here, else what is in use",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.sets == [UNDERSTANDING]:
        return _understanding(options)
    with extra("knowledge"):
        from askae.evaluation.disagreements import read_disagreements
        from askae.evaluation.peers import read_peers
        from askae.evaluation.report_html import page
        from askae.evaluation.report_json import as_json
        from askae.evaluation.report_text import text
        from askae.evaluation.run import evaluate
        from askae.evaluation.sheet_files import SheetError, read_sheets, sets_in
        from askae.evaluation.walk import StuckError
    if not options.sheets.is_dir():
        raise CommandError(f"There is no folder {options.sheets}.", REFUSED)
    known = sets_in(options.sheets)
    if unknown := [name for name in options.sets if name not in known]:
        there = ", ".join(known) or "none"
        raise CommandError(f"There is no set {unknown[0]!r}. There are: {there}.", REFUSED)
    knowledge = _knowledge(options.knowledge)
    try:
        sheets = read_sheets(options.sheets, knowledge, options.sets)
        disagreements = read_disagreements(options.sheets, sheets)
        peers = read_peers(options.sheets)
        with shown() as progress:
            found = evaluate(knowledge, sheets, disagreements, peers, progress)
    except SheetError as error:
        print("\n".join(error.lines), file=sys.stderr)
        raise CommandError(f"{error}. Nothing was measured.", REFUSED) from None
    except StuckError as error:
        raise CommandError(f"A case came to no advice. {error}") from None
    if options.html:
        options.html.parent.mkdir(parents=True, exist_ok=True)
        options.html.write_text(page(knowledge, found), encoding="utf-8")
        print(f"Wrote {options.html}", file=sys.stderr)
    if options.json:
        print_json(as_json(knowledge, found, options.cases))
    else:
        print(text(knowledge, found, options.cases))
    return FAILED if any(one.unexplained for one in found) else 0


def _understanding(options: argparse.Namespace) -> int:
    """Each part whole, by length, and by each layer of the ranking alone."""
    with extra("knowledge"):
        from askae.evaluation.memory import memory
        from askae.evaluation.phrases import PARTS, Tally, by_length, measured, read_phrases, tally
        from askae.evaluation.phrases_report import SEALED, as_json, text
        from askae.evaluation.second_readings import agreement, read_missed, read_second
        from askae.understanding import LAYERS
    if not PHRASES.is_dir():
        raise CommandError(f"There is no folder {PHRASES}.", REFUSED)
    knowledge = _knowledge(options.knowledge)
    parts: dict[str, dict[str, Tally]] = {}
    agreed = None
    second = read_second(PHRASES)
    for part in PARTS:
        try:
            phrases = read_phrases(PHRASES, part)
        except ValueError as error:
            raise CommandError(
                f"{PHRASES / part}.yaml: {error}. Nothing was measured.", REFUSED
            ) from None
        found = list(measured(knowledge, phrases))
        parts[part] = {"all": tally(found)}
        parts[part] |= {name: tally(own) for name, own in by_length(found).items()}
        for layer in LAYERS:
            parts[part][f"{layer} alone"] = tally(list(measured(knowledge, phrases, (layer,))))
        if part == SEALED:
            agreed = agreement(found, second)
    if options.json:
        print_json(as_json(parts, agreed, memory()))
    else:
        print(text(parts, agreed, second, read_missed(PHRASES), memory()))
    recall = parts[PARTS[-1]]["all"].danger_recall.value
    return FAILED if recall is None or recall < LEAST_RECALL else 0


def _knowledge(given: Path | None) -> Knowledge:
    """Compiled anew from the files where they are, so that the effect of a change is seen at once."""
    from askae.knowledge import KnowledgeError, compile_folder
    from askae.triage import from_bundle, load

    folder = given or FOLDER
    try:
        if folder.is_dir():
            return from_bundle(compile_folder(folder))
        return load(folder) if given else open_knowledge()
    except KnowledgeError as error:
        raise CommandError(f"{error}. See them with: askae knowledge check") from None
