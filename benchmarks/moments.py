"""Earlier moments: what the slider of the page shows, against a dossier computed for that moment.

    python -m benchmarks.moments FOLDER...        # default: the three example stories; -v prints the lines

Counts, over all stops but the last: lines of the computed summary; of these, lines that the slider has word for word,
and lines whose claim it has in the same section in other words; lines that the slider has beside these.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from communique.exports.html.moments import instant, stops
from communique.model import Dossier, SummaryLine
from communique.pipeline import brief
from communique.store import MemoryStore

EXAMPLES = Path(__file__).parent.parent / "examples"
Lines = tuple[SummaryLine, ...]


def main() -> None:
    """Prints the counts of each folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = [EXAMPLES / name / "articles" for name in ("ferry", "plant", "railway")]
    parser.add_argument("folders", nargs="*", type=Path, default=default)
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    for folder in asked.folders:
        found = compared(folder)
        counts = [sum(numbers) for numbers in zip(*(count(real, shown) for _, real, shown in found), strict=True)]
        lines, same, reworded, beside = counts
        print(f"{folder}: {len(found)} stops, {lines} lines, {same} the same, {reworded} reworded, {beside} beside")
        for stop, real, shown in found if asked.verbose else []:
            has = [("=" if told(x) in map(told, shown) else "computed", told(x)) for x in real]
            print(f"== {stop}", *(f"   {sign} {line}" for sign, line in has), sep="\n")
            print(*(f"   slider {told(x)}" for x in shown if told(x) not in map(told, real)), sep="\n")


def compared(folder: Path) -> list[tuple[str, Lines, Lines]]:
    """Each stop but the last with the lines of the computed summary and those of the slider."""
    keep = MemoryStore()
    dossier = largest(brief([folder], store=keep).dossiers)
    made = []
    for stop in stops(dossier)[:-1]:
        moment = datetime.fromtimestamp(stop.at, UTC).isoformat()
        real = largest(brief(store=keep, as_of=moment).dossiers)
        shown = next((one.summary for one in dossier.earlier if instant(one.at) == stop.at), ())
        made.append((stop.words, real.summary, shown))
    return made


def largest(dossiers: tuple[Dossier, ...]) -> Dossier:
    """The story with most articles."""
    return max(dossiers, key=lambda d: len(d.documents))


def count(real: Lines, shown: Lines) -> tuple[int, int, int, int]:
    """Computed lines, the same, those of one claim in other words, and lines of the slider that are neither."""
    same = [x for x in real if told(x) in map(told, shown)]
    rest = [x for x in shown if told(x) not in map(told, same)]
    places = {(x.section, x.claim) for x in real}
    reworded = [x for x in rest if (x.section, x.claim) in places]
    return len(real), len(same), len(reworded), len(rest) - len(reworded)


def told(line: SummaryLine) -> tuple[str, str]:
    """What is read of a line."""
    return line.section, line.text


if __name__ == "__main__":
    main()
