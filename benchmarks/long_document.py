"""Memory and time of reading one long document, at several lengths.

    nice -n 10 python benchmarks/long_document.py [--words 5000 20000 50000 100000] [--digest]

The text is made: sentences of many shapes over people, places, days, numbers and speech, in paragraphs, the same for
the same length on every machine. Each length is read in a process of its own. Printed are the most memory that the
process had beyond what it had when it was ready to read (after one short article), how much of that is there after the
reading is made and all else is let go, and the records that are the reading, as the objects that they are. `--digest`:
also a checksum of the reading as JSON, to compare two states of the code.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import hashlib
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import msgspec  # noqa: E402

from communique.model import Document, Passage, Published, Reading  # noqa: E402
from communique.reading.read import read  # noqa: E402

LENGTHS = (5_000, 20_000, 50_000, 100_000)

FIRST = "Ada Bela Cara Dario Elin Greta Hugo Ines Jonas Kaja Lars Mira Nadia Oskar Petra Rosa Samir Viktor".split()
SYLLABLES = "bar dor fen gal hol jun kar lam mor nel or pas rin sol tam ul vel wes yar zan".split()
OFFICES = ("mayor", "finance minister", "police chief", "spokeswoman", "governor", "president", "judge", "union leader")
BODIES = ("the ministry", "the port authority", "the council", "the rail company", "the court", "the army", "the bank")
ACTS = (
    "signed {a} accord on {b} with {place}", "closed the {b} in {place} after {n} people were hurt",
    "rejected a plan to build {n} homes near {place}", "ordered {n} soldiers to leave {place}",
    "visited {place} and met {other}", "will open a new {b} in {place} next month",
    "arrested {n} people during a protest in {place}", "did not attend the talks with {other} in {place}",
    "paid {n} million dollars for the {b}", "accused {other} of shelling the {b} in {place}",
)  # fmt: skip
THINGS = "bridge harbour school hospital factory border pipeline dam station market airport grain store".split()
DAYS = ("on Monday", "on 3 March", "last week", "in 2019", "two days later", "on Friday evening", "earlier this year")
ACTORS = ("{who}", "{who}", "The {office}", "He", "She", "It", "They", "The {b}", "Officials in {place}")
SAYINGS = (
    '"We {say}," said {who}, the {office} of {place}. "I told {other} so."',
    "{who} said that {they} {say}, and that {body} knew of it.",
    "According to {body}, {n} people {say}.",
    "{who}, who had {say} before, denied it {day}.",
    '"Nobody {say}," {they} told reporters {day}.',
)
DEEDS = ("need more time", "lost the vote", "left the city", "want talks", "stopped the trains", "saw the ship burn")


def name(draw: random.Random) -> str:
    """A word of two or three syllables, as a proper name."""
    return "".join(draw.choices(SYLLABLES, k=draw.choice((2, 2, 3)))).capitalize()


class Cast:
    """Who and what one chapter of some thousand words is about."""

    def __init__(self, draw: random.Random) -> None:
        self.people = [f"{draw.choice(FIRST)} {name(draw)}" for _ in range(12)]
        self.places = [name(draw) for _ in range(8)]

    def filled(self, draw: random.Random, shape: str) -> str:
        """`shape` with its gaps filled."""
        who, other = draw.sample(self.people, 2)
        return shape.format(
            who=draw.choice((who, who.split()[1])), other=other, place=draw.choice(self.places), a="an",
            b=f"{draw.choice(THINGS)}", n=draw.randint(2, 900), office=draw.choice(OFFICES), body=draw.choice(BODIES),
            day=draw.choice(DAYS), they=draw.choice(("he", "she", "they")), say=draw.choice(DEEDS),
        )  # fmt: skip


def sentence(cast: Cast, draw: random.Random) -> str:
    """One sentence."""
    if draw.random() < 0.3:
        return cast.filled(draw, draw.choice(SAYINGS))
    actor = draw.choice((*ACTORS, *ACTORS, draw.choice(BODIES).capitalize()))
    first = cast.filled(draw, f"{actor} {draw.choice(ACTS)} {{day}}")
    if draw.random() < 0.4:
        first += cast.filled(draw, f", while {draw.choice(BODIES)} {draw.choice(ACTS)}")
    return first + "."


def made(words: int, seed: int = 1) -> str:
    """A text of about `words` words: paragraphs of one to five sentences, a new cast every 4,000 words."""
    draw = random.Random(seed)
    return "\n\n".join(paragraphs(draw, words))


def paragraphs(draw: random.Random, words: int) -> Iterator[str]:
    """Paragraphs until `words` words are reached."""
    count, cast = 0, Cast(draw)
    while count < words:
        paragraph = " ".join(sentence(cast, draw) for _ in range(draw.randint(1, 5)))
        before, count = count, count + len(paragraph.split())
        if count // 4000 > before // 4000:
            cast = Cast(draw)
        yield paragraph


def document(text: str) -> Document:
    """A dated article of one body passage."""
    return Document("0" * 12, text, (Passage("body", 0, len(text)),), published=Published("2024-03-05", "metadata"))


def peak() -> float:
    """Most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def now() -> float:
    """Memory that this process has, in MB, freed blocks given back."""
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def size(value: Any, seen: set[int]) -> int:
    """Bytes of the objects of a reading, each counted once."""
    if id(value) in seen or value is None or isinstance(value, bool):
        return 0
    seen.add(id(value))
    inner = value if isinstance(value, tuple) else ()
    if isinstance(value, msgspec.Struct):
        inner = tuple(getattr(value, field) for field in value.__struct_fields__)
    return sys.getsizeof(value) + sum(size(one, seen) for one in inner)


def alone(words: int, digest: bool) -> None:
    """Reads one document and prints what it took."""
    read(document("Talks began. The mayor of Dorrin said on Monday that 12 people were hurt."))
    given = document(made(words))
    before, began = now(), time.process_time()
    start = peak()
    found: Reading = read(given)
    took = time.process_time() - began
    most, held, records = peak() - start, now() - before, size(found, set()) / 2**20
    count = len(given.text.split())
    line = f"{count:7} words: {took:6.1f} s; memory beyond ready to read: most {most:5.0f} MB"
    line += f" ({most / count * 2**20:5.0f} B a word), after it {held:5.0f} MB, records {records:5.1f} MB"
    line += f" ({records / count * 2**20:4.0f} B a word)"
    print(line, hashlib.sha256(msgspec.json.encode(found)).hexdigest()[:16] if digest else "", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, nargs="+", default=LENGTHS)
    parser.add_argument("--digest", action="store_true")
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.alone:
        alone(args.alone, args.digest)
        return
    for words in args.words:
        call = [sys.executable, __file__, "--alone", str(words), *(["--digest"] if args.digest else [])]
        subprocess.run(call, check=True)


if __name__ == "__main__":
    main()
