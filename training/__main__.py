"""The stages of making communique-en, in order; ``python -m training all`` runs them one after another."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from training.stages import Job, card, evaluate, export, train

HERE = Path(__file__).parent
STAGES: dict[str, Callable[[Job], None]] = {"train": train, "export": export, "evaluate": evaluate, "card": card}


def main() -> None:
    """Reads the command line and runs one stage, or all."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("stage", choices=(*STAGES, "all"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    parser.add_argument("--run", type=Path, default=Path("work/run"), help="folder for checkpoints and graphs")
    parser.add_argument("--model", type=Path, default=Path("models/en"), help="folder of the distribution to fill")
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    parser.add_argument("--start", type=Path, default=None, help="weights to start from (npz of the experiment)")
    parser.add_argument(
        "--average", type=Path, nargs="+", default=(), help="ends of other trainings; what is exported is their mean"
    )
    given = parser.parse_args()
    if not given.data.is_dir():
        raise SystemExit(f"{given.data} is not there: give the folder of the data sets with --data")
    job = Job(given.data, given.run, given.model, given.settings, given.start, tuple(given.average))
    for name, stage in STAGES.items():
        if given.stage in (name, "all"):
            began = time.monotonic()
            stage(job)
            print(f"{name}: {(time.monotonic() - began) / 60:.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
