"""From the paths that a command was given to the dossiers that it shows, with progress on standard error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.dossier import Packed
    from communique.model import Dossier, Problem
    from communique.pipeline import Brief


def write(out: Path, made: Packed, store: Path | None, jobs: int) -> None:
    """Writes what `brief` writes; files of stories that are as they were before come from the store."""
    from communique.exports import kept
    from communique.exports.output import write_folder
    from communique.store import opened

    with opened(store) as keep:
        write_folder(out, kept.files(made, keep, jobs), keep)


def told(
    paths: list[str] | None,
    as_of: str | None,
    store: Path | None,
    jobs: int = 1,
    pipeline: str | None = None,
    one_story: bool = False,
) -> tuple[Packed, tuple[Problem, ...]]:
    """The dossiers in little memory, with progress on standard error."""
    from communique.intake import Options
    from communique.pipeline import dossiers

    return dossiers(paths or (), Options(as_of, store, jobs, pipeline, report, one_story))


def run(paths: list[str] | None, as_of: str | None, store: Path | None, jobs: int, pipeline: str | None) -> Brief:
    """The pipeline with progress on standard error."""
    from communique.pipeline import brief as make

    return make(paths or (), as_of=as_of, store=store, jobs=jobs, pipeline=pipeline, progress=report)


def report(stage: str, done: int, total: int) -> None:
    """Progress on standard error: a line that is written over in a terminal, nothing elsewhere."""
    if sys.stderr.isatty():
        end = "\r" if done < total else "\033[K\r"
        print(f"\033[K{stage} {done}/{total}", end=end, file=sys.stderr, flush=True)


def dossiers_at(paths: list[str] | None, as_of: str | None, store: Path | None) -> Sequence[Dossier]:
    """The dossiers of a folder that `brief` wrote, or made anew from articles or a store."""
    from communique.exports.output import is_ours, read_folder

    if paths and len(paths) == 1 and not as_of and is_ours(Path(paths[0])):
        return read_folder(Path(paths[0]))
    if paths and len(paths) == 1 and store is None and is_store(Path(paths[0])):
        return told(None, as_of, Path(paths[0]))[0]
    return told(paths, as_of, store)[0]


def is_store(path: Path) -> bool:
    """True if the file begins as SQLite files do."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False
