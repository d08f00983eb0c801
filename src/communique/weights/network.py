"""An ONNX network on one CPU thread (or as many as asked for)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.errors import ModelError
from communique.weights.manifest import REMEDY

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

THREADS = "COMMUNIQUE_THREADS"
"""Environment variable: threads of one network. One by default: several processes beat several threads."""


def threads() -> int:
    """Threads for one network, from `$COMMUNIQUE_THREADS`; ModelError if that is not a number from 1 to 64."""
    value = os.environ.get(THREADS, "1")
    if value.isdecimal() and 1 <= int(value) <= 64:
        return int(value)
    raise ModelError(f"${THREADS}", f"is {value!r}", "give a number from 1 to 64")


def open_network(path: Path, count: int) -> InferenceSession:
    """The network in `path` on `count` CPU threads that do not spin while they wait; ModelError if it is unreadable."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = count
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False  # shapes differ from batch to batch; patterns would be kept for each
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's own classes derive from bare Exception
        raise ModelError(str(path), f"is not a network that onnxruntime can run: {error}", REMEDY) from error


Inputs = Mapping[str, NDArray[np.int64] | NDArray[np.float32]]
"""Arrays by the name of an input."""


def run_network(session: InferenceSession, inputs: Inputs) -> list[NDArray[np.float32]]:
    """All outputs of the network, in its own order."""
    outputs: list[NDArray[np.float32]] = session.run(None, dict(inputs))
    return outputs
