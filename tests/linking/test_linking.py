"""Keys, comparisons, judgements and clusters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.linking import (
    Comparison,
    Finding,
    band_keys,
    clusters,
    compare,
    days_apart,
    explain,
    hashed,
    in_force,
    judged,
    moments,
    nearest,
    outranked,
    pairs,
    sentences,
    settled,
    shingles,
    signatures,
    words,
)
from communique.model import Edge, Reason


def rows(sets: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    records = np.repeat(np.arange(len(sets)), [len(one) for one in sets]).astype(np.int64)
    return records, np.array([key for one in sets for key in one], np.uint64)


def test_pairs_share_keys() -> None:
    found = pairs(*rows([[1, 2, 3], [2, 3, 9], [9], [7]]), cap=10, least=2)
    assert list(zip(found.left, found.right, found.shared, strict=True)) == [(0, 1, 2.0)]


def test_a_key_above_the_cap_joins_only_the_first_few() -> None:
    found = pairs(*rows([[5]] * 100), cap=10, few=2)
    assert found.dropped.tolist() == [5]
    assert len(found.left) == 99 + 98
    assert set(found.left.tolist()) == {0, 1}


@given(st.lists(st.lists(st.integers(0, 12), max_size=6), max_size=12))
def test_pairs_equal_the_naive_join(sets: list[list[int]]) -> None:
    found = pairs(*rows(sets), cap=100)
    naive = {(i, j) for i in range(len(sets)) for j in range(i + 1, len(sets)) if set(sets[i]) & set(sets[j])}
    assert set(zip(found.left.tolist(), found.right.tolist(), strict=True)) == naive


def test_nearest_keeps_the_best_of_either_side() -> None:
    found = nearest(pairs(*rows([[1, 2, 3], [1, 2], [3], [3]]), cap=10), 1)
    assert set(zip(found.left.tolist(), found.right.tolist(), strict=True)) == {(0, 1), (0, 2), (0, 3)}


def test_signatures_find_alike_sets() -> None:
    base = list(range(200))
    sets = [np.array(one, np.uint64) for one in (base, base[:180] + list(range(900, 920)), list(range(5000, 5200)))]
    found = pairs(*band_keys(signatures(sets, 48), 3), cap=10)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1)]


def test_shingles_depend_on_order() -> None:
    one, two = hashed([["a", "b", "c"], ["b", "a", "c"]])
    assert shingles(one, 2).tolist() != shingles(two, 2).tolist()
    assert len(shingles(one, 4)) == 0


def test_words_are_normal_and_sliced() -> None:
    text = "Iran’s 1,200 Señores — U.S. aid"
    found = words(text)
    assert found.tokens == ("iran", "1,200", "senores", "u", "s", "aid")
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)][:2] == ["Iran’s", "1,200"]


def test_sentences_keep_abbreviations() -> None:
    text = "Mr. Orlan met J. Reth. “It is done.” He left\nNext line"
    assert [text[a:b] for a, b in sentences(text)] == [
        "Mr. Orlan met J. Reth.",
        "“It is done.”",
        "He left",
        "Next line",
    ]


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("2025-01-16", "2025-01-16T12:57:00+00:00", 0),
        ("2025-01", "2025-01-31", 0),
        (None, "2025", None),
        ("x", "2025", None),
    ],
)
def test_days_apart(left: str | None, right: str | None, days: float | None) -> None:
    assert days_apart(left, right) == days


def test_moments_take_midnight_for_the_day_and_mind_zones() -> None:
    day, instant = moments("2025-01-16T00:00:00"), moments("2025-01-16T01:00:00+02:00")
    assert day is not None and (day.latest - day.earliest).total_seconds() == 86399
    assert instant is not None and instant.earliest.hour == 23


def length(left: str, right: str) -> Finding | None:
    """Equal lengths speak for it."""
    return Finding(float(len(left) == len(right)), "lengths compared") if left and right else None


def test_compare_gives_score_and_reasons() -> None:
    score, reasons = compare("ab", "cd", (Comparison(length, 3.0),), -1.0)
    assert score == pytest.approx(0.8808)
    assert reasons == (Reason("length", 1.0, 3.0, "lengths compared"),)
    assert compare("", "cd", (Comparison(length, 3.0),), -1.0)[1] == ()


def test_judged_has_three_answers() -> None:
    assert [judged(score, 0.8, 0.3) for score in (0.9, 0.5, 0.1)] == ["positive", "unsure", "negative"]


def edge(judge: str, judgement: str = "positive", when: str | None = None) -> Edge:
    return Edge("same_actor", "a", "b", judgement, 0.9, judge=judge, when=when)  # type: ignore[arg-type]


def test_a_person_outranks_a_stage_and_the_later_the_earlier() -> None:
    person = edge("person:ana", "negative", "2025-01-02")
    assert in_force([edge("actors/1"), person, edge("person:ben", when="2025-01-01")]) == (person,)
    assert outranked([edge("actors/1")], [person]) == (person,)
    assert outranked([edge("actors/1")], [edge("actors/0")]) == (edge("actors/1"),)


def test_average_link_does_not_chain() -> None:
    chain = {("a", "b"): 1.0, ("b", "c"): 0.9, ("c", "d"): 1.0}
    assert clusters(["a", "b", "c", "d"], chain) == [["a", "b"], ["c", "d"]]


def test_barred_and_forced_pairs() -> None:
    everything = {("a", "b"): 1.0, ("a", "c"): 1.0, ("b", "c"): 1.0}
    assert clusters(["a", "b", "c"], everything, barred=[("a", "c")]) == [["a", "b"], ["c"]]
    assert clusters(["a", "b", "c"], {}, forced=[("c", "a")]) == [["a", "c"], ["b"]]


@given(st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.floats(-1, 1), max_size=30))
def test_clusters_are_a_partition(weights: dict[tuple[int, int], float]) -> None:
    found = clusters(range(10), weights)
    assert sorted(item for group in found for item in group) == list(range(10))
    assert found == sorted(found)


def test_explain_names_every_comparison() -> None:
    judged_edge = Edge(
        "copies", "a", "b", "unsure", 0.7, judge="lineage/1", reasons=(Reason("facts_in_order", 0.8, 0.8, "80% alike"),)
    )
    assert explain(judged_edge) == (
        "perhaps: a is a copy of b (score 0.70, judged by lineage/1)\n  for (+0.80) facts in order: 80% alike"
    )


def by_ana(left: str, right: str, judgement: str, when: str) -> Edge:
    return Edge("same_actor", left, right, judgement, 1.0, judge="person:ana", when=when)  # type: ignore[arg-type]


def test_what_persons_settle_follows_for_all_that_they_joined() -> None:
    joined = [by_ana("a", "b", "positive", "2031-01-01"), by_ana("c", "d", "positive", "2031-01-02")]
    found = settled([*joined, by_ana("b", "c", "negative", "2031-01-03")])
    assert set(found.joined) == {("a", "b"), ("c", "d")}
    assert {tuple(sorted(pair)) for pair in found.apart} == {("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")}


def test_a_later_judgement_outranks_earlier_ones_also_by_way_of_others() -> None:
    chain = [by_ana("a", "b", "positive", "2031-01-01"), by_ana("b", "c", "positive", "2031-01-02")]
    found = settled([*chain, by_ana("a", "c", "negative", "2031-01-03")])
    assert found.joined == (("b", "c"),) and ("a", "b") in {tuple(sorted(pair)) for pair in found.apart}
    assert settled([*chain, by_ana("a", "b", "unsure", "2031-01-03")]).joined == (("b", "c"),)


def test_forced_pairs_join_whole_clusters() -> None:
    weights = {("a", "b"): 1.0, ("c", "d"): 1.0}
    assert clusters(["a", "b", "c", "d"], weights, forced=[("b", "c")], barred=[("a", "c")]) == [["a", "b", "c", "d"]]
