"""The dossier of small stories: members, findings, timeline, summary, moments, changes."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique
from communique.claims import align, why
from communique.dossier import assemble, changes, former, known
from communique.errors import InputError
from communique.lineage import DOUBT, Roots
from communique.model import Dossier, Edge, Reason, Span
from tests.claims.story_builder import Story, story
from tests.claims.test_origins import hashing

HEAD = SimpleNamespace(id="s-d000", title="The accord", aliases=())

REPORTS = [
    {"t": "{who|The presidents} {do sign|are to sign} {what|the border accord} {when 2025-01-17|on Friday}",
     "st": "scheduled", "by": "Mira Tolan", "outlet": "Herald", "at": "2025-01-14T09:00"},
    {"t": "{who|The presidents} {do sign|would sign} {what|the border accord} {when 2025-01/END|at the end of January}",
     "st": "expected", "by": "Ivo Brandt", "outlet": "Gazette", "at": "2025-01-14T12:00"},
    {"t": "{who|the border accord} {do consist of|consists of} {what|{n 47 article|47 articles}}", "st": "ongoing",
     "by": "the ambassador", "outlet": "Gazette", "at": "2025-01-15T12:00"},
    {"t": "{who|the border accord} {do contain|contains} {what|{n 47 article|47 articles}}", "st": "ongoing",
     "by": "the ambassador", "outlet": "Courier", "at": "2025-01-15T18:00"},
    {"t": "{who|Arvenia} {do supply|supplies} {what|drones} to {to|Belmar}", "st": "ongoing", "outlet": "Courier",
     "at": "2025-01-16T08:00"},
    {"t": "{who|Arvenia} {do supply|is supplying} {what|drones} to {to|Belmar}", "st": "ongoing", "by": "Arvenia",
     "cue": "denied", "says": "denies", "outlet": "Herald", "at": "2025-01-16T10:00"},
    {"t": "{who|The presidents} {do sign|signed} {what|the border accord} {when 2025-01-17|on Friday}",
     "outlet": "Gazette", "at": "2025-01-17T20:00"},
    {"t": "{who|Belmar} {do open|will open} {what|a second embassy} {when 2025-05|in May}", "st": "planned",
     "outlet": "Gazette", "at": "2025-01-18T07:00"},
]  # fmt: skip


def made_of(made: Story, **options: object) -> Dossier:
    spans = {a.id: [] for a in made.actors}
    for reading in made.readings.values():
        for mention in reading.mentions:
            actor = made.actor_of.get(f"{reading.document}#c{mention.chain}")
            if actor:
                spans[actor].append(mention.span)
    for actor in made.actors:
        actor.spans, actor.mentions, actor.roles = tuple(spans[actor.id]), len(spans[actor.id]), ()
    return assemble(HEAD, made.documents, made.readings, [], made.actors, made.actor_of, vectors=hashing, **options)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return made_of(story(REPORTS))


def claim(dossier: Dossier, word: str):  # type: ignore[no-untyped-def]
    return next(one for one in dossier.claims if word in one.text)


def test_it_encodes_and_every_span_slices(dossier: Dossier) -> None:
    again = msgspec.json.decode(msgspec.json.encode(dossier), type=Dossier)
    assert again == dossier
    texts = {view.id: view.text for view in dossier.documents}
    for one in dossier.claims:
        for assertion in one.assertions:
            assert assertion.span.of(texts[assertion.document]).strip()


def test_signing_is_one_claim_that_developed(dossier: Dossier) -> None:
    signing = claim(dossier, "signed")
    assert signing.status == "happened" and len(signing.assertions) == 3
    assert signing.development.startswith("Scheduled in reports of 14 January 2025, happened")
    assert signing.when is not None and signing.when.value == "2025-01-17"


def test_the_other_date_is_a_superseded_conflict(dossier: Dossier) -> None:
    (conflict,) = [one for one in dossier.conflicts if one.slot == "time"]
    assert conflict.superseded
    assert conflict.explanation == (
        "“The presidents signed the border accord”: Mira Tolan expected it on 17 January 2025; "
        "Ivo Brandt expected it at the end of January 2025; "
        "it took place on 17 January 2025."
    )
    assert any(line.section == "changed" and line.conflict == conflict.id for line in dossier.summary)


def test_two_texts_one_witness(dossier: Dossier) -> None:
    articles = claim(dossier, "47 articles")
    assert (articles.outlets, articles.texts, articles.origins, articles.finding) == (2, 2, 1, "single-origin")
    line = next(line for line in dossier.summary if line.claim == articles.id)
    assert line.section == "established" and line.text.endswith("(one witness: the ambassador).")


def test_the_denial_is_tied_to_what_it_denies(dossier: Dossier) -> None:
    drones = claim(dossier, "drones")
    assert drones.finding == "contested"
    (conflict,) = [one for one in dossier.conflicts if one.slot == "polarity"]
    assert conflict.claims == (drones.id,)
    assert conflict.explanation == "“Arvenia supplies drones to Belmar”: so said Courier, but Arvenia denied it."


def test_a_denial_without_its_claim_is_listed_as_such() -> None:
    made = made_of(story([REPORTS[5]]))
    assert [one.polarity for one in made.claims] == ["negative"]
    assert made.claims[0].finding == "single-origin" and not made.conflicts


def test_timeline_keeps_precision_and_plans(dossier: Dossier) -> None:
    assert [(entry.when.value, entry.status) for entry in dossier.timeline] == [
        ("2025-01-17", "happened"),
        ("2025-05", "planned"),
    ]


def test_summary_has_what_is_ahead_and_at_most_six_lines_a_section(dossier: Dossier) -> None:
    planned = [line.text for line in dossier.summary if line.section == "planned"]
    assert planned == ["Belmar will open a second embassy in May."]
    assert all(line.spans for line in dossier.summary)


def test_statements_carry_the_chain_from_the_outlet(dossier: Dossier) -> None:
    first = next(one for one in dossier.statements if one.document == "d000")
    assert [(link.kind, link.text) for link in first.sources] == [("outlet", "Herald"), ("speaker", "Mira Tolan")]
    assert first.sources[1].actor == "a-mira-tolan"


def test_head_counts(dossier: Dossier) -> None:
    head = dossier.story
    assert (head.outlets, head.texts, head.began, head.latest) == (3, 8, "2025-01-14T09:00", "2025-01-18T07:00")


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["2025-01-13", "2025-01-14T10:00", "2025-01-15", "2025-01-16T09:00", "2025-01-17", "2025-02"]))
def test_as_of_shows_nothing_later(moment: str) -> None:
    made = story(REPORTS)
    shown = made_of(made, as_of=moment)
    kept = {d.id for d in known(made.documents, moment)}
    assert {view.id for view in shown.documents} == kept
    assert all(view.published.value[: len(moment)] <= moment for view in shown.documents)
    spans = [s for line in shown.summary for s in line.spans] + [s for actor in shown.actors for s in actor.spans]
    assert {span.document for span in spans} <= kept
    early = [report for report in REPORTS if report["at"][: len(moment)] <= moment]
    assert msgspec.structs.replace(made_of(story(early)), as_of=moment).claims == shown.claims


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1_000_000))
def test_order_of_articles_changes_nothing(seed: int) -> None:
    made = story(REPORTS)
    random.Random(seed).shuffle(made.documents)
    assert msgspec.json.encode(made_of(made)) == msgspec.json.encode(made_of(story(REPORTS)))


def test_a_moment_that_cannot_be_read() -> None:
    with pytest.raises(InputError, match="as of yesterday"):
        made_of(story(REPORTS), as_of="yesterday")


def test_undated_articles_are_not_in_a_moment() -> None:
    reports = [{key: value for key, value in REPORTS[0].items() if key != "at"}, REPORTS[2]]
    assert [view.id for view in made_of(story(reports), as_of="2030").documents] == ["d001"]


def test_changes_between_two_moments() -> None:
    made = story(REPORTS)
    found = changes(made_of(made, as_of="2025-01-15T13:00"), made_of(made, as_of="2025-01-18"))
    kinds = {(one.kind, one.text.split()[0]) for one in found}
    assert ("new", "Belmar") in kinds and ("new", "Arvenia") in kinds
    assert any(one.kind == "superseded" and "Before: scheduled; now: happened" in one.text for one in found)
    later = changes(made_of(made, as_of="2025-01-16T09:00"), made_of(made, as_of="2025-01-16"))
    assert [(one.kind, one.conflict is not None) for one in later] == [("disputed", True)]


@pytest.mark.parametrize("sure", [True, False])
def test_a_claim_that_a_revision_dropped(sure: bool) -> None:
    reports = [
        {"t": "{who|Police} {do arrest|arrested} {whom|Ivo Brandt}", "outlet": "Herald", "at": "2025-03-04T09:00"},
        {"t": "{who|Police} {do question|questioned} {whom|Ivo Brandt}", "outlet": "Herald", "at": "2025-03-04T11:00"},
    ]
    made = story(reports)
    edge = Edge("revises", "d001", "d000", "positive", 0.9, ((Span("d001", 0, 6), Span("d000", 0, 6)),), "lineage/1")
    if not sure:
        edge = msgspec.structs.replace(edge, reasons=(Reason(DOUBT, 0.0, 0.0),))
    shown = assemble(
        HEAD, made.documents, made.readings, [edge], [], {}, alignment=aligned(made, [edge]), vectors=hashing
    )
    found = [line for line in shown.summary if "until" in line.text]
    assert bool(found) == sure, "which version was first is not known"
    if not sure:
        return
    (line,) = found
    assert line.text == (
        "Herald 1 wrote until 4 March 2025, 11:00: “Police arrested Ivo Brandt”; the later version no longer says so."
    )


def aligned(made: Story, edges: list[Edge]):  # type: ignore[no-untyped-def]
    return align(made.documents, made.readings, Roots(made.documents, edges), {}, vectors=hashing)


def test_why_names_the_comparisons() -> None:
    made = story(REPORTS)
    alignment = align(made.documents, made.readings, made.roots, made.actor_of, vectors=hashing)
    cluster = next(one for one in alignment.clusters if len(one.members) == 3)
    text = why(cluster, alignment.edges)
    assert "both say “sign”" in text and "3 clauses" in text


def test_a_person_may_part_and_join_claims() -> None:
    made = story(REPORTS)
    parted = [Edge("same_claim", "d002#p0", "d003#p0", "negative", 0.0, judge="person:ana", when="2025-02-01")]
    alignment = align(made.documents, made.readings, made.roots, made.actor_of, vectors=hashing, judgements=parted)
    assert not any({"d002", "d003"} <= {m.document for m in c.members} for c in alignment.clusters)
    joined = [Edge("same_claim", "d004#p0", "d007#p0", "positive", 1.0, judge="person:ana", when="2025-02-01")]
    alignment = align(made.documents, made.readings, made.roots, made.actor_of, vectors=hashing, judgements=joined)
    assert any({"d004", "d007"} <= {m.document for m in c.members} for c in alignment.clusters)


def test_what_was_known_of_a_story_that_joins_two_and_of_one_that_was_split() -> None:
    made = story(REPORTS)
    whole = made_of(made)
    parts = [
        msgspec.structs.replace(
            whole,
            story=msgspec.structs.replace(whole.story, id=f"s-{view.id}", aliases=()),
            documents=(view,),
            claims=tuple(c for c in whole.claims if {a.document for a in c.assertions} == {view.id}),
        )
        for view in whole.documents
    ]
    ids = [f"s-{view.id}" for view in whole.documents]
    joined = msgspec.structs.replace(whole, story=msgspec.structs.replace(whole.story, id=ids[0], aliases=tuple(ids)))
    assert {c.id for c in former(parts, joined, [joined]).claims} == {c.id for part in parts for c in part.claims}
    for part in parts:
        kept = former([joined], part, parts).claims
        assert kept and all(part.documents[0].id in {a.document for a in claim.assertions} for claim in kept)


def test_the_summary_of_earlier_moments_is_that_of_an_as_of_view() -> None:
    made = story(REPORTS)
    now = made_of(made)
    assert [one.at for one in now.earlier] == sorted({d.published.value for d in now.documents})[:-1]
    for one in now.earlier:
        then = made_of(made, as_of=one.at)
        assert {(s.section, s.text) for s in one.summary} == {(s.section, s.text) for s in then.summary}
        assert not any(s.document not in {d.id for d in then.documents} for line in one.summary for s in line.spans)


def test_what_an_article_tells_is_shown_before_its_headline(tmp_path: Path) -> None:
    text = (
        "The leader of Velm's Socialist Party, Rui Antunes, resigned on Monday night, hours after the party lost Porto "
        "and Coimbra in local elections."
    )
    title = "Velm Socialists' leader quits after local election defeat"
    (tmp_path / "a.txt").write_text(f"---\ntitle: {title}\noutlet: Wire\ndate: 2027-10-11\n---\n{text}")
    (dossier,) = communique.brief([tmp_path]).dossiers
    assert any(one.text.startswith("The leader of Velm's Socialist Party") for one in dossier.claims)
