"""Evens out the channels that int8 would drown: a network of the same answers that loses less when it is quantised.

One number scales all of what goes into a product in int8. A few channels of MiniLM are ten times as large as the
rest, so the rest has a tenth of the steps. Each channel is divided by its size, and the weights that it meets are
multiplied by it (Xiao et al. 2023, SmoothQuant): the product stays as it was. What attention takes has no such channels
and is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from training.data import treebank
from training.data.units import grouped, joined
from training.export import INPUTS
from training.model import Reader
from training.windows import collated, encode, measure

STRENGTH = 0.9
"""How much of a channel's size moves into the weights, 0 to 1; chosen on dev (docs/figures/model.md)."""
PIECES, EVERY = 180, 8
"""Channels are measured on every eighth window of so many word pieces of the treebanks' training parts."""


class Smoothed(nn.Module):
    """A linear layer whose input is divided by ``scale``, and whose weights are multiplied by it."""

    def __init__(self, layer: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.layer = layer
        self.layer.weight.data *= scale
        self.inverse = nn.Parameter(1 / scale, requires_grad=False)

    def forward(self, given: Tensor) -> Tensor:
        """What the layer said before, but for rounding."""
        answer: Tensor = self.layer(given * self.inverse)
        return answer


def smooth(model: Reader, batches: Sequence[tuple[Tensor, ...]]) -> None:
    """Changes both feed-forward products of every layer of the encoder, by what goes into them in ``batches``."""
    sizes = {block: Sizes(block.dense) for block in blocks(model)}
    with torch.no_grad():
        for batch in batches:
            model(*batch)
    for block, seen in sizes.items():
        block.dense = Smoothed(block.dense, scale(seen.close(), block.dense.weight.data.abs().amax(0)))


def blocks(model: Reader) -> Iterator[nn.Module]:
    """The modules of the encoder that hold a feed-forward product under the name ``dense``."""
    for layer in model.encoder.encoder.layer:
        yield layer.intermediate
        yield layer.output


def scale(given: Tensor, weights: Tensor) -> Tensor:
    """What each channel is divided by, from the largest number that it held and the largest of its weights."""
    raw = given.clamp(min=1e-5) ** STRENGTH / weights.clamp(min=1e-5) ** (1 - STRENGTH)
    return raw / raw.median()


class Sizes:
    """The largest absolute number that each input channel of a layer has held, until closed."""

    def __init__(self, layer: nn.Linear) -> None:
        self.most = torch.zeros(layer.in_features)
        self.hook = layer.register_forward_hook(self._look)

    def _look(self, layer: nn.Module, given: tuple[Tensor, ...], answer: Tensor) -> None:
        self.most = torch.maximum(self.most, given[0].detach().abs().flatten(0, -2).amax(0))

    def close(self) -> Tensor:
        """Stops looking; one number per channel."""
        self.hook.remove()
        return self.most


def batches(data: Path) -> list[tuple[Tensor, ...]]:
    """The inputs of some windows of the treebanks, each alone, as long as those that are read."""
    trees = [*treebank.ewt(data / "ud_ewt", "train"), *treebank.gum(data / "gum", "train")]
    groups = list(grouped(measure(treebank.units(trees)), PIECES))[::EVERY]
    found = [collated([example]) for group in groups if (example := encode(joined(group))) is not None]
    return [tuple(batch[name] for name in INPUTS) for batch in found]
