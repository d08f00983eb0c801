"""Keys, comparisons, judgements, clusters: the one shape of every question across documents. Knows no news."""

from communique.linking.block import Pairs, band_keys, nearest, pairs, rarity
from communique.linking.cluster import clusters
from communique.linking.compare import Comparison, Finding, compare
from communique.linking.explain import explain
from communique.linking.judge import Settled, in_force, judged, outranked, settled
from communique.linking.moments import days_apart, moments, order_key
from communique.linking.sample import Counts, counts, sampled, share
from communique.linking.sentences import sentences
from communique.linking.shingles import hashed, shingles, signatures
from communique.linking.words import Words, words

__all__ = [
    "Comparison",
    "Counts",
    "Finding",
    "Pairs",
    "Settled",
    "Words",
    "band_keys",
    "clusters",
    "compare",
    "counts",
    "days_apart",
    "explain",
    "hashed",
    "in_force",
    "judged",
    "moments",
    "nearest",
    "order_key",
    "outranked",
    "pairs",
    "rarity",
    "sampled",
    "sentences",
    "settled",
    "share",
    "shingles",
    "signatures",
    "words",
]
