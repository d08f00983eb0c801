"""The agreement head: two sentences → entailment, neutral, contradiction, from the frozen sentence encoder.

Soft alignment of the word pieces of the two, comparison of each piece with what it is aligned to, sums of that
(decomposable attention, Parikh et al. 2016), with the two sentence vectors beside it. The encoder is not touched,
so its similarities stay; a sentence is encoded once for all pairs that it is in.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.data.nli import CLASSES, Pair
from training.frozen import Frozen

HIDDEN, SIZE = 384, 200
EPOCHS, BATCH, RATE, SEED = 6, 64, 1e-3, 1

Read = dict[str, tuple[Tensor, Tensor]]
"""Text → its vector (384) and its pieces (n × 384, half precision)."""


class Agreement(nn.Module):
    """Inputs: vectors (B × 384), pieces (B × n × 384) and which are real (B × n), of premise and hypothesis."""

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.Linear(HIDDEN, SIZE)
        self.align = nn.Linear(SIZE, SIZE)
        self.compare = nn.Linear(4 * SIZE, SIZE)
        self.mix = nn.Linear(4 * SIZE + 2 * HIDDEN, SIZE)
        self.out = nn.Linear(SIZE, len(CLASSES))
        self.drop = nn.Dropout(0.2)

    def forward(self, u: Tensor, a: Tensor, a_real: Tensor, v: Tensor, b: Tensor, b_real: Tensor) -> Tensor:
        """Scores of the classes, B × 3."""
        a, b = (functional.gelu(self.down(self.drop(side))) for side in (a, b))
        scores = functional.gelu(self.align(a)) @ functional.gelu(self.align(b)).transpose(1, 2) * SIZE**-0.5
        to_b = scores.masked_fill(~b_real.unsqueeze(1), -1e4).softmax(2) @ b
        to_a = scores.transpose(1, 2).masked_fill(~a_real.unsqueeze(1), -1e4).softmax(2) @ a
        parts = [*self._pooled(a, to_b, a_real), *self._pooled(b, to_a, b_real), (u - v).abs(), u * v * 20]
        return self.out(self.drop(functional.gelu(self.mix(self.drop(torch.cat(parts, 1))))))

    def _pooled(self, side: Tensor, aligned: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        compared = functional.gelu(self.compare(torch.cat([side, aligned, side - aligned, side * aligned], 2)))
        mask = real.unsqueeze(2)
        mean = (compared * mask).sum(1) / mask.sum(1).clamp(min=1)
        return mean, compared.masked_fill(~mask, -1e4).amax(1)


def read(pairs: Sequence[Pair], frozen: Frozen) -> Read:
    """Every sentence of the pairs, encoded once."""
    texts = sorted({text for pair in pairs for text in (pair.premise, pair.hypothesis)})
    return {
        texts[k]: (torch.from_numpy(vector.copy()), torch.from_numpy(tokens[:64].astype(np.float16)))
        for k, _, vector, tokens in frozen.read(texts)
    }


def fit(pairs: Sequence[Pair], texts: Read, epochs: int = EPOCHS) -> Agreement:
    """Trains the head; rates fall to nothing over the epochs."""
    torch.manual_seed(SEED)
    model, rnd = Agreement(), Random(SEED)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.02)
    steps = epochs * (len(pairs) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    for epoch in range(epochs):
        total = 0.0
        for batch in _batches(pairs, texts, rnd):
            loss = functional.cross_entropy(
                model(*_arrays(batch, texts)), torch.tensor([pair.label for pair in batch])
            )
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(batch)
        print(f"agreement epoch {epoch} loss {total / len(pairs):.3f}", flush=True)
    return model.eval()


@torch.no_grad()
def right(model: Agreement, pairs: Sequence[Pair], texts: Read) -> NDArray[np.bool_]:
    """Whether each pair is judged as labelled."""
    said = [model(*_arrays(pairs[k : k + BATCH], texts)).argmax(1) for k in range(0, len(pairs), BATCH)]
    return torch.cat(said).numpy() == np.array([pair.label for pair in pairs])


def weights(model: Agreement) -> dict[str, NDArray[np.float16]]:
    """The parameters, by name, in half precision."""
    return {f"nli_{name.replace('.', '_')}": p.detach().numpy().astype(np.float16)
            for name, p in model.named_parameters()}


def _batches(pairs: Sequence[Pair], texts: Read, rnd: Random) -> list[list[Pair]]:
    order = sorted(pairs, key=lambda pair: len(texts[pair.premise][1]) + rnd.random() * 8)
    batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
    rnd.shuffle(batches)
    return batches


def _arrays(pairs: Sequence[Pair], texts: Read) -> tuple[Tensor, ...]:
    sides = ([texts[pair.premise] for pair in pairs], [texts[pair.hypothesis] for pair in pairs])
    return tuple(part for side in sides for part in _side(side))


def _side(read: Sequence[tuple[Tensor, Tensor]]) -> tuple[Tensor, Tensor, Tensor]:
    pieces = nn.utils.rnn.pad_sequence([tokens for _, tokens in read], batch_first=True).float()
    lengths = torch.tensor([len(tokens) for _, tokens in read])
    return torch.stack([vector for vector, _ in read]), pieces, torch.arange(pieces.size(1)) < lengths.unsqueeze(1)
