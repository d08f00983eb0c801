"""What verify finds: each thing that can be wrong with a dossier is made wrong, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from communique.exports.verify import verify
from communique.model import Dossier

from .test_formats import DOSSIER

Change = Callable[[dict[str, Any]], None]


def test_the_sample_holds() -> None:
    assert list(verify(DOSSIER)) == []


def put(*path: str | int, value: Any) -> Change:
    def change(d: dict[str, Any]) -> None:
        *way, last = path
        part: Any = d
        for step in way:
            part = part[step]
        part[last] = value

    return change


FAULTS: list[tuple[str, Change]] = [
    ("outside the", put("claims", 0, "assertions", 0, "span", "end", value=99999)),
    ("outside the", put("summary", 0, "spans", 0, "start", value=-3)),
    ("not in the dossier", put("statements", 0, "content", 0, "document", value="zz")),
    ("not the one that was read", put("documents", 2, "text", value="Fifty-two barns were flooded. " * 4)),
    ("statement s-gone", put("claims", 0, "assertions", 0, "statement", value="s-gone")),
    ("counts 9 origins", put("claims", 0, "origins", value=9)),
    ("rests on no assertion", put("claims", 1, "assertions", value=[])),
    ("more texts or outlets", put("claims", 1, "texts", value=2)),
    ("not of its document", put("claims", 1, "assertions", 0, "document", value="c")),
    ("the claim c-gone", put("timeline", 0, "claim", value="c-gone")),
    ("the claim c-gone", put("conflicts", 0, "claims", 0, value="c-gone")),
    ("outside their sentence", put("conflicts", 0, "values", 0, "focus", 0, "start", value=0)),
    ("is empty", put("problems", 0, "span", value={"document": "a", "start": 28, "end": 30})),
]


@pytest.mark.parametrize(("words", "change"), FAULTS)
def test_a_fault_is_named(words: str, change: Change) -> None:
    plain = msgspec.json.decode(msgspec.json.encode(DOSSIER))
    change(plain)
    faults = list(verify(msgspec.convert(plain, Dossier)))
    assert any(words in fault for fault in faults), faults
