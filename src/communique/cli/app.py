"""The commands. Each is one thin call of the Python API and a choice of how to show its result."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.people import actors_app

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.dossier import Packed
    from communique.exports.registry import File
    from communique.model import Dossier, Problem
    from communique.pipeline import Brief

app = typer.Typer(
    help="Turns the coverage of an unfolding news story into a sourced record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="files, folders, - for JSONL on standard input, or a store"),
]
Store = Annotated[Path | None, typer.Option("--store", metavar="FILE", help="keep articles and readings in FILE")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="T", help="show only what was published by T (ISO 8601)")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="processes to read and tell stories with")]
Pipeline = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME", help="a spaCy pipeline of yours for syntax and names")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on standard output")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV on standard output")]


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
    from communique.exports.output import check_free, write_folder

    if out:
        check_free(out)
    made, problems = told(paths, as_of, store, jobs, pipeline, one_story)
    if out:
        write_folder(out, dossier_files(made, store, jobs))
    if as_json:
        sys.stdout.buffer.write(encode(index(made)))
        return
    from communique.cli.terminal import show_summary

    show_summary(made, problems)
    if out:
        typer.echo(f"\nThe page: {out / 'index.html'}")


def dossier_files(made: Packed, store: Path | None, jobs: int) -> Iterator[File]:
    """What `brief` writes; pages of stories that are as they were before come from the store."""
    from communique.exports import html, json
    from communique.store import open_store

    yield from json.files(made)
    yield from html.kept_files(made, open_store(store) if store else None, jobs)


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


def asks(question: str) -> Callable[..., None]:
    """What the command of one question does."""

    def command(
        paths: Paths = None, as_of: AsOf = None, store: Store = None, as_json: AsJson = False, as_csv: AsCsv = False
    ) -> None:
        answer(question, dossiers_at(paths, as_of, store), as_json, as_csv)

    return command


def ask(question: str, summary: str) -> None:
    """Adds the command of one question."""
    app.command(question, help=summary)(asks(question))


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


ask("lineage", "Which articles are copies or versions of which.")
ask("claims", "What is claimed, and how many independent origins stand behind it.")
ask("conflicts", "Where the reports contradict one another, and why.")
ask("statements", "Who said what, through whom.")
ask("timeline", "What happened and what is planned, in order.")
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
