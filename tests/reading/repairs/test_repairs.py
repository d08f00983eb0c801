"""Each repair of trees does what its case says, leaves alone what its case says, and has a case."""

from __future__ import annotations

import tomllib
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.reading.repairs import PARSED, Tree, repair
from communique.reading.syntax.clauses import Word
from communique.reading.syntax.mending import READ, ancestors, mend
from communique.reading.tokens.lemmas import lemma

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "repairs" / "trees.toml").read_text("utf-8"))["cases"]


def parsed(text: str) -> Tree:
    """The tree of a case."""
    cells = [word.split("/") for word in text.split()]
    links = [cell[2].rsplit(">", 1) for cell in cells]
    lemmas = [lemma(cell[0], cell[1]) for cell in cells]
    names = [cell[3] if len(cell) > 3 else "O" for cell in cells]
    heads = [int(head) for _, head in links]
    return Tree(
        heads, [dep for dep, _ in links], [cell[1] for cell in cells], lemmas, [cell[0] for cell in cells], names
    )


def linked(tree: Tree, features: dict[str, str]) -> list[Word]:
    """The words of a case as a sentence has them."""
    columns: Any = SimpleNamespace(
        text=tree.forms, lower=[form.lower() for form in tree.forms], written_lemma=tree.lemmas, pos=tree.upos,
        dep=tree.deps, name=[name[2:] for name in tree.names], start=range(len(tree)), end=range(1, len(tree) + 1),
        features=[features.get(str(place), "") for place in range(len(tree))],
    )  # fmt: skip
    words = [Word(columns, place, place) for place in range(len(tree))]
    for word in words:
        if tree.heads[word.i] != word.i:
            word.head = words[tree.heads[word.i]]
            word.head.kids.append(word)
    return words


def links(tree: Tree) -> list[str]:
    """dep>head of each word."""
    return [f"{dep}>{head}" for dep, head in zip(tree.deps, tree.heads, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['repair']}: {case['after']}")
def test_repair(case: dict[str, Any]) -> None:
    tree = parsed(case["tree"])
    before, place = links(tree), {each.name: each for each in PARSED}
    if case["repair"] in place:
        tags = [*tree.upos]
        place[case["repair"]].apply(tree)
        after = links(tree)
        if "tags" in case:
            assert [f"{i}:{new}" for i, new in enumerate(tree.upos) if new != tags[i]] == case["tags"].split()
    else:
        words = linked(tree, case.get("features", {}))
        mending = next(each for each in READ if each.name == case["repair"])
        for word in words:
            mending.apply(word, words)
        after = [f"{word.dep}>{word.head.i if word.head is not None else word.i}" for word in words]
    changed = [f"{i}:{new}" for i, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert changed == case["after"].split()


def test_every_repair_has_a_case() -> None:
    assert {each.name for each in (*PARSED, *READ)} == {
        case["repair"] for case in CASES if case["after"] or case.get("tags")
    }


@st.composite
def strange_trees(draw: st.DrawFn) -> tuple[Tree, dict[str, str]]:
    """The words of a case, hung on one another as no parser should, and their features."""
    case = draw(st.sampled_from(CASES))
    tree = parsed(case["tree"])
    order = draw(st.permutations(range(len(tree))))
    for place, word in enumerate(order):
        tree.heads[word] = order[draw(st.integers(0, place - 1))] if place else word
    return tree, case.get("features", {})


@settings(max_examples=400, deadline=None)
@given(strange_trees())
def test_a_tree_stays_a_tree(given: tuple[Tree, dict[str, str]]) -> None:
    tree, features = given
    repair(tree)
    assert all(tree.is_rooted(word) for word in range(len(tree)))
    words = linked(tree, features)
    for word in words:
        mend(word, words)
    for word in words:
        assert word not in islice(ancestors(word), len(words))


def test_only_the_sentence_that_would_lose_its_tree_is_left_as_it_was() -> None:
    tree = parsed("She/PRON/nsubj>1 left/VERB/root>1 He/PRON/nsubj>3 stayed/VERB/root>3 here/ADV/advmod>3")
    before = tree.copy()
    tree.heads, tree.deps = [1, 1, 3, 4, 3], ["obj", "root", "nsubj", "root", "root"]
    tree.undo_cycles(before)
    assert links(tree) == ["obj>1", "root>1", "nsubj>3", "root>3", "advmod>3"]


def test_a_participle_is_not_hung_on_a_noun_below_it() -> None:
    tree = parsed("Four/NUM/nummod>1 days/NOUN/obl>2 left/VERB/advcl>3 ends/VERB/root>3")
    words = linked(tree, {"2": "Tense=Past|VerbForm=Part"})
    for word in words:
        mend(word, words)
    assert [word.head and word.head.i for word in words] == [1, 2, 3, None]
