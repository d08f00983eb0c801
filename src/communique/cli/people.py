"""`communique actors`: the table, and a person's judgements about who is one with whom."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from communique.model import Edge

TABLE = "table"
Store = Annotated[Path, typer.Argument(metavar="STORE", help="a file that `brief --store` made")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="whose judgement it is; default your user name")]
At = Annotated[str | None, typer.Option("--at", metavar="T", help="moment of the judgement, ISO 8601; default now")]
AsJson = Annotated[bool, typer.Option("--json", help="the judgements kept, as JSON")]


class TableUnlessNamed(TyperGroup):
    """A group whose command is `table` unless the first word names another: `actors PATH` is `actors table PATH`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts the table's name before words that begin with no command."""
        named = args and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if named else [TABLE, *args])


def actors_app(table: Callable[..., None], summary: str) -> typer.Typer:
    """The command group; `table` shows who is who."""
    app = typer.Typer(cls=TableUnlessNamed, help=summary, rich_markup_mode=None, add_completion=False)
    app.command(TABLE, help=f"{summary} `communique actors PATH` is the same.")(table)
    app.command()(merge)
    app.command()(split)
    return app


def merge(
    store: Store,
    one: Annotated[str, typer.Argument(metavar="A", help="id or name of an actor")],
    other: Annotated[str, typer.Argument(metavar="B", help="id or name of another that is the same")],
    by: By = None,
    at: At = None,
    as_json: AsJson = False,
) -> None:
    """Says that A and B are one actor: kept in STORE, outranks every comparison, survives a rebuild."""
    from communique.api import merge_actors

    show(merge_actors(store, one, other, by=by or user(), when=moment(at)), as_json)


def split(
    store: Store,
    actor: Annotated[str, typer.Argument(metavar="A", help="id or name of an actor")],
    others: Annotated[list[str], typer.Argument(metavar="WHO...", help="spellings, or documents, that mean another")],
    by: By = None,
    at: At = None,
    as_json: AsJson = False,
) -> None:
    """Says that some mentions of A are somebody else: those by the spellings, or in the documents, WHO."""
    from communique.api import split_actor

    show(split_actor(store, actor, others, by=by or user(), when=moment(at)), as_json)


def show(edges: Sequence[Edge], as_json: bool) -> None:
    """What was kept."""
    if as_json:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.encode(edges) + b"\n")
        return
    from communique.cli.terminal import clean

    for note in dict.fromkeys(edge.reasons[0].note for edge in edges if edge.judgement == edges[0].judgement):
        typer.echo(clean(note))
    typer.echo(f"{len(edges)} judgements kept, by {clean(edges[0].judge.removeprefix('person:'))}")


def moment(text: str | None) -> str | None:
    """The moment as it was given; raises InputError if it is none."""
    from communique.errors import InputError
    from communique.linking import moments

    if text is not None and moments(text) is None:
        raise InputError(f"--at {text}", "this is no date or moment", "use 2025-01-17 or 2025-01-17T20:00")
    return text


def user() -> str:
    """The name under which somebody works on this machine; "somebody" where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
