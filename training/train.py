"""The training loop: all streams in turn by their shares, one optimiser per worker on shared weights.

Workers train the same weights without waiting for one another (Hogwild, Niu et al. 2011): on a machine with other
work, two processes of one thread each do more than one of two threads, which waits for the slower core. One
worker makes a run repeatable.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import cache
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from torch import multiprocessing, nn

from training.data.units import Unit
from training.labels import ATTRIBUTION, NAMES
from training.losses import LOSSES
from training.model import Reader, load_start
from training.settings import Schedule, Settings, Worker
from training.streams import stream, training_units
from training.transitions import counted
from training.windows import collated

LAST_MARK, MASK_PIECE = 102, 103
"""Numbers of [SEP] (below it lie [PAD] and [CLS]) and of [MASK] in the vocabulary."""
FINAL = "reader.pt"
CHECKPOINT = "checkpoint.pt"
MOVES_WEIGHT = 0.3
"""Weight of the counted transitions that the random fields start from; 0.3 beat 1 on PolNeAR dev."""


@dataclass(slots=True)
class Clock:
    """How far the training is: seconds and words, those of an interrupted run included."""

    settings: Settings
    words: Synchronized[int]
    began: float
    before: float

    def seconds(self) -> float:
        """Seconds trained."""
        return self.before + time.monotonic() - self.began

    def progress(self) -> float:
        """0 at the start, 1 at the end."""
        schedule = self.settings.schedule
        by_words = self.words.value / schedule.words if schedule.words else 0.0
        return max(by_words, self.seconds() / (60 * schedule.minutes))


def train(folder: Path, out: Path, settings: Settings, start: Path | None = None) -> Path:
    """Trains to the end of the schedule, resuming from a checkpoint in ``out`` if one is there; gives the weights."""
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings.workers[0].threads)
    torch.manual_seed(settings.schedule.seed)
    units = training_units(folder, settings)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = Reader().to(device)
    state = _begin(model, units, out, start)
    if device.type == "cpu":
        model.share_memory()
    context = multiprocessing.get_context("fork")
    words = context.Value("q", int(state.get("words", 0)))
    clock = Clock(settings, words, time.monotonic(), float(state.get("seconds", 0.0)))
    others = [
        context.Process(target=_work, args=(k, model, units, clock, out, bool(start), state), daemon=True)
        for k in range(1, len(settings.workers) if device.type == "cpu" else 1)
    ]
    for process in others:
        process.start()
    _work(0, model, units, clock, out, bool(start), state)
    for process in others:
        process.join()
    torch.save(model.cpu().state_dict(), out / FINAL)
    return out / FINAL


def _begin(model: Reader, units: dict[str, list[Unit]], out: Path, start: Path | None) -> dict[str, Any]:
    """Fills the weights: from a checkpoint, from given weights, or as the base encoder is."""
    if (out / CHECKPOINT).exists():
        state: dict[str, Any] = torch.load(out / CHECKPOINT, weights_only=True)
        model.load_state_dict(state["model"])
        return state
    if start is not None:
        missing = load_start(model, start)
        print("new parameters:", ", ".join(missing) or "none", flush=True)
        if not any(name.startswith("moves") for name in missing):
            return {}
    for head, tags, stream_name in (("names", NAMES, "names"), ("attribution", ATTRIBUTION, "polnear")):
        sequences = [unit.layers[head] for unit in units.get(stream_name, ())]
        scores = torch.from_numpy(np.maximum(counted(tags, sequences, MOVES_WEIGHT), -3.0))
        model.moves[head].scores.data.copy_(scores)  # type: ignore[union-attr]
    return {}


def _work(
    number: int, model: Reader, units: dict[str, list[Unit]], clock: Clock, out: Path, warm: bool, state: dict[str, Any]
) -> None:
    settings = clock.settings
    _settle(settings.workers[number])
    torch.manual_seed(settings.schedule.seed + number)
    rnd = Random(f"{settings.schedule.seed} {number} {clock.words.value}")
    streams = {name: stream(name, own, settings, rnd) for name, own in units.items()}
    optimiser = _optimiser(model, settings, warm)
    if "optimiser" in state:
        optimiser.load_state_dict(state["optimiser"])
    rates = [group["initial_rate"] for group in optimiser.param_groups]
    done = dict.fromkeys(streams, 0)
    losses = dict.fromkeys(streams, 0.0)
    model.regularise(settings.schedule.dropout)
    model.train()
    step, saved = 0, time.monotonic()
    while (progress := clock.progress()) < 1:
        name = min(done, key=lambda key: done[key] / settings.shares[key])
        batch = {key: value.to(next(model.parameters()).device) for key, value in collated(next(streams[name])).items()}
        batch["ids"] = blanked(batch["ids"], settings.schedule.blank)
        rate = min(1.0, (step + 1) / settings.schedule.warmup) * max(0.01, 1 - progress)
        for group, base in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = base * rate
        loss = _step(model, optimiser, name, batch, settings.schedule)
        count = int(batch["real"].sum())
        done[name] += count
        with clock.words.get_lock():
            clock.words.value += count
        losses[name] = 0.98 * losses[name] + 0.02 * loss if losses[name] else loss
        step += 1
        if step % 50 == 0:
            _report(number, step, clock, losses)
        if number == 0 and time.monotonic() - saved > 60 * settings.schedule.save_minutes:
            save(model, optimiser, clock, out)
            saved = time.monotonic()


def blanked(ids: torch.Tensor, rate: float) -> torch.Tensor:
    """The pieces with a share of them, drawn at random, replaced by [MASK], so that context is learned, not only words.

    [PAD], [CLS] and [SEP] stay.
    """
    drawn = (torch.rand(ids.shape, device=ids.device) < rate) & (ids > LAST_MARK)
    return ids.masked_fill(drawn, MASK_PIECE)


def _settle(worker: Worker) -> None:
    torch.set_num_threads(worker.threads)
    if worker.cores:
        os.sched_setaffinity(0, worker.cores)
    if worker.nice:
        os.nice(worker.nice)


def _optimiser(model: Reader, settings: Settings, warm: bool) -> torch.optim.AdamW:
    schedule = settings.schedule
    rates = schedule.warm if warm else schedule
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    own = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in own]
    groups = [
        {"params": encoder, "lr": rates.encoder_rate, "initial_rate": rates.encoder_rate},
        {"params": heads, "lr": rates.head_rate, "initial_rate": rates.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=schedule.weight_decay, betas=(0.9, 0.98), fused=True)


def _step(
    model: Reader, optimiser: torch.optim.Optimizer, name: str, batch: dict[str, torch.Tensor], schedule: Schedule
) -> float:
    device = batch["ids"].device
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=schedule.half and has_half(device)):
        words = model.words(batch["ids"], batch["mask"], batch["case"], batch["widx"])
    loss = LOSSES[name](model, batch, words.float())
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    size = nn.utils.clip_grad_norm_(model.parameters(), schedule.clip)
    if torch.isfinite(size):
        optimiser.step()
    return float(loss.detach())


@cache
def has_half(device: torch.device) -> bool:
    """Whether a device multiplies bfloat16 by itself; others only imitate it, slowly."""
    return device.type == "cuda" or bool(torch.cpu.get_capabilities().get("avx512_bf16"))


def save(model: Reader, optimiser: torch.optim.Optimizer, clock: Clock, out: Path) -> None:
    """Writes the checkpoint in one move, so that an interruption leaves the old one or the new one."""
    state = {
        "model": model.state_dict(), "optimiser": optimiser.state_dict(),
        "words": clock.words.value, "seconds": clock.seconds(),
    }
    torch.save(state, out / f"{CHECKPOINT}.part")
    (out / f"{CHECKPOINT}.part").replace(out / CHECKPOINT)


def _report(number: int, step: int, clock: Clock, losses: dict[str, float]) -> None:
    shown = " ".join(f"{name} {value:.3f}" for name, value in losses.items())
    rate = clock.words.value / max(clock.seconds(), 1e-9)
    print(
        f"worker {number} step {step} {clock.seconds():.0f}s words {clock.words.value} ({rate:.0f}/s)"
        f" progress {clock.progress():.3f} {shown}", flush=True,
    )
