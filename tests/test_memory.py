"""Memory does not grow with the number of texts that a process has seen."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import communique
from communique.weights import sentences, wordpieces

ours = cache(len)
"""A cached function, for its type."""
CLOSED = frozenset({"name", "group", "part", "kind", "pipeline"})
"""Parameters that take the names of tables and of a user's pipelines: as many as this program has."""
TEXTS = frozenset({"state_of", "is_ambiguous", "body_of", "medium_of", "prepositional", "verbs_with", "lemma", "stem"})
"""Functions of words and names of texts, some with such a parameter."""


def caches() -> Iterator[Any]:
    """All cached functions of the program."""
    for module in walk_packages(communique.__path__, "communique."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    seen = [one for one in gc.get_objects() if type(one) is type(ours)]
    yield from (one for one in seen if one.__module__.startswith("communique."))


def test_a_cache_of_what_stands_in_texts_has_a_limit() -> None:
    found = {one.__name__: one for one in caches()}
    assert len(found) > 30
    unlimited = {name: one for name, one in found.items() if one.cache_parameters()["maxsize"] is None}
    given = {name: set(inspect.signature(one.__wrapped__).parameters) for name, one in unlimited.items()}
    assert {name: parameters - CLOSED for name, parameters in given.items() if parameters - CLOSED} == {}
    assert unlimited.keys() & TEXTS == set()


def test_word_pieces_and_vectors_that_are_kept_have_a_limit() -> None:
    assert wordpieces.CACHED_WORDS <= 200_000
    assert sentences.KEPT <= 20_000
