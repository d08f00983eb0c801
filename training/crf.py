"""The likelihood of a tag sequence under a linear-chain conditional random field (Lafferty et al. 2001)."""

from __future__ import annotations

import torch
from torch import Tensor

from training.labels import IGNORE

NEVER = -1e4
TINY = 1e-30


def negative_log_likelihood(emissions: Tensor, moves: Tensor, targets: Tensor, real: Tensor) -> Tensor:
    """Mean over the words with a target of −log p(targets); words without one are summed out.

    emissions B × W × n, moves (n + 1) × n with the start in the last row, targets and real B × W. Words without a
    target may carry any tag, so part-labelled text trains too.
    """
    known = targets != IGNORE
    allowed = torch.nn.functional.one_hot(targets.clamp(min=0), emissions.size(-1)).bool() | ~known.unsqueeze(-1)
    emissions = emissions.float()
    both = torch.cat([emissions, emissions.masked_fill(~allowed, NEVER)])
    total = log_sums(both, moves, torch.cat([real, real]))
    free, held = total.chunk(2)
    return (free - held).sum() / known.sum().clamp(min=1)


def log_sums(emissions: Tensor, moves: Tensor, real: Tensor) -> Tensor:
    """log Σ exp(score) over all tag sequences, one number per row (B); padding at the end is skipped."""
    n = emissions.size(-1)
    step = moves[:n].exp()
    state = emissions[:, 0] + moves[n]
    for k in range(1, emissions.size(1)):
        top = state.max(1, keepdim=True).values.detach()
        reached = ((state - top).exp() @ step).clamp(min=TINY).log() + top + emissions[:, k]
        state = torch.where(real[:, k : k + 1], reached, state)
    return state.logsumexp(1)
