"""Writing an output folder: beside it first, then renamed, so that nothing half-written is ever left."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

import msgspec

from communique.errors import InputError, OutputError
from communique.exports.json import Index, decode
from communique.exports.registry import File
from communique.model import Dossier


def write_folder(out: Path, files: Iterable[File]) -> None:
    """Puts `files` into the folder `out`, in place of a dossier that an earlier run put there.

    Raises `OutputError` if the folder holds anything else, or cannot be written.
    """
    check_free(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise OutputError(str(out), f"cannot be written: {error.strerror}", "choose another folder") from error
    try:
        fill(made, files)
        made.chmod(0o755)
        put_in_place(made, out)
    except OSError as error:
        raise OutputError(str(out), f"cannot be written: {error.strerror}", "choose another folder") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def check_free(out: Path) -> None:
    """Raises `OutputError` unless `out` is absent, an empty folder, or a dossier that we wrote."""
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError(str(out), "is a file", "give a folder with -o")
    if any(out.iterdir()) and not is_ours(out):
        raise OutputError(str(out), "already holds something else", "give an empty or new folder with -o")


def is_ours(out: Path) -> bool:
    """True if the folder holds an index that this program wrote."""
    try:
        msgspec.json.decode((out / "index.json").read_bytes(), type=Index)
    except (OSError, msgspec.DecodeError):
        return False
    return True


def fill(folder: Path, files: Iterable[File]) -> None:
    """Writes files below a folder; names that would leave it are an error of ours."""
    for name, content in files:
        parts = PurePosixPath(name).parts
        assert parts and ".." not in parts and not name.startswith("/"), name
        path = folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def put_in_place(made: Path, out: Path) -> None:
    """Renames `made` to `out`; what was there before is moved aside first and deleted last."""
    aside = made.with_name(made.name + "-old")
    if out.exists():
        os.replace(out, aside)
    os.replace(made, out)
    shutil.rmtree(aside, ignore_errors=True)


def read_folder(out: Path) -> list[Dossier]:
    """The dossiers in a folder that `brief` wrote, in the order of the index.

    Raises `InputError` if it is none, or a file in it cannot be read.
    """
    try:
        index = msgspec.json.decode((out / "index.json").read_bytes(), type=Index)
        return [decode((out / "stories" / f"{s.id}.json").read_bytes()) for s in index.stories]
    except OSError as error:
        raise InputError(str(out), "holds no dossier", "give a folder that `communique brief` wrote") from error
    except msgspec.DecodeError as error:
        raise InputError(
            str(out), f"holds a damaged dossier: {error}", "write it again with `communique brief`"
        ) from error
