"""Dossiers in little space."""

from __future__ import annotations

import pytest

from communique.dossier import Packed
from communique.model import Dossier, StoryHead


def test_packed_dossiers_are_a_sequence_of_the_same_dossiers() -> None:
    made = [
        Dossier(StoryHead(f"s-{n}", f"Story {n}", None, None), (), (), (), (), (), (), (), (), ()) for n in range(5)
    ]
    found = Packed(made)
    assert list(found) == made and found[-1] == made[4] and found[1:3] == made[1:3] and len(found) == 5
    with pytest.raises(IndexError):
        found[5]
