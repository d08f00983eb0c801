"""Trees, tags, windows: invariants that hold whatever the network says."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from communique.reading.annotation.crossings import in_crossings, uncrossed
from communique.reading.annotation.marks import marks_hung
from communique.reading.annotation.tags import best_tags, log_softmax, spans
from communique.reading.annotation.trees import best_heads, is_tree, rooted_tree
from communique.reading.annotation.windows import CHAIN, groups, plan

SCORES = st.floats(-30, 30, width=32)


def scores(rows: int, columns: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float32, (rows, columns), elements=SCORES)


@settings(max_examples=200)
@given(st.integers(1, 12).flatmap(lambda n: scores(n, n + 1)))
def test_heads_are_always_one_tree(arcs: np.ndarray) -> None:
    heads = best_heads(arcs)
    assert is_tree(heads)
    assert all(head != word + 1 for word, head in enumerate(heads))


@given(st.integers(2, 4).flatmap(lambda n: st.tuples(scores(n, n + 1), st.integers(0, n - 1))))
def test_a_rooted_tree_is_the_best_one(given_scores: tuple[np.ndarray, int]) -> None:
    arcs, root = given_scores
    count = len(arcs)
    words = np.arange(count)
    trees = (np.array(heads) for heads in itertools.product(range(count + 1), repeat=count))
    valid = [heads for heads in trees if is_tree(heads) and heads[root] == 0]
    best = max(float(arcs[words, heads].astype(np.float64).sum()) for heads in valid)
    assert float(arcs[words, rooted_tree(arcs, root)].astype(np.float64).sum()) == pytest.approx(best, abs=1e-3)


def test_the_greedy_heads_stay_if_they_are_a_tree() -> None:
    arcs = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]], np.float32)
    assert best_heads(arcs).tolist() == [2, 0, 2]


def test_a_long_cycle_is_broken() -> None:
    count = 200
    arcs = np.zeros((count, count + 1), np.float32)
    arcs[np.arange(count), (np.arange(count) + 1) % count + 1] = 9
    assert is_tree(best_heads(arcs))


@settings(max_examples=200)
@given(st.integers(1, 12).flatmap(lambda n: scores(n, n + 1)))
def test_fewer_crossings_are_still_one_tree_with_its_root(arcs: np.ndarray) -> None:
    heads = best_heads(arcs)
    found = uncrossed(heads, arcs)
    assert is_tree(found)
    assert (found == 0).tolist() == (heads == 0).tolist()


def test_a_crossing_goes_where_the_next_head_is_nearly_as_good() -> None:
    arcs = np.full((4, 5), -9, np.float32)
    arcs[[0, 1, 2, 3], [0, 1, 1, 2]] = 5  # the last word hangs from the second, over the arc of the third
    arcs[3, 3] = 4
    heads = best_heads(arcs)
    assert heads.tolist() == [0, 1, 1, 2]
    assert in_crossings(heads).tolist() == [False, False, True, True]
    assert uncrossed(heads, arcs).tolist() == [0, 1, 1, 3]
    arcs[3, 3] = 2
    assert uncrossed(heads, arcs).tolist() == [0, 1, 1, 2]


@settings(max_examples=200)
@given(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(scores(n, n + 1), *[st.lists(st.sampled_from(kinds), min_size=n, max_size=n)
                                               for kinds in (("PUNCT", "NOUN", "ADP"), tuple('()",.a'))])
    )
)  # fmt: skip
def test_marks_leave_one_tree(given_words: tuple[np.ndarray, list[str], list[str]]) -> None:
    arcs, upos, forms = given_words
    heads = best_heads(arcs)
    found = marks_hung(heads, arcs, upos, forms)
    assert is_tree(found)
    assert all(before == now for before, now, tag in zip(heads, found, upos, strict=True) if tag != "PUNCT")


MARKS = [
    (
        "Asked about rain , she smiled .",
        "VERB ADP NOUN PUNCT PRON VERB PUNCT",
        [6, 3, 1, 6, 6, 0, 1],
        [6, 3, 1, 1, 6, 0, 6],
    ),
    ("They sold ( small ) boats", "PRON VERB PUNCT ADJ PUNCT NOUN", [2, 0, 6, 6, 6, 2], [2, 0, 4, 6, 4, 2]),
    ("He sat , and left", "PRON VERB PUNCT CCONJ VERB", [2, 0, 2, 5, 2], [2, 0, 5, 5, 2]),
]


@pytest.mark.parametrize(("text", "upos", "heads", "expected"), MARKS)
def test_marks_hang_as_the_rules_want_them(text: str, upos: str, heads: list[int], expected: list[int]) -> None:
    arcs = np.zeros((len(heads), len(heads) + 1), np.float32)
    assert marks_hung(np.array(heads), arcs, upos.split(), text.split()).tolist() == expected
    arcs[np.arange(len(heads)), heads] = 9
    assert marks_hung(np.array(heads), arcs, upos.split(), text.split()).tolist() == heads


@settings(max_examples=60)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.data())
def test_tags_are_those_of_the_best_path(lengths: list[int], data: st.DataObject) -> None:
    emissions = log_softmax(data.draw(scores(sum(lengths), 3)))
    moves = data.draw(scores(4, 3))
    edges = np.concatenate(([0], np.cumsum(lengths)))
    ranges = list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
    tags = best_tags(emissions, ranges, moves)

    def value(path: tuple[int, ...], start: int) -> float:
        before = (3, *path)
        return sum(float(emissions[start + k, tag] + moves[before[k], tag]) for k, tag in enumerate(path))

    for start, end in ranges:
        best = max(value(path, start) for path in itertools.product(range(3), repeat=end - start))
        assert value(tuple(tags[start:end]), start) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O B-A I-A O", [(1, 3, "A")]),
        ("B-A B-A", [(0, 1, "A"), (1, 2, "A")]),
        ("I-A I-B B-B I-B", [(0, 1, "A"), (1, 2, "B"), (2, 4, "B")]),
        ("O", []),
    ],
)
def test_spans_of_tags(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert spans(tags.split()) == expected


@settings(max_examples=400, deadline=None)
@given(st.integers(1, 400), st.integers(15, 60), st.randoms(use_true_random=False))
def test_windows_cover_and_share_out_all_words(count: int, limit: int, random) -> None:
    pieces = np.array([random.choice((0, 1, 1, 2, 9)) for _ in range(count)])
    begins = np.array([random.random() < 0.02 for _ in range(count)])
    begins[0] = True
    stops = begins | np.array([random.random() < 0.05 for _ in range(count)])
    windows = plan(pieces, begins, stops, limit=limit)
    assert windows[0].first == 0 and windows[-1].last == count
    for left, right in itertools.pairwise(windows):
        assert left.last == right.first
        if left.chain != right.chain:
            assert left.end == right.start == right.first
    for window in windows:
        assert window.start <= window.first < window.last <= window.end
        assert pieces[window.start : window.end].sum() <= limit


def test_a_long_paragraph_is_read_in_overlapping_windows_that_meet_between_sentences() -> None:
    stops = np.arange(1000) % 20 == 0
    windows = plan(np.ones(1000, np.int64), np.arange(1000) == 0, stops)
    assert len(windows) > 3 and {window.chain for window in windows} == {0}
    assert all(right.start < left.end for left, right in itertools.pairwise(windows))
    assert all(stops[window.first] for window in windows)


def test_a_chain_of_windows_ends() -> None:
    count = 40_000
    windows = plan(np.ones(count, np.int64), np.arange(count) == 0, np.arange(count) == 0)
    sizes = [len(list(chain)) for _, chain in itertools.groupby(windows, key=lambda window: window.chain)]
    assert max(sizes) <= CHAIN + 1
    assert max(map(len, groups(windows))) <= 2 * CHAIN
