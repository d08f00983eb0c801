import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from communique.errors import DependencyError, ModelError
from communique.reading.annotation.annotate import annotate_text, load_pipeline, read_sentences
from communique.reading.annotation.clear import is_clear, to_universal
from communique.reading.annotation.pipelines import fitting

KNOWN = {
    "Zorbin": ("PROPN", 1, "nsubj", "ORG"),
    "denied": ("VERB", 1, "ROOT", ""),
    "it": ("PRON", 1, "obj", ""),
    ".": ("PUNCT", 1, "punct", ""),
}
"""Word → part of speech, head, relation, name: the annotation that the component below gives."""


@Language.component("known_annotation")
def known_annotation(doc: Doc) -> Doc:
    """Annotates texts made of KNOWN."""
    for token in doc:
        token.pos_ = KNOWN[token.text][0]
        token.head, token.dep_ = doc[KNOWN[token.text][1]], KNOWN[token.text][2]
        token.lemma_ = f"{token.lower_}!"
    doc.ents = [Span(doc, t.i, t.i + 1, KNOWN[t.text][3]) for t in doc if KNOWN[t.text][3]]
    return doc


@Language.component("joins_tokens")
def joins_tokens(doc: Doc) -> Doc:
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    return doc


@Language.component("names_only")
def names_only(doc: Doc) -> Doc:
    doc.ents = [Span(doc, 0, 1, "GPE")]
    return doc


def pipeline(*components: str) -> Language:
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component)
    return nlp


def test_a_pipeline_replaces_syntax_and_names() -> None:
    text = "Zorbin denied it.\n\nZorbin denied it."
    doc = annotate_text(text, pipeline("known_annotation"))
    assert doc.text == text and [sentence.text for sentence in read_sentences(doc)] == ["Zorbin denied it."] * 2
    for first in (0, 5):
        words = doc[first : first + 4]
        assert [word.pos_ for word in words] == ["PROPN", "VERB", "PRON", "PUNCT"]
        assert [word.dep_ for word in words] == ["nsubj", "root", "obj", "punct"]
        assert [word.head.i - first for word in words] == [1, 1, 1, 1]
        assert [word.lemma_ for word in words] == ["zorbin!", "denied!", "it!", ".!"]
    assert [(span.text, span.label_) for span in doc.ents] == [("Zorbin", "ORG")] * 2


def test_what_a_pipeline_lacks_stays_ours() -> None:
    text = "The bridge near Vienna was closed."
    ours, theirs = annotate_text(text), annotate_text(text, pipeline("names_only"))
    assert [(t.pos_, t.dep_, t.head.i, t.lemma_) for t in ours] == [
        (t.pos_, t.dep_, t.head.i, t.lemma_) for t in theirs
    ]
    assert [(span.text, span.label_) for span in theirs.ents] == [("The", "LOC")]
    blank = annotate_text(text, pipeline())
    assert [span.text for span in blank.ents] == [span.text for span in ours.ents]


def test_attributions_stay_ours() -> None:
    text = "Zorbin denied it."
    assert annotate_text(text, pipeline("known_annotation"))._.attributions == annotate_text(text)._.attributions


def test_a_pipeline_that_changes_tokens_is_refused() -> None:
    with pytest.raises(ModelError, match="changed the tokens"):
        annotate_text("Zorbin denied it.", pipeline("joins_tokens"))


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(DependencyError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_folder_is_loaded(tmp_path) -> None:
    pipeline("sentencizer").to_disk(tmp_path / "mine")
    assert load_pipeline(str(tmp_path / "mine")).pipe_names == ["sentencizer"]


def test_no_text() -> None:
    assert len(annotate_text("", pipeline("known_annotation"))) == 0


CLEAR = [
    (
        "It/nsubj/PRON/1 fell/ROOT/VERB/1 in/prep/ADP/1 the/det/DET/4 house/pobj/NOUN/2 of/prep/ADP/4 Ann/pobj/PROPN/5",
        "nsubj:1 root:1 case:4 det:4 obl:1 case:6 nmod:4",
    ),
    (
        "It/nsubjpass/PRON/2 was/auxpass/AUX/2 hit/ROOT/VERB/2 by/agent/ADP/2 us/pobj/PRON/3",
        "nsubj:pass:2 aux:pass:2 root:2 case:4 obl:agent:2",
    ),
    ("It/nsubj/PRON/1 is/ROOT/AUX/1 old/acomp/ADJ/1 ./punct/PUNCT/1", "nsubj:2 cop:2 root:2 punct:2"),
    ("He/nsubj/PRON/1 saw/ROOT/VERB/1 her/dobj/PRON/1", "nsubj:1 root:1 obj:1"),
    ("He/nsubj/PRON/1 left/ROOT/VERB/1 after/prep/ADP/1 eating/pcomp/VERB/2", "nsubj:1 root:1 mark:3 advcl:1"),
]


@pytest.mark.parametrize(("tree", "expected"), CLEAR)
def test_clear_becomes_universal(tree: str, expected: str) -> None:
    rows = [cell.split("/") for cell in tree.split()]
    deps = [row[1] for row in rows]
    assert is_clear(deps)
    heads, labels = to_universal(
        [int(row[3]) for row in rows], deps, [row[2] for row in rows], [row[0] for row in rows]
    )
    assert " ".join(f"{label}:{head}" for label, head in zip(labels, heads, strict=True)) == expected


def test_universal_labels_are_left_alone() -> None:
    assert not is_clear(["nsubj", "obl", "case", "root", "acl:relcl"])
    known = frozenset(("root", "nsubj", "acl", "acl:relcl", "dep"))
    assert [fitting(dep, known) for dep in ("acl:relcl", "nsubj:outer", "ROOT", "strange")] == [
        "acl:relcl",
        "nsubj",
        "root",
        "dep",
    ]
