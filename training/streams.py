"""Endless streams of training batches, one per kind of data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from training.data import headlines, names, polnear, treebank, uds
from training.data.units import Unit, grouped, joined
from training.settings import Settings
from training.windows import Example, batched, encode, measure


def training_units(folder: Path, settings: Settings) -> dict[str, list[Unit]]:
    """The units of every stream that is switched on, with their sizes."""
    on, out = settings.data, dict[str, list[Unit]]()
    if on["ewt"]:
        trees = treebank.ewt(folder / "ud_ewt", "train")
        judged = uds.judgements(folder / "uds_factuality", "train") if on["uds"] else {}
        out["ewt"] = uds.with_factuality(trees, treebank.units(trees), judged)
    if on["gum"]:
        trees = treebank.gum(folder / "gum", "train")
        out["gum"] = treebank.with_chains(trees, treebank.units(trees))
    if on["headlines"] and (trees := treebank.for_training(folder, on)):
        out["headlines"] = headlines.headlines(trees, Random(settings.schedule.seed))
    if on["newswire"] or on["politics"]:
        out["names"] = [
            *(names.newswire(folder / "worldwide_newswire", "train") if on["newswire"] else ()),
            *(names.politics(folder / "crossner_politics", "train") if on["politics"] else ()),
        ]
    if on["polnear"]:
        articles = polnear.articles(folder / "polnear", "train")
        out["polnear"] = [unit for article in articles for unit in polnear.units(article)]
    return {stream: measure(units) for stream, units in out.items()}


def stream(name: str, units: list[Unit], settings: Settings, rnd: Random) -> Iterator[list[Example]]:
    """Batches for ever, with new windows in every round."""
    limits, pieces = settings.windows[name], settings.schedule.pieces
    while True:
        groups = grouped(units, rnd.choice(limits), rnd, limits)
        examples = [example for group in groups if (example := encode(joined(group))) is not None]
        yield from sections(examples, pieces, rnd) if name == "gum" else batched(examples, pieces, rnd)


def sections(examples: list[Example], pieces: int, rnd: Random) -> list[list[Example]]:
    """Batches of consecutive windows of one document, shuffled."""
    batches: list[list[Example]] = []
    longest = 0
    for example in examples:
        longest = max(longest, len(example.ids))
        full = not batches or (len(batches[-1]) + 1) * longest > pieces
        if full or batches[-1][0].window.document != example.window.document:
            batches.append([])
            longest = len(example.ids)
        batches[-1].append(example)
    rnd.shuffle(batches)
    return batches
