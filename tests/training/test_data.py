from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest
from training.data.names import NEWSWIRE, newswire, repaired
from training.data.treebank import gum, mentions, sentences, units, with_chains
from training.data.uds import judgements, with_factuality
from training.data.units import ROOT, Unit, grouped, joined
from training.labels import ATTRIBUTION, DEPRELS, IGNORE, NAMES, UPOS, case_of, relation
from training.transitions import FORBIDDEN, counted, legal

from communique.weights.wordpieces import Encoded
from training import habits

TREES = """# newdoc id = GUM_news_boat
# newpar
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-object-new
2\tferry\tferry\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)
3\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\tEntity=(1-object-giv)
2-3\twasn't\t_\t_\t_\t_\t_\t_\t_\t_
2\twas\tbe\tAUX\tVBD\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod:neg\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    (tmp_path / "dep").mkdir()
    (tmp_path / "dep" / "GUM_news_boat.conllu").write_text(TREES, encoding="utf8")
    (tmp_path / "splits.md").write_text("## dev\n\n  * GUM_news_boat\n", encoding="utf8")
    return tmp_path


def test_trees_are_read_with_spaces_and_entities(treebank: Path) -> None:
    first, second = sentences(treebank / "dep" / "GUM_news_boat.conllu")
    assert first.words == ["The", "ferry", "sank", "."] and first.space == [True, True, False, True]
    assert second.words == ["It", "was", "n't"] and second.space == [True, False, True]
    assert first.paragraph and not second.paragraph
    assert second.relations[2] == "advmod"


def test_chains_stand_on_head_words_and_pointers_follow_the_document(treebank: Path) -> None:
    trees = gum(treebank, "dev")
    made = with_chains(trees, units(trees))
    assert [unit.layers["chain"] for unit in made] == [[IGNORE, 1, IGNORE, IGNORE], [1, IGNORE, IGNORE]]
    assert made[1].pointers["head"] == [6, ROOT, 5]
    window = joined(made)
    assert window.pointers["head"] == [1, 2, ROOT, 2, 6, ROOT, 5]
    assert [(m.start, m.end, m.head) for m in mentions(trees)] == [(0, 2, 1), (0, 1, 0)]


def test_pointers_out_of_the_window_are_ignored() -> None:
    unit = Unit("d", 10, ["a", "b"], pointers={"link": [3, 11]})
    assert joined([unit]).pointers["link"] == [IGNORE, 1]


def test_windows_keep_order_and_documents_apart() -> None:
    made = [Unit(name, k, ["x"] * 5, size=5) for name in ("a", "b") for k in range(7)]
    for limits in ((), (5, 20)):
        groups = list(grouped(made, 12, Random(1), limits))
        assert [unit for group in groups for unit in group] == made
        assert all(len({unit.document for unit in group}) == 1 for group in groups)


def test_bio_tags_are_repaired() -> None:
    tags = ["I-Person", "I-Person", "B-Person", "I-Location", "O", "B-Unknown", "I-Date"]
    assert repaired(tags, NEWSWIRE) == ["B-PERSON", "I-PERSON", "B-PERSON", "B-LOC", "O", "O", "B-DATE"]


def test_newswire_sentences(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "one.tsv").write_text("http://x\tO\n\nMara\tB-Person\tB-NORP\nleft\tO\n\n", encoding="utf8")
    (unit,) = newswire(tmp_path, "dev")
    assert unit.words == ["Mara", "left"] and [NAMES[tag] for tag in unit.layers["names"]] == ["B-PERSON", "O"]


def test_factuality_finds_its_sentence_by_the_judged_words(tmp_path: Path, treebank: Path) -> None:
    head = "Split\tAnnotator.ID\tDisplay.Position\tSentence.ID\tPred.Token\tPred.Lemma\tIs.Predicate\t"
    head += "Is.Understandable\tHappened\tConfidence\tKeep\n"
    rows = [
        "train\t1\t1\ten-ud-train.conllu 41\t3\tsink\tTrue\tTrue\ttrue\t4\tTrue",
        "train\t2\t1\ten-ud-train.conllu 41\t3\tsink\tTrue\tTrue\tfalse\t2\tTrue",
        "train\t3\t1\ten-ud-train.conllu 41\t3\tsink\tTrue\tTrue\tfalse\t4\tFalse",
        "train\t3\t1\ten-ud-train.conllu 42\t2\tfloat\tTrue\tTrue\tfalse\t4\tTrue",
    ]
    (tmp_path / "it-happened_eng_ud1.2_07092017.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf8")
    trees = gum(treebank, "dev")
    made = with_factuality(trees, units(trees), judgements(tmp_path, "train"))
    assert made[0].scores["factuality"][2] == pytest.approx((3 - 1.5) / 2)
    assert np.isnan(made[1].scores["factuality"]).all()  # the judged word is another


@pytest.mark.parametrize(
    ("word", "shape"), [("the", 1), ("The", 2), ("UN", 3), ("A", 2), ("McKay", 4), ("B-52", 5), (",", 6)]
)
def test_case(word: str, shape: int) -> None:
    assert case_of(word) == shape


def test_labels() -> None:
    assert relation("nmod:unmarked") == "nmod" and relation("nsubj:pass") == "nsubj:pass"
    assert len(NAMES) == 19 and len(ATTRIBUTION) == 7 and len(set(DEPRELS)) == len(DEPRELS)


def test_transitions_forbid_what_is_not_bio() -> None:
    scores = counted(ATTRIBUTION, [[0, 1, 2, 0, 5, 6, 6]], 0.3)
    assert scores.shape == (8, 7)
    assert (scores[~legal(ATTRIBUTION)] == FORBIDDEN).all() and (scores[legal(ATTRIBUTION)] > -20).all()


def test_counts_of_a_treebank_become_habits(treebank: Path) -> None:
    class Pieces:
        """Each word is one piece, by its length."""

        def encode(self, words: list[str]) -> Encoded:
            count = len(words)
            return Encoded(np.array([len(word) for word in words]), np.arange(count + 1), np.ones(count, np.int64))

    trees = list(sentences(treebank / "dep" / "GUM_news_boat.conllu")) * 3
    found = habits.counted(trees, Pieces())  # type: ignore[arg-type]
    assert found["tag_keys"].tolist() == [8 * length + 1 for length in (1, 2, 3, 4, 5)]
    likeliest = [UPOS[row] for row in found["tag_words"].argmax(1)]
    assert [likeliest[k] for k in (0, 1, 3, 4)] == ["PUNCT", "PRON", "VERB", "NOUN"]
    assert found["tag_places"].shape == (len(habits.POS), len(habits.REL), len(habits.POS) + 1)
