"""A hundred pairs labelled by hand: almost all are found, none that is no copying, and the source is the right one."""

from __future__ import annotations

import tomllib

from tests.lineage.pairs import CASES, found_in


def test_pairs_labelled_by_hand() -> None:
    cases = tomllib.loads(CASES.read_text("utf-8"))["pair"]
    found = {case["name"]: found_in(case) for case in cases}
    assert len(found) == 100
    assert not [case["name"] for case in cases if case["is"] == "none" and found[case["name"]]]
    copied = [case for case in cases if case["is"] != "none"]
    assert sum(found[case["name"]] is not None for case in copied) / len(copied) >= 0.94
    directed = [(made[1], case["from"]) for case in copied if "from" in case and (made := found[case["name"]])]
    assert sum(made == source for made, source in directed) / len(directed) >= 0.9
