"""The pair layer of coreference: fitted on GUM train over the queries and keys of a finished reader, and measured.

Mentions are those of ``training.mentions`` on trees and names as the model reads them. A mention belongs to the gold
entity whose span it has (else to none). Chains: each mention joins the earlier one with the highest score, if all
earlier ones together outweigh ``NOBODY``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from torch import nn

from communique.reading import antecedents
from communique.reading.analysis import analyse
from communique.reading.annotate import our_layers, write_syntax
from communique.reading.shell import shell
from communique.weights import Model
from training.data.treebank import Sentence, mentions
from training.evaluation.layouts import of_words
from training.mentions import spans

EPOCHS, RATE, WIDTH, SEED = 12, 2e-3, 48, 1
NOBODY = -1.0
"""Where chains are cut: recall is the weaker side, so below even odds (0)."""

Range = tuple[int, int]


@dataclass(slots=True)
class Read:
    """One document: candidates in text order, their spans, queries and keys by token, and the gold chains."""

    candidates: list[antecedents.Candidate]
    spans: list[Range]
    queries: antecedents.Floats
    keys: antecedents.Floats
    gold: dict[Range, int]


def read(trees: list[Sentence], model: Model) -> list[Read]:
    """Every document of ``trees``, read by the model on gold words and sentences."""
    return [_read(list(group), model) for _, group in groupby(trees, key=lambda tree: tree.document)]


def _read(trees: list[Sentence], model: Model) -> Read:
    words = [word for tree in trees for word in tree.words]
    layout = of_words(words, [k == 0 for tree in trees for k in range(len(tree.words))])
    said = analyse(layout, model)
    doc = Doc(shell().blank.vocab, words=words)
    write_syntax(doc, layout, our_layers(said, model))
    number = np.cumsum(said.starts)
    found = [(span, head) for span, head in spans(doc)]
    return Read(
        [antecedents.candidate(span, head, int(number[head.i])) for span, head in found],
        [(span.start, span.end) for span, _ in found],
        said.extra["cq"], said.extra["ck"], _gold(trees),
    )


def _gold(trees: list[Sentence]) -> dict[Range, int]:
    starts = np.cumsum([0, *(len(tree.words) for tree in trees)])
    return {
        (int(starts[m.sentence]) + m.start, int(starts[m.sentence]) + m.end): m.entity for m in mentions(trees)
    }


def fit(documents: Sequence[Read]) -> dict[str, NDArray[np.float32]]:
    """The pair layer, by the marginal likelihood of right antecedents, documents in turn."""
    torch.manual_seed(SEED)
    layer = nn.Sequential(nn.Linear(antecedents.FEATURES, WIDTH), nn.ReLU(), nn.Dropout(0.1), nn.Linear(WIDTH, 1))
    optimiser = torch.optim.AdamW(layer.parameters(), lr=RATE, weight_decay=0.01)
    inputs = [_pairs(document) for document in documents]
    order = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for k in order.permutation(len(inputs)):
            columns, candidates, right = inputs[k]
            scores = layer(columns).squeeze(1)
            table = torch.zeros(candidates.shape).masked_fill(~candidates, -1e4)
            table[candidates] = scores
            table = torch.cat([torch.zeros_like(table[:, :1]), table], 1)
            loss = (table.logsumexp(1) - table.masked_fill(~right, -1e4).logsumexp(1)).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    first, last = layer[0], layer[3]
    named = {"w1": first.weight.T, "b1": first.bias, "w2": last.weight[0], "b2": last.bias}
    return {f"coref_{name}": value.detach().numpy().astype(np.float32) for name, value in named.items()}


def _pairs(document: Read) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Features of all pairs, which places of (later × offset) they fill, and which are right (column 0: none)."""
    count, reach = len(document.candidates), antecedents.REACH
    later = np.repeat(np.arange(count), np.minimum(np.arange(count), reach))
    earlier = np.concatenate([np.arange(max(row - reach, 0), row) for row in range(count)]).astype(np.int64)
    places = np.array([one.place for one in document.candidates])
    queries, keys = document.queries[places], document.keys[places]
    match = np.einsum("ij,ij->i", queries[later], keys[earlier]) * queries.shape[1] ** -0.5
    columns = antecedents.features(antecedents.as_table(document.candidates), later, earlier, match)
    filled = np.arange(reach)[None] < np.minimum(np.arange(count), reach)[:, None]
    chain = np.array([document.gold.get(span, -1) for span in document.spans])
    right = np.zeros((count, reach + 1), bool)
    right[:, 1:][filled] = (chain[later] == chain[earlier]) & (chain[later] >= 0)
    right[:, 0] = ~right.any(1)
    return torch.from_numpy(columns), torch.from_numpy(filled), torch.from_numpy(right)


def chains(document: Read, heads: dict[str, NDArray[np.float32]]) -> list[set[Range]]:
    """Chains of at least two mentions."""
    chain = list(range(len(document.candidates)))
    scored = antecedents.pair_scores(document.candidates, document.queries, document.keys, heads)
    for row, earlier, scores in scored:
        if np.logaddexp.reduce(scores) > NOBODY:
            chain[row] = chain[int(earlier[scores.argmax()])]
    groups: dict[int, set[Range]] = defaultdict(set)
    for number, span in zip(chain, document.spans, strict=True):
        groups[number].add(span)
    return [group for group in groups.values() if len(group) > 1]


def gold_chains(document: Read) -> list[set[Range]]:
    """Gold entities of at least two mentions."""
    groups: dict[int, set[Range]] = defaultdict(set)
    for span, entity in document.gold.items():
        groups[entity].add(span)
    return [group for group in groups.values() if len(group) > 1]
