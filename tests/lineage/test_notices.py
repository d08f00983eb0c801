"""Only texts with a sentence that may be a notice are looked at: the notices that are found are those of all texts."""

from __future__ import annotations

import random

import numpy as np
import pytest

from communique.lineage import notices
from communique.lineage.notices import without_notices
from communique.lineage.packing import packed, texts, unpacked
from communique.lineage.texts import text_of
from communique.model import Document

PLACES = "harbour mill quarry orchard tannery bridge chapel foundry ferry market depot lighthouse".split()
DOINGS = "opened closed burned reopened flooded moved expanded collapsed sold leased painted inspected".split()
NOTICES = (
    "Readers who want our morning letter can leave an address at the front desk.",
    "Subscribe to our newsletter for all that matters in the valley each week.",
    "The copper price stood at nine crowns a pound when the exchange closed.",
)


def collection(seed: int) -> list[Document]:
    """Articles of few or many outlets with some lines in common: notices, and paragraphs that are taken over."""
    rng = random.Random(seed)
    out: list[Document] = []
    for number in range(30):
        place, lines = rng.choice(PLACES), list[str]()
        for _ in range(rng.randint(2, 6)):
            one, two = rng.sample(PLACES, 2)
            lines.append(
                f"The old {place} near the {one} was {rng.choice(DOINGS)} {rng.randint(2, 900)} days before the {two} "
                f"of Upper {place.title()} was {rng.choice(DOINGS)} by its {rng.randint(2, 90)} owners."
            )
        lines += [notice for notice in NOTICES if rng.random() < 0.2]
        if out and rng.random() < 0.5:
            lines.insert(0, rng.choice(rng.choice(out).text.split("\n")))
        outlet = rng.choice([None, "Valley Post", "Valley Post", f"Paper {number}"])
        out.append(Document(f"{number:02}", "\n".join(lines), outlet=outlet))
    return out


@pytest.mark.parametrize("seed", range(12))
def test_the_same_notices_are_found_as_in_all_texts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = texts(collection(seed))
    some = without_notices(whole)
    monkeypatch.setattr(notices, "_suspected", lambda given: np.ones(len(given), bool))
    every = without_notices(whole)
    assert [one.hashes.tolist() for one in some] == [one.hashes.tolist() for one in every]


def test_some_of_these_texts_have_notices() -> None:
    found = [without_notices(whole) for whole in (texts(collection(seed)) for seed in range(12))]
    sizes = [sum(one.size for one in row) for row in found]
    assert sizes != [sum(one.size for one in texts(collection(seed))) for seed in range(12)]


def test_equal_sentences_have_one_name_and_others_another() -> None:
    text = text_of(Document("a", "A boat sank in the bay.\nThe bay sank in a boat.\nA boat sank in the bay.\nNo more."))
    one, two, three, four = text.names.tolist()
    assert one == three != two
    assert four == 0


def test_a_text_is_unpacked_as_it_was_packed() -> None:
    document = Document("a", f"{NOTICES[1]}\nThe “Maria” left Port Ellen at 9 with 40 passengers on board.")
    text = text_of(document)
    again = unpacked(document, packed(text))
    assert again.worded == text.worded == {0}
    assert packed(again) == packed(text)
    assert again.names.tolist() == text.names.tolist()
