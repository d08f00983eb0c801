"""The record of one story at a moment: a function of its documents, what was read in them, and what was judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from communique.claims import Alignment, Joined, Witnesses, align
from communique.claims.both_told import own_words
from communique.claims.judging import Vectors
from communique.claims.lines import Lines
from communique.claims.meanings import Meanings, model_estimate
from communique.dossier.disputes import records, remembering
from communique.dossier.earlier import earlier
from communique.dossier.gist import by_gist
from communique.dossier.moment import among, known, readings_of
from communique.dossier.pools import period
from communique.dossier.records import Material, Record
from communique.dossier.summary import summary
from communique.dossier.timeline import timeline
from communique.dossier.views import ActorRecord, actor_views, document_views, lineage_views, statement_views
from communique.lineage import Roots
from communique.linking import order_key
from communique.model import Document, DocumentView, Dossier, Edge, Problem, Reading, StoryHead
from communique.stories import head


class StoryLike(Protocol):
    """What is needed of a story."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def aliases(self) -> Sequence[str]: ...  # noqa: D102


def assemble(
    story: StoryLike,
    documents: Sequence[Document],
    readings: Mapping[str, Reading],
    edges: Sequence[Edge],
    actors: Sequence[ActorRecord],
    actor_of: Mapping[str, str],
    *,
    as_of: str | None = None,
    made: Mapping[str, str] | None = None,
    alignment: Alignment | None = None,
    vectors: Vectors | None = None,
    meanings: Meanings | None = None,
    lines: Lines | None = None,
    problems: Iterable[Problem] = (),
) -> Dossier:
    """The dossier of `story`.

    `documents` are those of the story, `edges` any edges (lineage; persons' judgements on claims), `actors` and
    `actor_of` ("document#cN" → actor id) the resolved actors. With `as_of` (ISO) nothing that was published later is
    looked at, and everything is computed again from the rest. `alignment` saves aligning twice where nothing is left
    out, `lines` wording twice, `meanings` asking the model about a text twice. Same input, same dossier, whatever the
    order of `documents`.
    """
    shown = sorted(known(documents, as_of), key=lambda one: one.id)
    ids = frozenset(one.id for one in shown)
    inside, own, by_id = among(edges, ids), readings_of(shown, readings), {one.id: one for one in shown}
    roots, witnesses = Roots(shown, inside), Witnesses(shown, actors, actor_of, own)
    lines, meanings = lines or Lines(by_id, own), meanings or Meanings({})
    if alignment is None or len(shown) < len(documents):
        judged = [edge for edge in inside if edge.kind == "same_claim"]
        alignment = align(
            shown, own, roots, actor_of, vectors=vectors, meanings=meanings, lines=lines, judgements=judged
        )
    joined = Joined(alignment.clusters, alignment.edges)
    exact, rough = (vectors, None) if vectors else (meanings, model_estimate())
    articles = own_words(clause for cluster in alignment.clusters for clause in cluster.members)
    material = Material(by_id, own, roots, witnesses, joined, lines, remembering(exact), articles)
    views = document_views(shown, roots)
    told = by_gist(records(alignment.clusters, material), _leads(shown, roots), period(views), exact, rough)
    claims, people = tuple(one.view for one in told), actor_views(actors, by_id)
    return Dossier(
        story=_head(story, views, told),
        documents=views,
        lineage=lineage_views(by_id, inside),
        actors=people,
        statements=statement_views([by_id[view.id] for view in views], own, witnesses),
        claims=claims,
        conflicts=tuple(conflict for one in told for conflict in one.conflicts),
        timeline=timeline(claims),
        summary=summary(told, {view.id: view for view in views}, inside, people),
        problems=_problems(own, alignment, problems, ids),
        as_of=as_of,
        made=dict(sorted((made or {}).items())),
        earlier=earlier(told, views, material, inside, people),
    )


def _leads(documents: Sequence[Document], roots: Roots) -> list[str]:
    """Titles and leads of the story's own texts."""
    return [head(one) for one in documents if roots.document(one.id) == one.id] or [head(one) for one in documents]


def _head(story: StoryLike, views: Sequence[DocumentView], records: Sequence[Record]) -> StoryHead:
    dates = sorted((v.published.value for v in views if v.published.value), key=lambda value: order_key(value, ""))
    return StoryHead(
        id=story.id,
        title=story.title,
        began=dates[0] if dates else None,
        latest=latest(views),
        aliases=tuple(story.aliases),
        outlets=outlets(views),
        texts=len({view.root for view in views}),
        origins=len({key.key for one in records for key in one.keys}),
    )


def latest(views: Sequence[DocumentView]) -> str | None:
    """The last publication; None if nothing is dated."""
    return max((v.published.value for v in views if v.published.value), key=lambda v: order_key(v, ""), default=None)


def outlets(views: Sequence[DocumentView]) -> int:
    """Number of publishers; an article without one counts as one of its own."""
    named = {view.outlet for view in views if view.outlet}
    return len(named) + sum(view.outlet is None for view in views)


def _problems(
    readings: Mapping[str, Reading], alignment: Alignment, others: Iterable[Problem], ids: frozenset[str]
) -> tuple[Problem, ...]:
    """Problems of the shown documents and of the stages, each once, in a fixed order."""
    found = [problem for reading in readings.values() for problem in reading.problems]
    found += [problem for problem in others if problem.document is None or problem.document in ids]
    return tuple(sorted({*found, *alignment.problems}, key=_place))


def with_problems(dossier: Dossier, others: Iterable[Problem]) -> Dossier:
    """The dossier with further problems, in the same fixed order."""
    return replace(dossier, problems=tuple(sorted({*dossier.problems, *others}, key=_place)))


def _place(problem: Problem) -> tuple[str, int, int, str, str, str]:
    start, end = (problem.span.start, problem.span.end) if problem.span else (-1, -1)
    return problem.document or "", start, end, problem.stage, problem.message, problem.path or ""
