"""The English model of Communique: data only. ``path()`` is the folder that holds ``manifest.json``."""

from __future__ import annotations

from pathlib import Path

__version__ = "0.1.0"


def path() -> Path:
    """Folder of the model files; ``manifest.json`` in it names the others with their SHA-256."""
    return Path(__file__).resolve().parent
