"""Earlier moments: what the slider of the page shows, against a dossier computed for that moment.

    python -m benchmarks.moments FOLDER...        # default: the two example stories; -v prints the lines

Counts, over all stops but the last: lines of the computed summary; of these, lines that the slider has word for word,
and lines whose sentence it quotes instead; lines that the slider has beside these.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from communique.exports.html.evidence import Library
from communique.exports.html.past import past_lines
from communique.exports.html.told import disputes, told
from communique.model import Dossier
from communique.pipeline import brief
from communique.store import MemoryStore

EXAMPLES = Path(__file__).parent.parent / "examples"
Lines = list[tuple[str, str]]


def main() -> None:
    """Prints the counts of each folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = [EXAMPLES / "ferry" / "articles", EXAMPLES / "railway" / "articles"]
    parser.add_argument("folders", nargs="*", type=Path, default=default)
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    for folder in asked.folders:
        stops = list(compared(folder))
        counts = [sum(numbers) for numbers in zip(*(count(real, shown) for _, real, shown in stops), strict=True)]
        lines, same, quoted, beside = counts
        print(f"{folder}: {len(stops)} stops, {lines} lines, {same} the same, {quoted} quoted, {beside} beside")
        for stop, real, shown in stops if asked.verbose else []:
            print(f"== {stop}", *(f"   {'=' if x in shown else 'computed'} {x}" for x in real), sep="\n")
            print(*(f"   slider {x}" for x in shown if x not in real), sep="\n")


def compared(folder: Path) -> list[tuple[str, Lines, Lines]]:
    """Each stop but the last with the lines of the computed summary and those of the slider."""
    keep = MemoryStore()
    dossier = largest(brief([folder], store=keep).dossiers)
    library = Library(dossier)
    clock, found = library.clock, disputes(dossier, library.clock)
    history = {c.id: told(c, found, clock, library.documents) for c in dossier.claims}
    made = []
    for stop in clock.stops[:-1]:
        moment = datetime.fromtimestamp(stop.at, UTC).isoformat()
        real = largest(brief(store=keep, as_of=moment).dossiers)
        shown = past_lines(dossier, history, found, stop.at, clock)
        made.append((stop.words, [(s.section, s.text) for s in real.summary], [(k, s.text) for k, s in shown]))
    return made


def largest(dossiers: tuple[Dossier, ...]) -> Dossier:
    """The story with most articles."""
    return max(dossiers, key=lambda d: len(d.documents))


def count(real: Lines, shown: Lines) -> tuple[int, int, int, int]:
    """Computed lines, the same, quoted, and lines of the slider that are neither."""
    same = [x for x in real if x in shown]
    rest = [x for x in shown if x not in same]
    quoted = [x for x in rest if any(likeness(x, y) for y in real if y not in same)]
    return len(real), len(same), len(quoted), len(rest) - len(quoted)


def likeness(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """True if a line of the slider quotes a sentence that has most words of a computed line of its section."""
    words = set(one[1].strip("“”.").casefold().split()), set(other[1].rstrip(".").casefold().split())
    return one[0] == other[0] and one[1].startswith("“") and 2 * len(words[0] & words[1]) >= min(map(len, words)) * 1.5


if __name__ == "__main__":
    main()
