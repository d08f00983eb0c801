"""Which mentions of one document refer to the same thing.

Sieves from the surest to the least sure, after Raghunathan et al. 2010, "A multi-pass sieve for coreference
resolution", each as a small function; pronouns by weighed salience. Precision first: what is not clear stays apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.clusters import Chains, Range
from communique.reading.draft import Draft
from communique.reading.salience import pronouns_back, speakers
from communique.reading.same_names import initials, people_by_name, things_by_name
from communique.reading.same_nouns import appositions, names_by_noun, nominals_back, offices_back, owned_back
from communique.reading.words import Words


def corefer(words: Words, found: Sequence[Draft], spoken: Sequence[tuple[Sequence[Range], Range]] = ()) -> list[int]:
    """The chain number of every draft (drafts in text order; numbers in order of first mention).

    `spoken` are stretches of direct speech with the token range of their speaker.
    """
    chains = Chains(words, found)
    people_by_name(chains)
    things_by_name(chains)
    initials(chains)
    offices_back(chains)
    nominals_back(chains)
    names_by_noun(chains)
    appositions(chains)
    speakers(chains, spoken)
    pronouns_back(chains, spoken)
    owned_back(chains)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(chains.top(i), len(numbers)) for i in range(len(found))]
