"""What the five seed reports must show, checked on the dossier that the whole way makes of them.

    python benchmarks/seeds.py --seeds ../shared/seeds

The expectations are those of a careful reader; nothing in the program knows this story.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import communique
from communique.exports.verify import verify
from communique.model import AssertionView, ClaimView, Dossier

Check = Callable[[Dossier], bool]


def number(dossier: Dossier, document: str) -> str:
    """The first three characters of a document's file name."""
    return next(Path(d.path or "").name[:3] for d in dossier.documents if d.id == document)


def said_in(dossier: Dossier, a: AssertionView) -> str:
    return a.span.of(next(d.text for d in dossier.documents if d.id == a.document))


def claims(dossier: Dossier, *words: str) -> list[ClaimView]:
    """Claims of which at least one sentence has all the words."""
    return [c for c in dossier.claims if any(all(w in said_in(dossier, a) for w in words) for a in c.assertions)]


def one_story(d: Dossier) -> bool:
    return len(d.documents) == 5


def two_versions(d: Dossier) -> bool:
    roots = {number(d, x.id): number(d, x.root) for x in d.documents}
    return roots["000"] == roots["001"] and len(set(roots.values())) == 4


def furniture_is_not_read(d: Dossier) -> bool:
    passages = {x.id: x.passages for x in d.documents}
    spans = [a.span for c in d.claims for a in c.assertions]
    kinds = {p.kind for s in spans for p in passages[s.document] if p.start < s.end and s.start < p.end}
    return kinds <= {"headline", "body"}


def one_president(d: Dossier) -> bool:
    found = [a for a in d.actors if {"Masoud Pezeshkian", "Masud Peseschkian"} & set(a.spellings)]
    return len(found) == 1 and {"Masoud Pezeshkian", "Masud Peseschkian"} <= set(found[0].spellings)


def signing(d: Dossier) -> list[ClaimView]:
    found = [c for c in d.claims if c.predicate == "sign" and c.when and c.when.earliest == "2025-01-17"]
    return [c for c in found if {"000", "001"} <= {number(d, a.document) for a in c.assertions}]


def signing_is_dated(d: Dossier) -> bool:
    return bool(signing(d)) and {"003", "004"} <= {number(d, a.document) for c in signing(d) for a in c.assertions}


def signing_develops(d: Dossier) -> bool:
    states = {number(d, a.document): a.status for c in signing(d) for a in c.assertions}
    ahead = {"scheduled", "planned", "expected"}
    return states.get("000") in ahead and states.get("003") in ahead and states.get("004") == "happened"


def end_of_january(d: Dossier) -> bool:
    values = [v.value for c in d.conflicts if c.slot == "time" for v in c.values]
    return any("January" in v and "17" not in v for v in values) and any("17 January" in v for v in values)


def forty_seven(d: Dossier) -> bool:
    return any(
        (c.origins, c.texts, len({a.document for a in c.assertions})) == (1, 2, 3) for c in claims(d, "47 articles")
    )


def drones(d: Dossier) -> bool:
    found = [c for c in claims(d, "drones") if c.finding == "contested"]
    return any({a.stance for a in c.assertions} >= {"asserts", "denies"} for c in found)


def spans_hold(d: Dossier) -> bool:
    return not list(verify(d))


CHECKS: tuple[tuple[str, Check], ...] = (
    ("one story of five documents", one_story),
    ("000 and 001 are versions of one text, the rest are not", two_versions),
    ("captions, prompts and related lists are not read", furniture_is_not_read),
    ("Pezeshkian and Peseschkian are one", one_president),
    ("the signing is dated 17 January 2025 over four reports", signing_is_dated),
    ("scheduled in the earlier, happened in the later", signing_develops),
    ("the end of January is a conflict of date", end_of_january),
    ("47 articles: three reports, two texts, one origin", forty_seven),
    ("the supply of drones is asserted and denied, tied", drones),
    ("every span says what is claimed", spans_hold),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=Path, default=Path("../shared/seeds"))
    args = parser.parse_args()
    if not args.seeds.is_dir():
        sys.exit(f"{args.seeds} is not there; name the folder of the seed reports with --seeds")
    dossiers = communique.brief([args.seeds]).dossiers
    results = [(text, check(dossiers[0])) for text, check in CHECKS]
    for text, holds in results:
        print("yes" if holds else "NO ", text)
    print(f"{sum(h for _, h in results)} of {len(results)}; {len(dossiers[0].claims)} claims")
    sys.exit(not all(h for _, h in results))


if __name__ == "__main__":
    main()
