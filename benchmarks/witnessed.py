"""Claims of two origins or more with every sentence that is counted for them, to be judged by a reader: would a careful
editor say that all of these report the same fact?

    python -m benchmarks.witnessed EVENT...

An EVENT is a file or folder of articles of one event. Figures: docs/figures/claims.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from communique.model import AssertionView, ClaimView, Dossier
from communique.pipeline import brief


def main() -> None:
    """Prints the claims of each event."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", nargs="+", type=Path)
    for event in parser.parse_args().events:
        for dossier in brief([event]).dossiers:
            for number, claim in enumerate((c for c in dossier.claims if c.origins > 1), 1):
                print(f"\n{event.stem}.{number} [{claim.origins}] {claim.text}")
                print(*told(dossier, claim), sep="\n")


def told(dossier: Dossier, claim: ClaimView) -> Iterator[str]:
    """A line for each counted sentence, earliest first, with the claim's own words marked."""
    texts = {document.id: document.text for document in dossier.documents}
    counted = (one for one in claim.assertions if not one.aside)
    for one in sorted(counted, key=lambda a: (a.published or "9999", a.document, a.span.start)):
        day = (one.published or "undated")[:10]
        yield f"    {day} {one.origin_text}, {one.status}: {marked(one, texts[one.document])}"


def marked(one: AssertionView, text: str) -> str:
    """The sentence of an assertion with its clause in angle quotes."""
    focus = one.focus or one.span
    parts = (text[one.span.start : focus.start], "«", focus.of(text), "»", text[focus.end : one.span.end])
    return " ".join("".join(parts).split())


if __name__ == "__main__":
    main()
