"""Status and polarity: the labelled clauses of tests/cases/status, and events of MEANTIME (certainty, polarity, time).

    python benchmarks/status.py [--data ../shared/data] [--blind] [--errors]

`--blind` also runs the blind half, for the figure only. Prints accuracies, by class, and confusions.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from communique.model import Proposition
from communique.reading.annotation.annotate import annotate_ranges, annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.propositions.propositions import propositions
from communique.reading.quantities.quantities import quantities
from communique.reading.statements.statements import statements
from communique.reading.times.times import times

CASES = Path(__file__).parent.parent / "tests" / "cases" / "status"
FUTURE = {"scheduled", "planned", "expected", "called-for", "possible", "hypothetical", "cancelled"}
UNCERTAIN = {"possible": "POSSIBLE", "hypothetical": "POSSIBLE"}


def read(text: str, published: str | None, ranges: list[tuple[int, int]] | None = None) -> list[Proposition]:
    """The propositions of a text, with all layers that they build on."""
    doc = annotate_ranges(text, ranges) if ranges else annotate_text(text)
    found_times, _ = times(doc, "text", published)
    found_mentions = mentions(doc, "text")
    found_statements = statements(doc, "text", found_mentions, found_times)
    counts = quantities(doc, "text", found_times)
    return propositions(doc, "text", found_mentions, found_times, counts, found_statements, published)


def at(found: list[Proposition], offset: int) -> Proposition | None:
    """The proposition whose predicate holds the character, else one that has it in an argument."""
    heads = [item for item in found if item.head.start <= offset < item.head.end]
    inside = [item for item in found if any(part.span.start <= offset < part.span.end for part in item.arguments)]
    return (heads or inside or [None])[0]  # type: ignore[list-item]


def cases(name: str, show: bool) -> None:
    """One half of the labelled clauses."""
    table = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for status, polarity, word, text in [*table["cases"], *table.get("gaps", ())]:
        place = re.search(rf"\b{re.escape(word)}\b", text)
        assert place is not None, (word, text)
        found = at(read(text, table["published"]), place.start())
        got = (found.status, found.polarity) if found else None
        total[status] += 1
        right[status] += got == (status, polarity)
        if show and got != (status, polarity):
            print(f"  {status} {polarity}, read {got}: {word!r} in {text!r}")
    print(f"{name}: {right.total()}/{total.total()} = {right.total() / total.total():.3f}")
    print("  " + ", ".join(f"{status} {right[status]}/{count}" for status, count in total.items()))


def documents(
    data: Path,
) -> Iterator[tuple[str, str | None, list[tuple[int, int]], list[tuple[int, int, dict[str, str]]]]]:
    """Text, publication date, read ranges and (start, end, attributes) of the events of each MEANTIME article."""
    for path in sorted((data / "meantime" / "intra").glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()
        text, places, ranges, sentence, begin = "", {}, [], None, 0
        for token in root.iter("token"):
            if token.get("sentence") != sentence:
                if text:
                    ranges.append((begin, len(text)))
                    text += "\n\n" if sentence in ("0", "1") else "\n"
                begin, sentence = len(text), token.get("sentence")
            elif text:
                text += " "
            places[token.get("t_id")] = (len(text), len(text) + len(token.text or ""))
            text += token.text or ""
        ranges.append((begin, len(text)))
        dates = [time for time in root.iter("TIMEX3") if time.get("functionInDocument") == "CREATION_TIME"]
        published = next((time.get("value") for time in dates if len(time.get("value") or "") == 10), None)
        events = []
        for event in root.iter("EVENT_MENTION"):
            anchors = [places[anchor.get("t_id")] for anchor in event.iter("token_anchor")]
            if anchors:
                events.append((anchors[0][0], anchors[-1][1], dict(event.attrib)))
        yield text, published, ranges, events


def classes(item: Proposition) -> tuple[str, str, str]:
    """Certainty, polarity and time as MEANTIME has them."""
    certainty = UNCERTAIN.get(item.status, "CERTAIN")
    return (
        certainty,
        "NEG" if item.polarity == "negative" else "POS",
        "FUTURE" if item.status in FUTURE else "NON_FUTURE",
    )


def meantime(data: Path, show: bool) -> None:
    """Certainty × polarity × time of MEANTIME's events."""
    total = found_count = right = majority = 0
    confusions: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for text, published, _, events in documents(data):
        found = read(text, published)
        for start, _, event in events:
            gold = tuple(event.get(name, "") for name in ("certainty", "polarity", "time"))
            if "" in gold or "UNDERSPECIFIED" in gold:
                continue
            total += 1
            majority += gold == ("CERTAIN", "POS", "NON_FUTURE")
            item = next((one for one in found if one.head.start <= start < one.head.end), None)
            if item is None:
                continue
            found_count += 1
            right += classes(item) == gold
            if classes(item) != gold:
                confusions[gold, classes(item)] += 1
                if show:
                    print(
                        f"  {gold} read {item.status} {item.polarity}: {item.predicate} in {item.span.of(text)[:120]!r}"
                    )
    print(f"MEANTIME events: {total} labelled, {found_count} read, {right / found_count:.3f} of these right")
    print(f"  always certain, positive, not future: {majority / total:.3f} of all")
    for (gold, got), count in confusions.most_common(8):
        print(f"  {count:3d}  {'/'.join(gold)} read as {'/'.join(got)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--blind", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    for name in ("open", "second", "third", "fifth", "sixth"):
        cases(name, options.errors)
    for name in ("blind", "second-blind", "third-blind", "fourth-blind", "fifth-blind") if options.blind else ():
        cases(name, False)
    if not (options.data / "meantime").is_dir():
        sys.exit(f"{options.data / 'meantime'}: not there; give the data folder with --data")
    meantime(options.data, options.errors)


if __name__ == "__main__":
    main()
