from __future__ import annotations

from itertools import product

import pytest

torch = pytest.importorskip("torch", reason="training needs torch; users do not")

from training.crf import log_sums, negative_log_likelihood  # noqa: E402
from training.labels import IGNORE  # noqa: E402


def brute(emissions: torch.Tensor, moves: torch.Tensor) -> torch.Tensor:
    words, tags = emissions.shape
    totals = []
    for path in product(range(tags), repeat=words):
        score = moves[tags, path[0]] + emissions[0, path[0]]
        for k in range(1, words):
            score = score + moves[path[k - 1], path[k]] + emissions[k, path[k]]
        totals.append(score)
    return torch.stack(totals).logsumexp(0)


def test_sum_over_all_paths_is_that_of_listing_them() -> None:
    torch.manual_seed(1)
    emissions, moves = torch.randn(2, 4, 3), torch.randn(4, 3)
    real = torch.tensor([[True] * 4, [True, True, False, False]])
    found = log_sums(emissions, moves, real)
    assert torch.allclose(found[0], brute(emissions[0], moves), atol=1e-4)
    assert torch.allclose(found[1], brute(emissions[1, :2], moves), atol=1e-4)


def test_words_without_a_target_cost_nothing() -> None:
    emissions, moves = torch.randn(1, 3, 3), torch.randn(4, 3)
    real = torch.ones(1, 3, dtype=torch.bool)
    nothing = negative_log_likelihood(emissions, moves, torch.full((1, 3), IGNORE), real)
    assert abs(float(nothing)) < 1e-4
    known = negative_log_likelihood(emissions, moves, torch.tensor([[0, IGNORE, 2]]), real)
    assert float(known) > 0
