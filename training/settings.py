"""The settings of a training, read from TOML."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Warm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Learning rates when the training starts from trained weights."""

    encoder_rate: float
    head_rate: float


class Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long, how fast."""

    seed: int
    words: int
    minutes: float
    pieces: int
    warmup: int
    encoder_rate: float
    head_rate: float
    weight_decay: float
    clip: float
    blank: float
    dropout: float
    half: bool
    save_minutes: float
    warm: Warm


class Worker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One training process: its threads, its niceness, and the cores it is held on (none: any)."""

    threads: int
    nice: int = 0
    cores: tuple[int, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that ``settings.toml`` holds; its comments explain each."""

    data: dict[str, bool]
    shares: dict[str, float]
    windows: dict[str, tuple[int, ...]]
    schedule: Schedule
    workers: tuple[Worker, ...]


def load(path: Path) -> Settings:
    """Reads settings; a field that is missing, misspelt or of the wrong type raises ``SystemExit`` with its place."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Settings)
    except (OSError, msgspec.ValidationError, msgspec.DecodeError) as error:
        raise SystemExit(f"{path}: {error}") from error
