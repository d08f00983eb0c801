"""Signatures and candidates beside datasketch, and the cost of linking 1,000 to 30,000 made-up articles.

    python benchmarks/linking_scale.py [--sizes 1000 3000 10000] [--signatures 20000] [--no-vectors] [--added]

`--added` puts the articles into a store, with empty readings, tells their stories, adds one article after the other and
tells them again each time, and once more with nothing new.

datasketch is needed for the first part only (pip install datasketch).
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from itertools import combinations
from pathlib import Path
from statistics import mean, median

import numpy as np

from communique.lineage import lineage
from communique.lineage.candidates import BAND, PERMUTATIONS, part_pairs, whole_pairs
from communique.linking import hashed, shingles
from communique.model import Document, Published
from communique.stories import link as stories_link
from communique.stories import stories

WORDS = [
    a + b + c
    for a in "b d f g k l m n p r s t v".split()
    for b in "a e i o u ai or".split()
    for c in ("n", "ck", "st", "rem", "lo")
]


def invented(count: int, seed: int) -> list[Document]:
    """Articles of stories of about eight, of 120 to 300 words; a fifth are copies, cuts or hosts of an earlier one."""
    rng = random.Random(seed)
    out: list[Document] = []
    names: list[str] = []
    topic: list[str] = []
    for number in range(count):
        if number % 8 == 0:
            names = [f"{rng.choice(WORDS).title()}{rng.choice(WORDS)}" for _ in range(14)]
            topic = rng.choices(WORDS, k=60)
        if number % 8 and rng.random() < 0.2:
            lines = rng.choice(out[-(number % 8) :]).text.split("\n")
            text = "\n".join(lines[: max(2, len(lines) - rng.randint(0, 3))])
        else:
            text = "\n".join(" ".join(_sentence(rng, names, topic) for _ in range(3)) for _ in range(rng.randint(4, 9)))
        day = 1 + number * 300 // count
        when = f"2024-{1 + day // 28:02}-{1 + day % 28:02}T{number % 24:02}:00:00+00:00"
        out.append(Document(f"{number:06}", text, outlet=f"Paper {number % 40}", published=Published(when, "metadata")))
    return out


def _sentence(rng: random.Random, names: list[str], topic: list[str]) -> str:
    words = [rng.choice(topic if rng.random() < 0.4 else WORDS) for _ in range(rng.randint(7, 13))]
    words[rng.randrange(len(words))] = rng.choice(names)
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


def signature_race(count: int) -> None:
    """Near copies among `count` sets of shingles: ours and datasketch, both from the same hashes, with recall."""
    from datasketch import MinHash, MinHashLSH

    documents = invented(count, 1)
    sets = [np.unique(shingles(row, 5)) for row in hashed([one.text.split() for one in documents])]
    wanted = {
        (i, j)
        for at in range(0, count, 8)
        for i, j in combinations(range(at, min(at + 8, count)), 2)
        if len(np.intersect1d(sets[i], sets[j])) >= 0.7 * len(np.union1d(sets[i], sets[j]))
    }
    start = time.process_time()
    found = whole_pairs(sets)
    ours = time.process_time() - start
    hits = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    start = time.process_time()
    part_pairs(sets)
    parts = time.process_time() - start
    start = time.process_time()
    lsh = MinHashLSH(threshold=0.6, num_perm=PERMUTATIONS, params=(PERMUTATIONS // BAND, BAND))
    theirs: set[tuple[int, int]] = set()
    for number, one in enumerate(sets):
        sketch = MinHash(num_perm=PERMUTATIONS, hashfunc=int)
        sketch.update_batch((one & np.uint64(0xFFFFFFFF)).tolist())
        theirs.update((other, number) for other in lsh.query(sketch))
        lsh.insert(number, sketch)
    peer = time.process_time() - start
    print(
        f"{count} sets: ours {ours:.2f} s, R {len(hits & wanted) / len(wanted):.3f}; containment keys {parts:.2f} s; "
    )
    print(f"  datasketch {peer:.1f} s, recall {len(theirs & wanted) / len(wanted):.3f}: {peer / ours:.0f} times ours")


def linked(count: int) -> None:
    """Processor time and memory of lineage and stories."""
    documents = invented(count, 2)
    start = time.process_time()
    edges, problems = lineage(documents)
    middle = time.process_time()
    told, _, more = stories(documents, {}, edges)
    end = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{count:6} articles: lineage {middle - start:6.1f} s ({len(edges)} edges), stories {end - middle:6.1f} s "
        f"({len(told)} stories), {(end - start) / count * 1000:.2f} ms an article, {memory:.2f} GB at most, "
        f"{len(problems) + len(more)} problems",
        flush=True,
    )


MORE = 12
"""Articles that are added one by one."""


def added(count: int) -> None:
    """Processor time of a first run over a store, of those after single articles were added, and of one with nothing
    new."""
    from communique.engine import search_seldom
    from communique.intake import Options
    from communique.model import Reading
    from communique.pipeline import dossiers
    from communique.reading import reader_version
    from communique.store import open_store
    from communique.stories import keep_vectors

    search_seldom()  # as the command does
    documents, rng, taken = invented(count + MORE, 2), np.random.default_rng(1), []
    rows = rng.standard_normal((count + MORE, 384)).astype(np.float32)
    vectors = [(row / np.linalg.norm(row)).tobytes() for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "some.db"
        for some in (slice(0, count), *(slice(at, at + 1) for at in range(count, count + MORE)), slice(0)):
            keep = open_store(place)
            keep.put_documents(documents[some])
            keep.put_readings(Reading(one.id, reader_version(), one.published.value) for one in documents[some])
            keep_vectors(keep, zip(documents[some], vectors[some], strict=True))
            keep.close()
            start = time.process_time()
            made, _ = dossiers((), Options(store=place))
            taken.append(time.process_time() - start)
    first, *single, nothing = taken
    print(
        f"{count:6} articles: {first:.1f} s, then with one more {median(single):.2f} s (median of {MORE}; mean "
        f"{mean(single):.2f}, most {max(single):.2f}), {nothing:.2f} s with nothing new; {len(made)} stories, "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB at most",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 3000, 10000])
    parser.add_argument("--signatures", type=int, default=20000)
    parser.add_argument("--no-vectors", action="store_true", help="leave the sentence network out (its cost is linear)")
    parser.add_argument("--added", action="store_true", help="what one more article costs that a store gets")
    arguments = parser.parse_args()
    if arguments.no_vectors:
        stories_link._vectors = lambda documents, vectors: (None, [])  # type: ignore[assignment]
    if arguments.signatures:
        signature_race(arguments.signatures)
    for size in arguments.sizes:
        (added if arguments.added else linked)(size)


if __name__ == "__main__":
    main()
