"""Every table fits 80 columns, whatever the articles put into it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from communique.api import changes_between
from communique.cli import layers, terminal
from communique.dossier import Packed
from communique.model import Dossier, Problem

from ..exports.sample import dossier as sample

LONG = {
    "unbreakable": "x" * 200,
    "many words": "Federal " * 40,
    "wide": "記者会見" * 50,
    "wide words": "記者 会見 " * 40,
    "marks": "e\u0301" * 150 + "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 40,
    "tricks": "\u202e" + "abc\x1b[31m" * 40 + "\u2066" * 100 + "\t" * 50 + "\u200b" * 90 + "\ufeff",
}
"""What a name, an outlet, a title or a claim may be."""


def long(text: str) -> Dossier:
    """The sample with `text` in every place that a table shows."""
    base = sample()
    documents = tuple(replace(d, outlet=text, label=text, title=text) for d in base.documents)
    claims = tuple(
        replace(c, text=text, assertions=tuple(replace(a, origin_text=text) for a in c.assertions)) for c in base.claims
    )
    values = tuple(replace(v, value=text, origin_texts=(text, text)) for v in base.conflicts[0].values)
    actor = base.actors[0]
    role = replace(actor.roles[0], title=text, organisation=text)
    statements = tuple(replace(s, sources=tuple(replace(x, text=text) for x in s.sources)) for s in base.statements)
    return replace(
        base,
        story=replace(base.story, title=text),
        documents=documents,
        claims=claims,
        conflicts=(replace(base.conflicts[0], values=values, explanation=text),),
        actors=(replace(actor, name=text, spellings=(text, text + "a"), roles=(role,), country=text[:30]),),
        statements=statements,
        timeline=tuple(replace(t, text=text) for t in base.timeline),
        summary=tuple(replace(s, text=text) for s in base.summary),
    )


@pytest.fixture(params=LONG, ids=list(LONG))
def made(request: pytest.FixtureRequest) -> Dossier:
    return long(LONG[request.param])


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is printed, on a console without terminal."""
    from rich.console import Console

    shown = io.StringIO()

    def console(stderr: bool = False) -> Any:
        return Console(file=shown, highlight=False, width=80)

    monkeypatch.setattr(terminal, "console", console)
    monkeypatch.setattr(layers, "console", console)
    return shown


def fits(screen: io.StringIO) -> None:
    lines = screen.getvalue().splitlines()
    assert lines
    too_wide = [line for line in lines if cell_len(line) > 80]
    assert too_wide == []
    assert not any(c in screen.getvalue() for c in "\x1b\u202e\u2066\ufeff\u200b")
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("question", list(terminal.TABLES))
def test_tables_fit(made: Dossier, screen: io.StringIO, question: str) -> None:
    terminal.show_table([made], question)
    fits(screen)


def test_a_table_keeps_every_word(screen: io.StringIO) -> None:
    terminal.show_table([long("alpha beta gamma delta epsilon zeta eta theta iota kappa")], "actors")
    shown = " ".join(screen.getvalue().split())
    assert all(word in shown for word in ("alpha", "epsilon", "kappa"))


def test_summaries_changes_and_problems_fit(made: Dossier, screen: io.StringIO) -> None:
    text = made.claims[0].text
    stories = Packed([made, replace(made, documents=made.documents[:1])])
    terminal.show_summary(stories, [Problem(None, None, text, text, text)])
    terminal.show_changes(changes_between([], [made]))
    fits(screen)
