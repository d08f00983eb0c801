"""Where in a clause those are named whom an event is directed at: roles, relations and prepositions, by its root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.propositions.events import word_list
from communique.reading.syntax.clauses import Word

if TYPE_CHECKING:
    from communique.reading.propositions.predications import Candidate

DIRECT = ("whom", "to", "with", "from")
"""Roles of those whom an event is directed at."""

THINGS = ("what", "whom", "about", "to", "with", "from")
"""Roles of phrases that may name them inside."""

PLACES = ("where", "to", "from", "what")
"""Roles of states and known places that stand for whom it is directed at where nobody else does."""

MUTUAL = frozenset("AGREE CONSULT COOPERATE SUPPORT".split())
"""Roots of what several do together."""

STAYING = MUTUAL | {"PROTEST"}
"""Roots of what is done in a place that has no part in it."""

MUTUAL_PLACES = ("to", "from", "what")
"""Of the places, those to which they go."""

MATERIAL = ("ASSAULT", "COERCE", "CRIME")
"""Roots of what is done to things too."""

NAMED = frozenset("ACCUSE COERCE REJECT SANCTION SUPPORT THREATEN".split())
"""Roots of what is done to something that has a name, too: a service, a law, a work."""

SPOKEN = frozenset("AGREE REQUEST ACCUSE REJECT THREATEN PROTEST SUPPORT YIELD".split())
"""Roots of what is said or shown to somebody: whom it concerns can stand in what is said."""

AIMED = frozenset("MOBILIZE SANCTION AID RETREAT".split())
"""Roots of what is done for a purpose that may name the party: "called up reservists for a war against …"."""

OWN = frozenset("AGREE SANCTION MOBILIZE AID RETREAT YIELD THREATEN REJECT".split())
"""Roots of what concerns others when it is done with somebody of one's own: "withdrew its troops"."""

OWNING = ("nmod:poss", "nmod", "amod", "compound", "appos")
"""Relations of the words of a phrase that tell whose it is."""

CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "acl:relcl")
"""Relations of clauses that tell what is refused, threatened or protested."""

DESCRIBING = ("xcomp", "ccomp", "acl")
"""Relations of clauses inside a phrase that tell what it is; a relative clause tells something else of it."""

BESIDE = ("in", "against", "over", "at", "despite", "after", "under", "following", "by", "on", "of", "for")
"""Prepositions of phrases beside the predicate that may name them inside."""

FACING = ("against", "over", "at", "near", "along", "on", "across", "after", "following", "for")
"""Of these, those before whom troops and weapons are meant for."""

PHRASES = ("obj", "iobj", "obl", "obl:arg", "obl:agent", "nmod")
"""Relations of the phrases of a clause."""

SELVES = frozenset("itself himself herself themselves each other one who which that".split())
"""Pronouns that name no other party."""

REACHING = frozenset("ACCUSE AGREE AID ASSAULT COERCE MOBILIZE RETREAT SANCTION THREATEN".split())
"""Roots of what is done or to be done somewhere: the place stands for those who are there."""

REACHED = ("obj", "obl", "obl:arg", "nmod", "xcomp", "ccomp", "advcl", "acl", "conj")
"""Relations down which the place of what is done stands."""

LANDED = ("in", "into", "at", "near", "inside", "across", "to", "from", "on")
"""Prepositions before such a place."""

ASIDE = frozenset("after as because before since when while although though once until".split())
"""Subordinators of clauses that tell when or why something else is done."""

DEEPEST = 4
"""Words from the predicate to the party at most."""


def has_reason(verb: Word) -> bool:
    """Whether it says for what somebody or something is blamed: "blamed the service for helping the rebels"."""
    return any(kid.dep in ("advcl", "acl") and kid.mark() == "for" for kid in verb.kids)


def is_means(word: Word) -> bool:
    """Whether a thing is what is used or imposed, not what is hit: "tear gas", "a curfew"."""
    return not {word.lemma, word.low}.isdisjoint(word_list("means"))


def is_parted(candidate: Candidate, word: Word) -> bool:
    """Whether it is one of those between whom somebody mediates."""
    return candidate.predicate in word_list("mediating") and word.case() in ("between", "among")
