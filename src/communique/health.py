"""What is installed, what is missing, and the schemas of what is written."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

import msgspec

from communique.errors import InputError, ModelError
from communique.exports.json import Index
from communique.model import Document, Dossier, Reading
from communique.version import VERSION
from communique.weights import load

SCHEMAS: dict[str, type] = {"dossier": Dossier, "index": Index, "document": Document, "reading": Reading}
"""Name of a schema → record type."""
NEEDED = "msgspec numpy onnxruntime rapidfuzz rensa spacy tokenizers trafilatura jinja2 typer rich warcio".split()
"""Libraries that the main job needs; pypdfium2 and others are needed for their format only."""


def schema(name: str) -> bytes:
    """The JSON Schema of `name`, indented; InputError if there is none of that name."""
    if name not in SCHEMAS:
        raise InputError(name, "there is no such schema", "one of " + ", ".join(SCHEMAS))
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(SCHEMAS[name])), indent=1) + b"\n"


def doctor() -> tuple[dict[str, str], bool]:
    """Versions by name, in order, and whether all that is needed is there."""
    report = {"communique": VERSION, "python": platform.python_version()}
    report |= {name: installed(name) for name in NEEDED}
    report["sqlite"] = sqlite3.sqlite_version + ("" if has_fts5() else " without FTS5: missing")
    report["model"] = model()
    return report, not any("missing" in value for value in report.values())


def installed(name: str) -> str:
    """The version of a distribution, or "missing"."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def has_fts5() -> bool:
    """True if SQLite can search texts."""
    with sqlite3.connect(":memory:") as db:
        return bool(db.execute("select sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])


def model() -> str:
    """Name, version and digest of the English model, or why it cannot be used."""
    try:
        manifest = load().manifest
    except ModelError as error:
        return f"missing: {error}"
    return f"{manifest.name} {manifest.version} {manifest.files['reader'].sha256[:12]}"
