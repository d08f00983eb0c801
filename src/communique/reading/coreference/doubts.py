"""When "he" and "she" are left alone: where two people are nearly as likely, a name would be a guess.

Whoever is a subject between the last mention of the likelier one and the pronoun has to be beaten by more: in "Holm
went back. A man got off there. Reporters recorded his words" the man is meant. Who speaks is left to the rules of
speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from communique.reading.coreference.profiles import Profiles
from communique.reading.coreference.properties import NAME, NOMINAL, PERSON, PLURAL, SUBJECT

HE, SHE = 4, 5
"""Classes of pronouns (`properties.PRONOUNS`)."""


class Lead(NamedTuple):
    """Log-odds by which the likelier of two people must be ahead."""

    any: float = 0.5
    subject: float = 3.0
    """Of somebody who is a subject in between."""


class Doubts:
    """The doubts about the pronouns of one text."""

    def __init__(self, profiles: Profiles, lead: Lead) -> None:
        of = profiles.numbers
        self.lead = lead
        speaks = np.isin(np.arange(len(profiles)), of["speaker"])
        self.personal: list[bool] = (np.isin(of["pronoun"], (HE, SHE)) & ~speaks).tolist()
        """Which phrases are "he" and "she" in any form, and speak no quotation."""
        noun = (of["kind"] == NAME) | ((of["kind"] == NOMINAL) & (of["number"] != PLURAL))
        self.noun: list[bool] = noun.tolist()
        self.rule: list[int] = of["rule"].tolist()
        """Chains by the rules."""
        self.subject: list[bool] = (noun & (of["chain type"] == PERSON) & (of["role"] == SUBJECT)).tolist()
        """Which are people of whom something is told."""

    def doubtful(self, one: int, tops: Sequence[int], places: Sequence[int], scores: Sequence[float], own: int) -> bool:
        """Whether somebody else is nearly as likely as the chain `own`. `places`: phrases that the pronoun may refer
        back to, with their chains (`tops`, -1 for what it may not) and scores. Where the rules choose that chain too,
        only a subject in between makes doubtful.
        """
        pairs = list(zip(tops, places, strict=True))
        odds: dict[int, float] = {}
        for top, score in zip(tops, scores, strict=True):
            odds[top] = max(odds.get(top, score), score)
        last = max(place for top, place in pairs if top == own)
        since = {top for top, place in pairs if place > last and self.subject[place]}
        named = {top for top, place in pairs if self.noun[place]}
        agreed = any(top == own and self.rule[place] == self.rule[one] for top, place in pairs)
        rivals = (since & named if agreed else named) - {-1, own}
        return any(odds[own] - odds[top] < self.lead[top in since] for top in rivals)
