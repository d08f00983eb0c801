"""The commands that answer one question about a story: a table, JSON or CSV."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from communique.cli.opening import dossiers_at
from communique.cli.options import AsCsv, AsJson, AsOf, Paths, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.model import Dossier

QUESTIONS = {
    "lineage": "Which articles are copies or versions of which.",
    "claims": "What is claimed, and how many independent origins stand behind it.",
    "conflicts": "Where the reports contradict one another, and why.",
    "statements": "Who said what, through whom.",
    "timeline": "What happened and what is planned, in order.",
}
"""Command and what its help says; the command's name is also the field of ``Dossier`` that it shows."""


def asks(question: str) -> Callable[..., None]:
    """What the command of one question does."""

    def command(
        paths: Paths = None, as_of: AsOf = None, store: Store = None, as_json: AsJson = False, as_csv: AsCsv = False
    ) -> None:
        answer(question, dossiers_at(paths, as_of, store), as_json, as_csv)

    return command


def answer(name: str, dossiers: Sequence[Dossier], as_json: bool, as_csv: bool) -> None:
    """One question's answer as a table, as JSON or as CSV."""
    if as_json:
        import msgspec

        parts = [{"story": d.story.id, name: getattr(d, name)} for d in dossiers]
        sys.stdout.buffer.write(
            msgspec.json.format(msgspec.json.encode(parts, order="deterministic"), indent=1) + b"\n"
        )
    elif as_csv:
        from communique.exports.csv import TABLES, table

        header, rows = TABLES[name]
        sys.stdout.buffer.write(table(header, (row for d in dossiers for row in rows(d))))
    else:
        from communique.cli.terminal import show_table

        show_table(dossiers, name)
