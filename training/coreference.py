"""The layer that seeks antecedents: fitted on GUM train over the queries and keys of a finished reader, and measured.

Phrases and what is compared of them are those of the program itself (``communique.reading``), on raw text as the model
reads it. A phrase belongs to the gold entity whose span it has, else to one with its head word, else to none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from communique.reading.annotation.annotate import annotate_text
from communique.reading.annotation.references import Located
from communique.reading.coreference import antecedents
from communique.reading.coreference.comparing import FEATURES, features
from communique.reading.coreference.coreference import Phrases, phrase_chains, phrases_of
from communique.reading.coreference.mentions import direct_speech
from communique.reading.names.drafts import drafts
from communique.reading.tokens.shell import COREF
from communique.reading.tokens.words import words_of
from communique.weights import Model
from training.data.treebank import Gold, Sentence, mentions
from training.evaluation.syntax import documents, written

EPOCHS, RATE, WIDTH, DROPOUT, SEED = 8, 2e-3, 96, 0.2, 1
NOISE = 0.4
"""Added to what the network says: it saw these documents in training, and is surer of them than of others."""
SAID = (0, 1, 2, 4)
"""Columns of what the network says."""

Range = tuple[int, int]


@dataclass(slots=True)
class Read:
    """One document as the model reads it, with the gold chains. Ranges are of characters."""

    phrases: Phrases
    heads: Located
    """What the network says of the words."""
    spans: list[Range]
    entity: NDArray[np.int64]
    """Gold entity of each phrase, -1 if none."""
    gold: dict[Range, int]
    """Gold mentions and their entities."""


def read(trees: list[Sentence], model: Model) -> list[Read]:
    """Every document of ``trees``, read from raw text."""
    return [_read(document, model) for document in documents(trees)]


def _read(trees: list[Sentence], model: Model) -> Read:
    text, gold_words, _ = written(trees)
    doc = annotate_text(text, model=model)
    words = words_of(doc)
    phrases = phrases_of(words, drafts(words), direct_speech(doc, words))
    spans = [(words.start[one.start], words.end[one.end - 1]) for one in phrases.found]
    heads = [words.start[one.head] for one in phrases.found]
    gold = _gold(trees, list(gold_words))
    named = {span: mention.entity for span, (mention, _) in gold.items()}
    return Read(phrases, doc.user_data[COREF], spans, _entities(spans, heads, gold), named)


def _gold(trees: list[Sentence], places: Sequence[Range]) -> dict[Range, tuple[Gold, int]]:
    """Characters of each mention → the mention, and the first character of its head."""
    starts = np.cumsum([0, *(len(tree.words) for tree in trees)])
    found = {}
    for one in mentions(trees):
        first = int(starts[one.sentence])
        span = places[first + one.start][0], places[first + one.end - 1][1]
        found[span] = (one, places[first + one.head][0])
    return found


def _entities(
    spans: Sequence[Range], heads: Sequence[int], gold: dict[Range, tuple[Gold, int]]
) -> NDArray[np.int64]:
    exact = set(spans) & set(gold)
    left: dict[int, list[int]] = defaultdict(list)
    for span, (mention, head) in gold.items():
        if span not in exact:
            left[head].append(mention.entity)
    found = np.full(len(spans), -1)
    for k, (span, head) in enumerate(zip(spans, heads, strict=True)):
        if span in gold:
            found[k] = gold[span][0].entity
        elif left[head]:
            found[k] = left[head].pop()
    return found


def fit(read_documents: Sequence[Read]) -> dict[str, NDArray[np.float32]]:
    """The layer, by the marginal likelihood of right antecedents, documents in turn."""
    torch.manual_seed(SEED)
    layer = nn.Sequential(nn.Linear(FEATURES, WIDTH), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(WIDTH, 1))
    optimiser = torch.optim.AdamW(layer.parameters(), lr=RATE, weight_decay=0.01)
    inputs = [_pairs(document) for document in read_documents]
    order = np.random.default_rng(SEED)
    steps = EPOCHS * len(inputs)
    turns = [k for _ in range(EPOCHS) for k in order.permutation(len(inputs))]
    for step, k in enumerate(turns):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / steps)
        columns, places, right = inputs[k]
        loss = _loss(layer, _noisy(columns), places, right)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    first, last = layer[0], layer[3]
    named = {"w1": first.weight.T, "b1": first.bias, "w2": last.weight[0], "b2": last.bias}
    return {antecedents.PREFIX + name: value.detach().numpy().astype(np.float32) for name, value in named.items()}


def _noisy(columns: torch.Tensor) -> torch.Tensor:
    columns = columns.float()
    columns[:, SAID] += NOISE * torch.randn(len(columns), len(SAID))
    return columns


def _loss(layer: nn.Module, columns: torch.Tensor, places: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Of one document; score 0 in column 0 is no antecedent."""
    table = torch.full(right.shape, -1e4).flatten().scatter(0, places, layer(columns).squeeze(1)).view(right.shape)
    table = torch.cat([torch.zeros_like(table[:, :1]), table[:, 1:]], 1)
    return (table.logsumexp(1) - table.masked_fill(~right, -1e4).logsumexp(1)).mean()


def _pairs(document: Read) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Features of all pairs, their places in a flat table (later × rank), and what is right in the table."""
    every = np.ones(len(document.spans), np.bool_)
    pairs = antecedents.pairs_of(document.phrases.profiles, document.heads, every)
    count = len(document.spans)
    counts = np.bincount(pairs.later, minlength=count)
    rank = np.arange(len(pairs.later)) - np.repeat(np.cumsum(counts) - counts, counts)
    right = np.zeros((count, counts.max(initial=0) + 1), np.bool_)
    entity = document.entity
    right[pairs.later, rank + 1] = (entity[pairs.later] == entity[pairs.earlier]) & (entity[pairs.later] >= 0)
    right[:, 0] = ~right.any(1)
    places = pairs.later * right.shape[1] + rank + 1
    return torch.from_numpy(features(pairs)).half(), torch.from_numpy(places), torch.from_numpy(right)


def chains(document: Read, heads: dict[str, NDArray[np.float32]]) -> list[set[Range]]:
    """Chains of at least two phrases by the layer in ``heads``."""
    layer = antecedents.layer_of(heads)
    if layer is None:
        return []
    network = antecedents.Network(document.heads, layer)
    return _groups(zip(document.spans, phrase_chains(document.phrases, network, antecedents.WIDE), strict=True))


def gold_chains(document: Read) -> list[set[Range]]:
    """Gold entities of at least two mentions."""
    return _groups(document.gold.items())


def _groups(members: Iterable[tuple[Range, int]]) -> list[set[Range]]:
    groups: dict[int, set[Range]] = defaultdict(set)
    for span, number in members:
        groups[number].add(span)
    return [group for group in groups.values() if len(group) > 1]
