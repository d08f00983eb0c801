"""A small table of word-piece vectors whose sums estimate the cosines of the sentence encoder, for a hundredth of it.

It starts from the encoder's own vectors of single pieces, reduced to WIDTH and weighted by rarity (Arora et al. 2017;
Tulkens and van Dongen 2024, model2vec), and is then fitted to the encoder's cosines of pairs that share rare pieces.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.data import nli
from training.frozen import Floats, Frozen

WIDTH = 128
RARE = 0.01
"""Share of the texts in which a piece has half of its weight."""
EPOCHS, BATCH, RATE, SEED = 3, 256, 0.0015, 1
DEV = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
"""ECB+ topics that are measured on."""
OPENING, OF_A_TOPIC, OF_AN_ARTICLE = 6, 350, 10
"""Sentences read of an article of ECB+; texts taken of one of its topics; sentences taken of an article of PolNeAR."""
NEIGHBOURS, COMMON = 30, 300
"""Texts that share most rare pieces with one, of which eight make pairs with it; texts up to which a piece is rare."""
MEASURED = 5000
"""Pairs that are not trained on."""
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")

Table = NDArray[np.int8]


class Texts(NamedTuple):
    """What the table is fitted on."""

    rows: list[str]
    pairs: list[tuple[int, int]]
    """Numbers of texts that are known to be worth comparing."""


def made(data: Path, frozen: Frozen, kept: Path) -> tuple[Table, float]:
    """The table, and the standard deviation of its cosines from the encoder's on pairs held out.

    `kept` is where the encoder's vectors are kept, the dearest part, for another run.
    """
    texts = chosen(data, Random(SEED))
    encoded = frozen.tokenizer.encode_batch(texts.rows)
    pieces = [encoding.ids[1:-1] for encoding in encoded]
    if not kept.exists():
        first, last = frozen.tokenizer.encode("").ids
        single = [frozen.vector([first, number, last]) for number in range(frozen.tokenizer.get_vocab_size())]
        np.savez(kept, single=np.stack(single), texts=np.stack([frozen.vector(one.ids) for one in encoded]))
    with np.load(kept) as file:
        return fitted(start(file["single"], pieces), pieces, texts.pairs, file["texts"].astype(np.float32))


def chosen(data: Path, rnd: Random) -> Texts:
    """Clauses and sentences of reports of one event (ECB+ topics that are not dev), of other news (PolNeAR), and pairs
    that entail or contradict one another: what claims compare, and what must not be taken for it."""
    found = Texts([], [])
    for topic in sorted((data / "ecbplus" / "topics").iterdir(), key=lambda path: int(path.name)):
        if int(topic.name) not in DEV:
            lines = [line for path in sorted(topic.glob("*.xml")) for line in _ecb(path)]
            texts = [text for line in lines for text in spans(line, rnd)]
            rnd.shuffle(texts)
            found.rows.extend(filter(None, map(_clean, texts[:OF_A_TOPIC])))
    for path in sorted((data / "polnear").rglob("train/text/*.txt"))[::3]:
        lines = SENTENCE.split(path.read_text(encoding="utf-8", errors="replace"))
        lines = [line for line in lines if 5 <= len(line.split()) <= 45]
        for line in rnd.sample(lines, min(OF_AN_ARTICLE, len(lines))):
            found.rows.extend(filter(None, map(_clean, spans(line, rnd))))
    entailed = rnd.sample(nli.multinli(data / "nli", False), 2000) + rnd.sample(nli.others(data / "nli"), 1500)
    for pair in entailed:
        both = [text for text in map(_clean, (pair.premise, pair.hypothesis)) if text]
        if len(both) == 2:
            found.pairs.append((len(found.rows), len(found.rows) + 1))
        found.rows.extend(both)
    return found


def spans(sentence: str, rnd: Random) -> Iterator[str]:
    """The sentence, and twice 4 to 18 of its words, which is about as long as a clause."""
    words = sentence.split()
    yield sentence
    for _ in range(2):
        size = rnd.randint(4, 18)
        if len(words) > size + 2:
            first = rnd.randrange(len(words) - size)
            yield " ".join(words[first : first + size])


def _ecb(path: Path) -> list[str]:
    """The first sentences of an article of ECB+."""
    lines: dict[int, list[str]] = defaultdict(list)
    for token in ElementTree.parse(path).getroot().iter("token"):
        lines[int(token.get("sentence", "0"))].append(token.text or "")
    return [" ".join(words) for number, words in lines.items() if number < OPENING]


def _clean(text: str) -> str | None:
    """The text without blanks before its marks; None if it is too short or too long."""
    tidy = re.sub(r"\s+([,.;:'’!?)])", r"\1", " ".join(text.split()))
    return tidy if 3 <= len(tidy.split()) <= 60 else None


def start(single: Floats, pieces: Sequence[Sequence[int]]) -> Floats:
    """The first WIDTH principal components of the pieces' own vectors, rare pieces weighing more."""
    counts = np.bincount([k for row in pieces for k in set(row)], minlength=len(single))
    centred = single - single.mean(0)
    components = np.linalg.svd(centred[1000:], full_matrices=False)[2][:WIDTH]  # the first thousand are mostly unused
    weights = RARE / (RARE + counts / len(pieces))
    return np.asarray((centred @ components.T) * weights[:, None], np.float32)


def pairs(pieces: Sequence[Sequence[int]], known: Iterable[tuple[int, int]], rnd: Random) -> NDArray[np.int64]:
    """The `known` pairs, those of texts that share rare pieces, and one at random for each text; shuffled."""
    counts = Counter(k for row in pieces for k in set(row))
    holders: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(pieces):
        for k in sorted(set(row)):
            if counts[k] <= COMMON:
                holders[k].append(number)
    found = set(known)
    for number, row in enumerate(pieces):
        shared = Counter[int]()
        for k in sorted(set(row)):
            for other in holders.get(k, ()):
                shared[other] += np.log(len(pieces) / counts[k])
        near = [other for other, _ in shared.most_common(NEIGHBOURS + 1) if other != number]
        chosen = [*near[:4], *rnd.sample(near, min(4, len(near))), rnd.randrange(len(pieces))]
        found |= {(min(number, other), max(number, other)) for other in chosen if other != number}
    ordered = sorted(found)
    rnd.shuffle(ordered)
    return np.array(ordered, np.int64)


def fitted(
    first: Floats, pieces: Sequence[Sequence[int]], known: Iterable[tuple[int, int]], target: Floats
) -> tuple[Table, float]:
    """The table after training, as int8 with one scale, and its deviation."""
    torch.manual_seed(SEED)
    found = pairs(pieces, known, Random(SEED))
    wanted = torch.tensor((target[found[:, 0]] * target[found[:, 1]]).sum(1))
    table = nn.Embedding(*first.shape, sparse=True, _weight=torch.tensor(first))
    optimiser = torch.optim.SparseAdam(table.parameters(), lr=RATE)
    rows = [torch.tensor(row, dtype=torch.long) for row in pieces]
    steps, step = EPOCHS * ((len(found) - MEASURED) // BATCH), 0
    for epoch in range(EPOCHS):
        order = MEASURED + np.random.RandomState(epoch).permutation(len(found) - MEASURED)
        for at in range(0, len(order) - BATCH + 1, BATCH):
            batch = order[at : at + BATCH]
            optimiser.param_groups[0]["lr"] = RATE * max(0.02, 1 - step / steps)
            loss = ((cosines(table.weight, rows, found[batch]) - wanted[batch]) ** 2).mean()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            step += 1
    whole = scaled(table.weight.detach().numpy())
    with torch.no_grad():
        held = cosines(torch.tensor(whole.astype(np.float32)), rows, found[:MEASURED])
    return whole, float((held - wanted[:MEASURED]).std())


def cosines(weight: torch.Tensor, rows: Sequence[torch.Tensor], found: NDArray[np.int64]) -> torch.Tensor:
    """Cosines of the sums of the pieces of pairs of texts."""
    numbers, where = np.unique(found.ravel(), return_inverse=True)
    starts = np.cumsum([0, *(len(rows[k]) for k in numbers[:-1])])
    flat = torch.cat([rows[k] for k in numbers])
    sums = nn.functional.embedding_bag(flat, weight, torch.tensor(starts), mode="sum", sparse=weight.requires_grad)
    both = nn.functional.normalize(sums, dim=1)[torch.tensor(where)].view(len(found), 2, -1)
    return (both[:, 0] * both[:, 1]).sum(1)


def scaled(weights: Floats) -> Table:
    """The weights as whole numbers up to 127; the largest few are cut off."""
    largest = float(np.quantile(np.abs(weights), 0.9998))
    return np.clip(np.round(weights * (127 / largest)), -127, 127).astype(np.int8)
