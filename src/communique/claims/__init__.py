"""What several articles claim: the same thing said twice, by how many origins, and where they cannot all be right."""

from communique.claims.align import Alignment, Cluster, align
from communique.claims.assertions import Assertion, assertions
from communique.claims.conflicts import conflicts, pairwise
from communique.claims.findings import development, finding, stage
from communique.claims.joined import Joined
from communique.claims.origins import Count, count
from communique.claims.rivals import Told, rivals
from communique.claims.why import why
from communique.claims.witnesses import Witness, Witnesses

__all__ = [
    "Alignment",
    "Assertion",
    "Cluster",
    "Count",
    "Joined",
    "Told",
    "Witness",
    "Witnesses",
    "align",
    "assertions",
    "conflicts",
    "count",
    "development",
    "finding",
    "pairwise",
    "rivals",
    "stage",
    "why",
]
