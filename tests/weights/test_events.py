from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.weights import load
from communique.weights.events import SOURCE, TARGET, masked, plover_root

CASES = [
    ("Arvenian jets bombed Belmar's northern depot overnight.", "Arvenian jets", "Belmar's northern depot", "ASSAULT"),
    ("The council imposed sanctions on the shipping firm.", "The council", "the shipping firm", "SANCTION"),
    ("Corvia's minister condemned the Belmar government.", "Corvia's minister", "the Belmar government", "ACCUSE"),
    ("The union urged the ministry to raise wages.", "The union", "the ministry", "REQUEST"),
    ("Arvenia sent food and medicine to Corvia.", "Arvenia", "Corvia", "AID"),
    ("The president met his Belmar counterpart.", "The president", "his Belmar counterpart", "CONSULT"),
    ("Belmar rejected the proposal by Corvia.", "Belmar", "Corvia", "REJECT"),
]


def place(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def test_roots_of_plain_sentences() -> None:
    model = load()
    if "plover_w" not in model.heads:
        pytest.skip("the installed model has no event head")
    found = [plover_root(text, place(text, source), place(text, target), model) for text, source, target, _ in CASES]
    right = sum(root is not None and root.root == case[3] for root, case in zip(found, CASES, strict=True))
    assert right >= 6, [root and root.root for root in found]


def test_who_comes_first_is_kept() -> None:
    text = "Belmar was struck by Corvia ."
    made = masked(text, place(text, "Corvia"), place(text, "Belmar"))
    assert made is not None and made.text == f"{TARGET} was struck by {SOURCE} ."
    assert made.text[slice(*made.between)] == " was struck by "


@given(st.text(max_size=40), *[st.integers(0, 45)] * 4)
def test_spans_that_overlap_or_lie_outside_give_none(text: str, a: int, b: int, c: int, d: int) -> None:
    made = masked(text, (a, b), (c, d))
    apart = a < b <= c < d <= len(text) or c < d <= a < b <= len(text)
    assert (made is not None) == apart
    if made:
        assert made.text[slice(*made.around)].startswith((SOURCE, TARGET))
