"""Headlines made of trees: what goes, what stays, and that the tree goes with it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from training.data import headlines, treebank
from training.data.headlines import headlines as made

ROWS = {
    "The storm closed a port in Velm .": [
        ("The", "the", "DET", "DT", 2, "det"), ("storm", "storm", "NOUN", "NN", 3, "nsubj"),
        ("closed", "close", "VERB", "VBD", 0, "root"), ("a", "a", "DET", "DT", 5, "det"),
        ("port", "port", "NOUN", "NN", 3, "obj"), ("in", "in", "ADP", "IN", 7, "case"),
        ("Velm", "Velm", "PROPN", "NNP", 3, "obl"), (".", ".", "PUNCT", ".", 3, "punct"),
    ],
    "Two ports were closed by the storm .": [
        ("Two", "two", "NUM", "CD", 2, "nummod"), ("ports", "port", "NOUN", "NNS", 4, "nsubj:pass"),
        ("were", "be", "AUX", "VBD", 4, "aux:pass"), ("closed", "close", "VERB", "VBN", 0, "root"),
        ("by", "by", "ADP", "IN", 7, "case"), ("the", "the", "DET", "DT", 7, "det"),
        ("storm", "storm", "NOUN", "NN", 4, "obl"), (".", ".", "PUNCT", ".", 4, "punct"),
    ],
    "The firm will close its port .": [
        ("The", "the", "DET", "DT", 2, "det"), ("firm", "firm", "NOUN", "NN", 4, "nsubj"),
        ("will", "will", "AUX", "MD", 4, "aux"), ("close", "close", "VERB", "VB", 0, "root"),
        ("its", "its", "PRON", "PRP$", 6, "nmod:poss"), ("port", "port", "NOUN", "NN", 4, "obj"),
        (".", ".", "PUNCT", ".", 4, "punct"),
    ],
    "She closed it .": [
        ("She", "she", "PRON", "PRP", 2, "nsubj"), ("closed", "close", "VERB", "VBD", 0, "root"),
        ("it", "it", "PRON", "PRP", 2, "obj"), (".", ".", "PUNCT", ".", 2, "punct"),
    ],
}  # fmt: skip


def trees(folder: Path, *texts: str) -> list[treebank.Sentence]:
    """The trees of some of the texts, read from a file as the treebanks are."""
    lines = ["# newdoc id = own"]
    for text in texts:
        for number, (form, lemma, upos, xpos, head, relation) in enumerate(ROWS[text], 1):
            lines.append(f"{number}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t_")
        lines.append("")
    (folder / "own.conllu").write_text("\n".join(lines) + "\n", encoding="utf8")
    return list(treebank.sentences(folder / "own.conllu"))


@pytest.mark.parametrize(
    ("text", "line", "root"),
    [
        ("The storm closed a port in Velm .", "Storm closes port in Velm", "closes"),
        ("Two ports were closed by the storm .", "Two ports closed by storm", "closed"),
        ("The firm will close its port .", "Firm to close its port", "close"),
    ],
)
def test_a_clause_is_put_as_a_headline(
    text: str, line: str, root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headlines, "CAPITALS", 0.0)
    (unit,) = made(trees(tmp_path, text), Random(1))
    assert " ".join(unit.words) == line
    assert unit.words[unit.pointers["head"].index(-1)] == root


def test_capitals_leave_small_words_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headlines, "CAPITALS", 1.0)
    (unit,) = made(trees(tmp_path, "The storm closed a port in Velm ."), Random(1))
    assert " ".join(unit.words) == "Storm Closes Port in Velm"


def test_nothing_is_made_of_a_pronoun_and_each_line_is_a_document(tmp_path: Path) -> None:
    found = made(trees(tmp_path, *ROWS), Random(1))
    assert len(found) == len({unit.document for unit in found}) == 3
