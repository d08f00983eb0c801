"""The loss of each task on one batch. A batch without any target of a kind adds nothing (and no NaN)."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

from training.crf import negative_log_likelihood
from training.labels import IGNORE
from training.model import Reader

Batch = dict[str, Tensor]
FAR = -1e4
CANDIDATES = 200
"""Earlier mentions that are looked at as antecedents."""


def cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean cross-entropy over the words with a target; 0 where there is none."""
    if not bool((targets != IGNORE).any()):
        return scores.sum() * 0.0
    flat = scores.float().reshape(-1, scores.size(-1))
    return functional.cross_entropy(flat, targets.reshape(-1), ignore_index=IGNORE)


def syntax_loss(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Arcs, relations, parts of speech, sentence starts; arcs stay within the known sentences."""
    arcs, dependents, heads = model.syntax.trees(words)
    same = (batch["unit"].unsqueeze(2) == batch["unit"].unsqueeze(1)) & batch["real"].unsqueeze(1)
    same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    head = torch.where(batch["head"] == IGNORE, IGNORE, batch["head"] + 1)
    chosen = head.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.size(-1))
    relations = model.syntax.relations(dependents, torch.gather(heads, 1, chosen))
    return (
        cross_entropy(arcs.float().masked_fill(~same, FAR), head)
        + cross_entropy(relations, batch["relation"])
        + 0.7 * cross_entropy(model.syntax.upos(words), batch["upos"])
        + 0.3 * cross_entropy(model.syntax.start(words), batch["start"])
    )


def factuality_loss(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Huber loss of the mean judgement on predicates that have one."""
    known = ~torch.isnan(batch["factuality"])
    if not bool(known.any()):
        return words.sum() * 0.0
    said = model.factuality(words).squeeze(-1)[known]
    return functional.smooth_l1_loss(said, batch["factuality"][known])


def coreference_loss(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Marginal likelihood of the right antecedents (Lee et al. 2017) over the mentions of the batch.

    The rows of the batch are windows of one document in their order; a mention stands on its head word.
    """
    at = (batch["chain"] >= 0) & batch["real"]
    chain = batch["chain"][at]
    if chain.numel() < 2:
        return words.sum() * 0.0
    scores = model.query(words[at]) @ model.key(words[at]).T * model.query.out_features**-0.5
    order = torch.arange(chain.numel(), device=chain.device)
    distance = order.unsqueeze(1) - order.unsqueeze(0)
    scores = scores.masked_fill((distance <= 0) | (distance > CANDIDATES), FAR)
    right = (chain.unsqueeze(1) == chain.unsqueeze(0)) & (distance > 0) & (distance <= CANDIDATES)
    scores = torch.cat([torch.zeros_like(scores[:, :1]), scores], 1)  # column 0: no antecedent
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    return (scores.logsumexp(1) - scores.masked_fill(~right, FAR).logsumexp(1)).mean()


def names_loss(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Names as a conditional random field."""
    return negative_log_likelihood(model.names(words), model.moves["names"](), batch["names"], batch["real"])


def attribution_loss(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Spans as a conditional random field, nested spans and links to the cue by cross-entropy."""
    head = model.attribution
    links = head.link(words, words)[0].float().masked_fill(~batch["real"].unsqueeze(1), FAR)
    spans = negative_log_likelihood(
        head.tags(words), model.moves["attribution"](), batch["attribution"], batch["real"]
    )
    return spans + 0.3 * cross_entropy(head.nested(words), batch["nested"]) + 0.5 * cross_entropy(links, batch["link"])


def treebank_loss(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """EWT: syntax, and factuality where its predicates were judged."""
    return syntax_loss(model, batch, words) + 0.2 * factuality_loss(model, batch, words)


def gum_loss(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """GUM: syntax and coreference."""
    return syntax_loss(model, batch, words) + 0.2 * coreference_loss(model, batch, words)


LOSSES: dict[str, Callable[[Reader, Batch, Tensor], Tensor]] = {
    "ewt": treebank_loss, "gum": gum_loss, "headlines": syntax_loss, "names": names_loss, "polnear": attribution_loss,
}
"""Loss by stream."""
