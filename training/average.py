"""The mean of the weights of several trainings from one start (model soup, Wortsman et al. 2022).

Two ends of training that began from the same weights lie in one valley of the loss; their mean is better than either
and costs nothing: of the third and fourth training on dev, 0.5 points of LAS, 0.1 of names, 1.3 of content spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def average(paths: Sequence[Path], out: Path) -> Path:
    """Writes the mean of the weights in `paths` (checkpoints or finished trainings) to `out`; whole numbers are those
    of the last."""
    states = [torch.load(path, weights_only=True) for path in paths]
    models = [state.get("model", state) for state in states]
    mean = {
        name: sum(model[name] for model in models) / len(models) if last.is_floating_point() else last
        for name, last in models[-1].items()
    }
    torch.save(mean, out)
    return out
