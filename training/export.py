"""Trained weights → the files of the model folder: ONNX int8, small parameters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.data.units import Window
from training.model import OUTPUTS, Reader
from training.sentence import quantise
from training.windows import collated, encode

INPUTS = ("ids", "mask", "case", "widx")
SAMPLE = (
    "The minister told Reuters on Friday that talks would resume .".split(),
    "Arvenia denied it .".split(),
)
"""Two windows of different length that the graph is traced with."""


def load_reader(path: Path) -> Reader:
    """The network with weights from a checkpoint or a finished training."""
    state = torch.load(path, weights_only=True)
    model = Reader()
    model.load_state_dict(state.get("model", state))
    model.encoder.set_attn_implementation("eager")
    return model.eval()


def export_reader(model: Reader, path: Path) -> Path:
    """Writes the int8 network to ``path``; returns the path of the fp32 one, which lies beside it."""
    whole = path.with_suffix(".fp32.onnx")
    examples = [encode(Window("", list(range(len(w))), list(w), [0] * len(w), {}, {}, {})) for w in SAMPLE]
    batch = collated([example for example in examples if example])
    axes = {name: {0: "b", 1: "w" if name == "widx" else "s"} for name in INPUTS}
    axes |= {name: {0: "b", 1: "w"} for name in OUTPUTS}
    with torch.no_grad():
        torch.onnx.export(
            model, tuple(batch[name] for name in INPUTS), str(whole), input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )
    quantise(whole, path, narrow=True)
    return whole


def heads(model: Reader) -> dict[str, NDArray[np.float32]]:
    """What stays outside the network: the relation head, and the transition scores of the two random fields."""
    label = model.syntax.label
    moves = {name: module() for name, module in model.moves.items()}
    named = {"label_w": label.weight, "label_b": label.bias, **moves}
    return {name: value.detach().numpy().astype(np.float32) for name, value in named.items()}
