"""The sentence encoder: the base encoder unchanged, as ONNX int8: a vector per text, and one per word piece."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModel

from training.base import base_folder


class SentenceEncoder(nn.Module):
    """ids, mask (B × S) → vectors (B × 384, mean-pooled, of length 1) and tokens (B × S × 384, as they are)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base_folder(), attn_implementation="eager", add_pooling_layer=False
        ).eval()

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors and tokens."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
        return nn.functional.normalize(mean, dim=-1), hidden


def export_sentence(path: Path) -> None:
    """Writes the int8 sentence encoder to ``path`` (and the fp32 one beside it, for comparison)."""
    whole = path.with_suffix(".fp32.onnx")
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2054, 102, 0]])
    axes = {"ids": {0: "b", 1: "s"}, "mask": {0: "b", 1: "s"}, "vectors": {0: "b"}}
    axes["tokens"] = {0: "b", 1: "s"}
    with torch.no_grad():
        torch.onnx.export(
            SentenceEncoder().eval(), (ids, (ids > 0).long()), str(whole), input_names=["ids", "mask"],
            output_names=["vectors", "tokens"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )
    quantise(whole, path)


def quantise(whole: Path, path: Path) -> None:
    """Dynamic int8, one scale per channel: half the error of one per tensor, at the same speed."""
    quantize_dynamic(
        str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
