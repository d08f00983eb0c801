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
from communique.exports.registry import File, Stamped
from communique.model import Dossier
from communique.store import Store

KEPT = "written"
"""Kind of what a store keeps of folders: which files a run put there."""


class Stamp(msgspec.Struct, frozen=True, gc=False):
    """A file as it was written, by which it is known again."""

    made_from: str
    size: int
    changed: int
    """When, in nanoseconds."""


Stamps = dict[str, Stamp]
"""File → its stamp."""


def write_folder(out: Path, files: Iterable[File | Stamped], store: Store | None = None) -> None:
    """Puts `files` into the folder `out`, in place of a dossier that an earlier run put there. By what `store` knows of
    that run, files that are the same still are taken over as they lie there.

    Raises `OutputError` if the folder holds anything else, or cannot be written.
    """
    check_free(out)
    name = str(out.resolve())
    record = store.told(KEPT, name, "") if store is not None else None
    before = msgspec.msgpack.decode(record, type=Stamps) if record is not None else Stamps()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise OutputError(str(out), f"cannot be written: {error.strerror}", "choose another folder") from error
    try:
        stamps = fill(made, files, out, before)
        made.chmod(0o755)
        put_in_place(made, out)
    except OSError as error:
        raise OutputError(str(out), f"cannot be written: {error.strerror}", "choose another folder") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    if store is not None:
        store.put_told(KEPT, [(name, "", msgspec.msgpack.encode(stamps))])


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


def fill(
    folder: Path, files: Iterable[File | Stamped], old: Path | None = None, before: Stamps | None = None
) -> Stamps:
    """Writes files below a folder, or takes over from the folder `old` those that, as `before` tells, lie there; names
    that would leave it are an error of ours. Gives back what is to be known of them."""
    stamps, before = Stamps(), before or Stamps()
    for one in files:
        parts = PurePosixPath(one[0]).parts
        assert parts and ".." not in parts and not one[0].startswith("/"), one[0]
        path = folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(one, Stamped):
            path.write_bytes(one[1])
        elif old is not None and taken_over(old.joinpath(*parts), path, one.stamp, before.get(one.name)):
            stamps[one.name] = before[one.name]
        else:
            path.write_bytes(one.content())
            found = path.stat()
            stamps[one.name] = Stamp(one.stamp, found.st_size, found.st_mtime_ns)
    return stamps


def taken_over(old: Path, path: Path, stamp: str, before: Stamp | None) -> bool:
    """True if the file `old` is still what was written from `stamp`, and could be linked to `path`."""
    if before is None or before.made_from != stamp:
        return False
    try:
        found = old.stat()
        if (found.st_size, found.st_mtime_ns) != (before.size, before.changed):
            return False
        os.link(old, path)
    except OSError:
        return False
    return True


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
