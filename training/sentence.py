"""The sentence encoder: the base encoder unchanged, and, if wanted, an adapter beside it that compares two sentences.

With the adapter at 0 the network is the base encoder, number for number; at 1 it reads a pair and says entailment,
neutral or contradiction. The adapter is of low rank (Hu et al. 2021, LoRA), so that both fit in one small file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModel

from training.base import base_folder

HIDDEN, RANK, CLASSES = 384, 32, 3
SEPARATOR = 102
"""Number of [SEP] in the vocabulary: what follows the first one is the second sentence."""


class Amount:
    """How much of the adapter is added: 0 or 1, shared by all layers of one encoder."""

    def __init__(self) -> None:
        self.value: Tensor | float = 0.0


class Adapted(nn.Module):
    """A frozen linear layer with a trainable one of low rank beside it."""

    def __init__(self, whole: nn.Linear, amount: Amount) -> None:
        super().__init__()
        self.whole, self.amount = whole, amount
        self.down = nn.Linear(whole.in_features, RANK, bias=False)
        self.up = nn.Linear(RANK, whole.out_features, bias=False)
        nn.init.zeros_(self.up.weight)

    def forward(self, given: Tensor) -> Tensor:
        """The frozen layer's answer plus the adapter's."""
        answer: Tensor = self.whole(given) + self.amount.value * self.up(self.down(given))
        return answer


class SentenceEncoder(nn.Module):
    """ids, mask (B × S) → vectors (B × 384, mean-pooled, of length 1) and tokens (B × S × 384, as they are)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base_folder(), attn_implementation="eager", add_pooling_layer=False
        ).eval()
        for parameter in self.encoder.parameters():
            parameter.requires_grad = False

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Vectors and tokens."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return nn.functional.normalize(mean(hidden, mask), dim=-1), hidden


def mean(hidden: Tensor, mask: Tensor) -> Tensor:
    """Mean over the pieces that are there, B × 384."""
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-9)


class PairEncoder(SentenceEncoder):
    """The same with an adapter: a third input, its amount (1 number), and a third output, of use with an amount of 1
    only: scores of the classes of agreement (B × 3).
    """

    def __init__(self) -> None:
        super().__init__()
        self.amount = Amount()
        for layer in self.encoder.encoder.layer:
            own = layer.attention.self
            for place, name in (
                (own, "query"), (own, "key"), (own, "value"), (layer.attention.output, "dense"),
                (layer.intermediate, "dense"), (layer.output, "dense"),
            ):
                setattr(place, name, Adapted(getattr(place, name), self.amount))
        self.mix = nn.Linear(2 * HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, CLASSES)

    def adapter(self) -> dict[str, Any]:
        """The trained parameters by name; the base encoder's are left out."""
        return {name: p for name, p in self.named_parameters() if p.requires_grad}

    def forward(self, ids: Tensor, mask: Tensor, amount: Tensor | None = None) -> tuple[Tensor, ...]:
        """Vectors, tokens, scores; without an amount that of 1."""
        amount = torch.ones(1, device=ids.device) if amount is None else amount
        self.amount.value = amount
        mark = (ids == SEPARATOR).long()
        second = ((mark.cumsum(1) - mark) > 0).long() * amount.long()
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=second).last_hidden_state
        middle = mean(hidden, mask)
        scores = self.out(nn.functional.gelu(self.mix(torch.cat([middle, hidden[:, 0]], 1))))
        return nn.functional.normalize(middle, dim=-1), hidden, scores


def export_sentence(path: Path, adapter: Path | None = None) -> None:
    """Writes the int8 sentence encoder to ``path`` (and the fp32 one beside it, for comparison), with the ``adapter``
    if there is one.
    """
    whole = path.with_suffix(".fp32.onnx")
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2054, 102, 0]])
    encoder, given = SentenceEncoder(), (ids, (ids > 0).long())
    if adapter is not None:
        encoder, given = PairEncoder(), (*given, torch.ones(1))
        encoder.load_state_dict(torch.load(adapter, weights_only=True), strict=False)
    axes = {name: {0: "b", 1: "s"} for name in ("ids", "mask", "tokens")} | {"vectors": {0: "b"}, "scores": {0: "b"}}
    inputs, outputs = ["ids", "mask", "amount"][: len(given)], ["vectors", "tokens", "scores"][: len(given)]
    with torch.no_grad():
        torch.onnx.export(
            encoder.eval(), given, str(whole), input_names=inputs, output_names=outputs,
            dynamic_axes={name: axes[name] for name in (*inputs, *outputs) if name in axes},
            opset_version=17, dynamo=False,
        )
    quantise(whole, path)


def quantise(whole: Path, path: Path, narrow: bool = False) -> None:
    """Dynamic int8, one scale per channel: half the error of one per tensor, at the same speed.

    ``narrow`` weights have 7 bits: with 8, processors without VNNI (AVX2) cut off sums of products, so that two
    machines read one text differently.
    """
    quantize_dynamic(
        str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=narrow,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
