"""Where sources begin and end."""

from __future__ import annotations

import pytest

from communique.reading.annotation.sources import Words, sources_limited
from communique.reading.annotation.tags import spans

CASES = (
    ("The/DET/det/1 Herald/PROPN/nsubj/4 on/ADP/case/3 Sunday/PROPN/obl/4/DATE wrote/VERB/root/4", (0, 4), (0, 2)),
    ("A/DET/det/1 poll/NOUN/nsubj/5 last/ADJ/amod/3/DATE week/NOUN/nmod/1/DATE has/AUX/aux/5 shown/VERB/root/5",
     (0, 4), (0, 4)),
    ("Not/PART/advmod/1 everyone/PRON/nsubj/2 agrees/VERB/root/2", (1, 2), (0, 2)),
    ("did/AUX/aux/3 not/PART/advmod/3 Ada/PROPN/nsubj/3 say/VERB/root/3", (2, 3), (2, 3)),
    ("Ada/PROPN/nsubj/7 ,/PUNCT/punct/3 the/DET/det/3 envoy/NOUN/appos/0 ,/PUNCT/punct/3 then/ADV/advmod/7"
     " quietly/ADV/advmod/7 said/VERB/root/7", (0, 4), (0, 5)),
    ("Ada/PROPN/nsubj/3 ,/PUNCT/punct/3 she/PRON/nsubj/3 said/VERB/root/3", (0, 2), (0, 1)),
    ("Both/DET/det/1 men/NOUN/nsubj/4 in/ADP/advmod/4 turn/NOUN/fixed/2 spoke/VERB/root/4", (0, 4), (0, 2)),
    ("Ada/PROPN/nsubj/1 spoke/VERB/root/1 at/ADP/case/4 a/DET/det/4 fair/NOUN/obl/1 to/PART/mark/6"
     " praise/VERB/advcl/1", (0, 5), (0, 1)),
    ("9/NUM/dep/3 Ada/PROPN/nsubj/3 Orlan/PROPN/flat/1 explained/VERB/root/3", (0, 3), (1, 3)),
)  # fmt: skip
"""Words as form/tag/relation/head and a kind of name, the source as it was tagged and as it should be."""


@pytest.mark.parametrize(("text", "tagged", "wanted"), CASES)
def test_sources_end_where_tree_and_commas_say(text: str, tagged: tuple[int, int], wanted: tuple[int, int]) -> None:
    rows = [word.split("/") for word in text.split()]
    heads = [int(row[3]) for row in rows]
    names = [f"B-{row[4]}" if len(row) > 4 else "O" for row in rows]
    words = Words([r[0] for r in rows], heads, [r[2] for r in rows], [r[1] for r in rows], names)
    tags = ["O"] * len(rows)
    tags[slice(*tagged)] = ["B-Source"] + ["I-Source"] * (tagged[1] - tagged[0] - 1)
    assert spans(sources_limited(tags, words)) == [(*wanted, "Source")]


def test_a_cue_that_describes_a_noun_of_a_clause_has_that_noun_for_its_source() -> None:
    words = Words(
        ["Ada", "waved", "a", "sign", "saying"], [1, 1, 3, 1, 3], ["nsubj", "root", "det", "obj", "acl"],
        ["PROPN", "VERB", "DET", "NOUN", "VERB"], ["O"] * 5,
    )  # fmt: skip
    tags = ["B-Source", "I-Source", "I-Source", "I-Source", "B-Cue"]
    assert sources_limited(tags, words) == ["O", "O", "B-Source", "I-Source", "B-Cue"]


def test_other_spans_stay_as_they_are() -> None:
    words = Words(["Ada", ",", "said"], [2, 2, 2], ["nsubj", "punct", "root"], ["PROPN", "PUNCT", "VERB"], ["O"] * 3)
    tags = ["B-Source", "I-Source", "B-Cue"]
    assert sources_limited(tags, words) == ["B-Source", "O", "B-Cue"]
