"""Claims drawn at random, each beside the sentence that it stands on, to be judged by a reader.

    python -m benchmarks.drawn EVENT... [--claims 100] [--seed 7]

An EVENT is a file or folder of articles of one event. As many claims are drawn of each, as far as there are, and the
rest from all together; of each claim one assertion is shown. Figures: docs/figures/claims.md.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from communique.model import AssertionView, ClaimView, Dossier
from communique.pipeline import brief

Drawn = tuple[str, Dossier, ClaimView]


def main() -> None:
    """Prints the claims."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", nargs="+", type=Path)
    parser.add_argument("--claims", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    for number, (event, dossier, claim) in enumerate(drawn(asked.events, asked.claims, chance), 1):
        print(f"{number} [{event}] {told(dossier, claim, chance.choice(claim.assertions))}")


def drawn(events: list[Path], most: int, chance: random.Random) -> list[Drawn]:
    """The claims, those of one event together."""
    pools = [[(one.stem, d, c) for d in brief([one]).dossiers for c in d.claims] for one in events]
    for pool in pools:
        chance.shuffle(pool)
    each = -(-most // len(pools))
    first = [row for pool in pools for row in pool[:each]]
    rest = [row for pool in pools for row in pool[each:]]
    chance.shuffle(first)
    chance.shuffle(rest)
    names = [one.stem for one in events]
    return sorted((first + rest)[:most], key=lambda row: names.index(row[0]))


def told(dossier: Dossier, claim: ClaimView, one: AssertionView) -> str:
    """A claim with what is to be judged, and the sentence."""
    texts = {document.id: document.text for document in dossier.documents}
    when = claim.when.value if claim.when else "no date"
    facts = f"{claim.predicate} | {one.status} {one.polarity} {when} | {claim.roles} | said by {one.origin_text}"
    return f"{claim.text}\n    {facts}\n    {' '.join(one.span.of(texts[one.document]).split())}"


if __name__ == "__main__":
    main()
