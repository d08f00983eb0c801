"""Writes docs/reference/api.md from the docstrings: `python docs/make_api.py`. A test holds the page to the code.

It reads sources, not modules: nothing is imported, fields keep their own docstrings, signatures stay as written.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "api.md"

SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("The verbs", "`from communique import api`; `brief`, `read`, `read_file` and `Brief` also as `communique.brief` …",
     ("pipeline.py:brief", "pipeline.py:Brief", "api.py:read", "api.py:read_file", "api.py:changes_between",
      "api.py:explanations", "api.py:merge_actors", "api.py:split_actor")),
    ("The dossier", "`from communique.model import …`; frozen records, each field with its meaning.",
     ("model/dossiers.py", "model/claims.py")),
    ("Documents", "", ("model/documents.py",)),
    ("Readings", "What is read in one document, alone.", ("model/readings.py",)),
    ("Spans and problems", "", ("model/spans.py",)),
    ("Edges", "What was judged between two documents, mentions or claims.", ("model/edges.py",)),
    ("Sources", "`from communique.sources import …`",
     ("sources/load.py:load", "sources/article.py:Limits", "sources/load.py:from_text")),
    ("Stores", "`from communique.store import open_store, Store`",
     ("store/__init__.py:open_store", "store/base.py:Store")),
    ("Exports", "`from communique.exports import FORMATS, format_named`",
     ("exports/registry.py:Format", "exports/registry.py:format_named", "exports/output.py:read_folder",
      "exports/output.py:write_folder", "exports/output.py:fill", "exports/verify.py:verify",
      "exports/verify_exports.py:verify_exports")),
    ("Assistants", "`from communique.assistants import Answers, open_shelf`",
     ("assistants/shelf.py:open_shelf", "assistants/shelf.py:Shelf", "assistants/answers.py:Answers")),
    ("Errors", "`from communique.errors import …`; wrong *input* is a `Problem`, never one of these.", ("errors.py",)),
)  # fmt: skip
"""Title, introduction, and files below src/communique, each whole or one name of it."""


def page() -> str:
    """The whole page."""
    parts = ["# The Python API", "Made from the docstrings by `python docs/make_api.py`; a test holds it to the code."]
    for title, intro, places in SECTIONS:
        parts += [f"## {title}", *([intro] if intro else [])]
        parts += [entry for place in places for entry in entries(*place.partition(":")[::2])]
    return "\n\n".join(parts) + "\n"


def entries(file: str, name: str) -> Iterator[str]:
    """The documented functions and classes of a file, or the one of that name."""
    tree = ast.parse((ROOT / "src" / "communique" / file).read_text(encoding="utf-8"))
    public = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")]
    chosen = [n for n in public if name in ("", n.name)]
    assert chosen, f"{file} has no {name}"
    for node in chosen:
        yield class_entry(node) if isinstance(node, ast.ClassDef) else function_entry(node)


def function_entry(node: ast.FunctionDef, heading: str = "###") -> str:
    """A function: its signature and its docstring."""
    return f"{heading} `{node.name}`\n\n```\n{signature(node)}\n```\n\n{doc(node)}"


def signature(node: ast.FunctionDef) -> str:
    """A signature as it is written, without `self`."""
    arguments = ast.unparse(node.args).removeprefix("self, ").removeprefix("self")
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{node.name}({arguments}){returns}"


def class_entry(node: ast.ClassDef) -> str:
    """A class: its docstring, fields and methods."""
    made = [n for n in node.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
    parts = [f"### `{node.name}`", doc(node), fields(node)]
    parts += [f"- `{signature(n)}`: {' '.join(doc(n).split())}" for n in made]
    return "\n\n".join(p for p in parts if p)


def fields(node: ast.ClassDef) -> str:
    """A table of fields, types and meanings; "" for a class without."""
    rows = []
    for one, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            kind = ast.unparse(one.annotation) + (f" = {ast.unparse(one.value)}" if one.value else "")
            rows.append(f"| `{one.target.id}` | `{escaped(kind)}` | {escaped(meaning(after))} |")
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows]) if rows else ""


def meaning(node: ast.stmt | None) -> str:
    """The docstring of a field: the string that stands under it."""
    told = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return " ".join(str(node.value.value).split()) if told else ""  # type: ignore[union-attr]


def doc(node: ast.FunctionDef | ast.ClassDef) -> str:
    """The docstring of a function or class."""
    return ast.get_docstring(node) or ""


def escaped(text: str) -> str:
    """Text for a cell of a table."""
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
