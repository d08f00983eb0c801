"""The commands. Each is one thin call of the Python API and a choice of how to show its result."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.opening import dossiers_at, run, told, write
from communique.cli.options import AsCsv, AsJson, AsOf, Jobs, Paths, Pipeline, Store
from communique.cli.people import actors_app
from communique.cli.questions import QUESTIONS, asks

app = typer.Typer(
    help="Turns the coverage of an unfolding news story into a sourced record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def brief(
    paths: Paths = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="OUT", help="folder for the dossier")] = None,
    as_of: AsOf = None,
    store: Store = None,
    jobs: Jobs = 1,
    pipeline: Pipeline = None,
    one_story: Annotated[bool, typer.Option("--one-story", help="take all articles to be of one story")] = False,
    as_json: AsJson = False,
) -> None:
    """Articles in, a sourced dossier out: OUT/index.html, OUT/stories/ID.html and the same as JSON."""
    from communique.exports.json import encode, index
    from communique.exports.output import check_free

    if out:
        check_free(out)
    made, problems = told(paths, as_of, store, jobs, pipeline, one_story)
    if out:
        write(out, made, store, jobs)
    if as_json:
        sys.stdout.buffer.write(encode(index(made)))
        return
    from communique.cli.terminal import show_summary

    show_summary(made, problems)
    if out:
        typer.echo(f"\nThe page: {out / 'index.html'}")


for question, summary in QUESTIONS.items():
    app.command(question, help=summary)(asks(question))
app.add_typer(actors_app(asks("actors"), "Who is who: names, roles, spellings."), name="actors")


@app.command()
def read(
    path: Annotated[str, typer.Argument(metavar="FILE", help="one article, or - for JSONL on standard input")],
    published: Annotated[
        str | None, typer.Option("--published", metavar="T", help="publication moment, ISO 8601")
    ] = None,
    pipeline: Pipeline = None,
    as_json: AsJson = False,
) -> None:
    """One article's reading, layer by layer."""
    import msgspec

    from communique.api import read_file

    for document, reading in read_file(path, published=published, pipeline=pipeline):
        if as_json:
            sys.stdout.buffer.write(msgspec.json.encode({"document": document, "reading": reading}) + b"\n")
        else:
            from communique.cli.layers import show_reading

            show_reading(document, reading)


@app.command()
def changes(
    before: Annotated[str, typer.Argument(metavar="A", help="a dossier folder; with --since, articles or a store")],
    after: Annotated[str | None, typer.Argument(metavar="B", help="a later dossier folder")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="T", help="compare A as known at T with now")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What changed between two dossiers: new, confirmed, disputed, superseded, withdrawn."""
    import msgspec

    from communique.api import changes_between

    early = dossiers_at([before], since, None)
    late = dossiers_at([after or before], None, None)
    found = changes_between(early, late)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode([u for _, u in found]) + b"\n")
        return
    if as_csv:
        from communique.exports.csv import table

        header = ("story", "kind", "claim", "text", "conflict")
        rows = ((dossier.story.id, u.kind, u.claim, u.text, u.conflict or "") for dossier, u in found)
        sys.stdout.buffer.write(table(header, rows))
        return
    from communique.cli.terminal import show_changes

    show_changes(found)


@app.command()
def why(
    name: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|ACTOR|DOCUMENT",
            help="a claim's id, an actor's id or name, or one or two documents' ids (A,B)",
        ),
    ],
    paths: Paths = None,
    store: Store = None,
) -> None:
    """Which comparisons made a decision, in words, with their scores."""
    from communique.api import explanations

    found = explanations(name, run(paths, None, store, 1, None))
    for text in found:
        typer.echo(text)
    raise typer.Exit(0 if found else 1)


@app.command()
def verify(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="a folder that brief wrote")], as_json: AsJson = False
) -> None:
    """Re-reads every span of a dossier and checks that it still says what is claimed; exit code 1 if not."""
    import msgspec

    from communique.exports.output import read_folder
    from communique.exports.verify import verify as check
    from communique.exports.verify_exports import verify_exports

    dossiers = read_folder(out)
    found = [(d.story.id, fault) for d in dossiers for fault in check(d)]
    found += [("exports", fault) for place in (out, out / "exports") for fault in verify_exports(place, dossiers)]
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode([{"story": s, "fault": f} for s, f in found]) + b"\n")
    else:
        for story, fault in found:
            typer.echo(f"{story}: {fault}")
        typer.echo("every span says what is claimed" if not found else f"{len(found)} faults", err=bool(found))
    raise typer.Exit(1 if found else 0)


@app.command()
def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="a folder that brief wrote")],
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="one of those that `export OUT --to list` names")],
    into: Annotated[Path | None, typer.Option("--into", metavar="FOLDER", help="where to; default OUT/exports")] = None,
) -> None:
    """Writes a dossier in another format."""
    from communique.exports import FORMATS, format_named
    from communique.exports.output import fill, read_folder

    if to == "list":
        for row in FORMATS:
            typer.echo(f"{row.name:12} {row.summary}")
        return
    target, chosen = into or out / "exports", format_named(to)
    for name, content in chosen.files(read_folder(out)):
        fill(target, [(name, content)])
        typer.echo(str(target / name))


@app.command()
def mcp(paths: Paths = None, store: Store = None) -> None:
    """Serves dossiers to an assistant as read-only tools (MCP over standard input and output; needs the extra mcp)."""
    from communique.assistants import Answers, open_shelf
    from communique.assistants.server import server

    server(Answers(open_shelf(paths or (), store))).run()


@app.command()
def schema(name: Annotated[str, typer.Argument(help="dossier, index, document or reading")]) -> None:
    """JSON Schema of what is written."""
    from communique.health import schema as make

    sys.stdout.buffer.write(make(name))


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Versions, model hash, and what is missing; exit code 1 if something needed is."""
    import json

    from communique.health import doctor as look

    report_, healthy = look()
    if as_json:
        typer.echo(json.dumps(report_, indent=1))
    else:
        for key, value in report_.items():
            typer.echo(f"{key:18} {value}")
    raise typer.Exit(0 if healthy else 1)
