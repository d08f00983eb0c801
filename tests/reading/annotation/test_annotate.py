import itertools

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from communique.model import Document, Passage
from communique.reading.annotation.annotate import annotate, annotate_text, factuality, read_sentences
from communique.reading.annotation.layout import lay_out

NEWS = (
    "The transport minister denied on Friday that the bridge had been closed.\n\n"
    "“We have nothing to hide,” Anna Keller told Reuters in Vienna. “It is open.”\n\n"
    "She said repairs would begin next week, but two engineers said that they were likely to be postponed."
)


def check(doc: Doc, text: str) -> None:
    """What holds for every annotated text."""
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
    starts = [token.i for token in doc if token.is_sent_start]
    assert [sentence.start for sentence in doc.sents] == starts
    for sentence in read_sentences(doc):
        assert sentence.text.strip() == sentence.text
        check_tree([token for token in sentence if not token.is_space])
    for token in doc:
        if token.is_space or not token._.read:
            assert (token.pos_, token.dep_, token.head.i, token.ent_type_) == ("", "", token.i, "")
    for group in doc._.attributions:
        ranges = [span for part in group for span in part]
        assert ranges and all(0 <= start < end <= len(doc) for start, end in ranges)


def check_tree(words: list) -> None:
    """One root, no cycle, no head outside."""
    roots = [word for word in words if word.head.i == word.i]
    assert len(roots) == 1 and roots[0].dep_ == "root"
    inside = {word.i for word in words}
    for word in words:
        assert word.pos_ and word.dep_ and word.lemma_ and word.head.i in inside
        above = list(itertools.islice((node.i for node in word.ancestors), len(words) + 1))
        assert len(above) <= len(words)


def test_an_article() -> None:
    doc = annotate_text(NEWS)
    check(doc, NEWS)
    sentences = read_sentences(doc)
    assert [sentence.text.split()[0] for sentence in sentences] == ["The", "“We", "“It", "She"]
    denied = doc[3]
    assert (denied.text, denied.pos_, denied.lemma_, denied.dep_) == ("denied", "VERB", "deny", "root")
    assert denied.morph.get("Tense") == ["Past"] and denied.morph.get("VerbForm") == ["Fin"]
    assert ("Anna Keller", "PERSON") in {(span.text, span.label_) for span in doc.ents}
    assert ("Vienna", "LOC") in {(span.text, span.label_) for span in doc.ents}


def test_attributions_join_source_cue_and_content() -> None:
    doc = annotate_text(NEWS)

    def text(ranges: tuple[tuple[int, int], ...]) -> str:
        return " | ".join(doc[start:end].text for start, end in ranges)

    found = {text(group.source): (text(group.cue), text(group.content)) for group in doc._.attributions}
    assert found["The transport minister"][0].startswith("denied")
    assert found["two engineers"] == ("said", "that they were likely to be postponed")
    assert "We have nothing to hide" in found["Anna Keller"][1]


def test_only_headline_and_body_are_read() -> None:
    text = "Bridge closed\nBy Anna Keller\nThe bridge was closed. It is old\nand rusty.\n\nRead more about bridges"
    passages = (
        Passage("headline", 0, 13),
        Passage("byline", 14, 28),
        Passage("body", 29, 73),
        Passage("promo", 75, 99),
    )
    doc = annotate(Document("d", text, passages))
    check(doc, text)
    read = [sentence.text for sentence in read_sentences(doc)]
    assert read == ["Bridge closed", "The bridge was closed.", "It is old\nand rusty."]
    assert {token.text for token in doc if token.text in ("Anna", "Read", "more") and token._.read} == set()
    assert not [span for span in doc.ents if span.text == "Anna Keller"]


def test_a_document_without_passages_is_not_read() -> None:
    doc = annotate(Document("d", "Nothing is marked as text."))
    assert not read_sentences(doc) and not doc.ents and doc._.attributions == ()


def test_the_same_text_gives_the_same_annotation() -> None:
    first, second = annotate_text(NEWS), annotate_text(NEWS)
    assert first.to_bytes(exclude=["user_data"]) == second.to_bytes(exclude=["user_data"])
    assert first._.attributions == second._.attributions


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes",
        " ",
        "\n\n\n",
        "\x00",
        "a\x00b \x01\x02 The\x7f end.\x1b[0m",
        "(" * 2000 + ")" * 2000,
        "x" * 5000,
        "-" * 3000,
        "a.b," * 2000,
        "🇦🇹👍🏽 The 👨‍👩‍👧 family left. 🙂🙂🙂🙂",
        "He said \u202eיום טוב\u202c and left. \u200fשלום.\u200e",
        "Das Haus ist alt. Дом старый. 房子很旧。La maison est vieille.",
        "One\rtwo\r\nthree\u2028four\u2029five\x85six\n \t\nseven",
        "e\u0301te\u0301 \ufeff\u200b\u00ad\u2060 \ud7ff \U0010ffff",
        "\u00a0\u3000 \u2003The end\u00a0.",
    ],
)
def test_bad_input(text: str) -> None:
    check(annotate_text(text), text)


def test_ten_thousand_words_without_a_stop() -> None:
    words = ["the", "old", "bridge", "near", "Vienna", "and"]
    text = " ".join(itertools.islice(itertools.cycle(words), 10_000))
    doc = annotate_text(text)
    check(doc, text)
    assert max(len(sentence) for sentence in doc.sents) <= 200


PIECES = st.sampled_from(
    [
        "The",
        "minister",
        "said",
        "Iran",
        "U.S.",
        "“",
        "”",
        '"',
        ".",
        ",",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "\x00",
        "🙂",
        "שלום",
    ]
    + ["3,000", "…", "...", "''", "can't", "J.", "—", "\u202e", "\r\n", "é", "(", ")"]
)


@settings(max_examples=60, deadline=None)
@example(["\n", "The", "\n", "The"])
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60))
def test_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    check(annotate_text(text), text)


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40), st.data())
def test_any_passages(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    kinds = data.draw(st.lists(st.sampled_from(["headline", "byline", "body"]), min_size=5, max_size=5))
    passages = tuple(Passage(kind, *cut) for kind, cut in zip(kinds, itertools.pairwise(cuts), strict=False))
    doc = annotate(Document("d", text, passages))
    check(doc, text)
    edges = {place for passage in passages for place in (passage.start, passage.end)}
    for sentence in read_sentences(doc):
        assert not [edge for edge in edges if sentence.start_char < edge <= sentence[-1].idx]


def test_windows_do_not_change_short_articles_and_agree_at_seams(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(f"The {adjective} bridge was closed on Friday." for adjective in ("old", "new", "long") * 30)
    doc = annotate_text(text)
    check(doc, text)
    shapes = {tuple((token.pos_, token.dep_) for token in sentence) for sentence in read_sentences(doc)}
    assert len(read_sentences(doc)) == 90 and len(shapes) <= 2


def test_layers_of_later_models_are_none_where_the_model_lacks_them() -> None:
    doc = annotate_text("It rained.")
    assert doc._.factuality is None or doc._.factuality.shape == (len(doc),)
    assert doc._.coref is None or len(doc._.coref.of(np.arange(len(doc))).at) == len(doc)


def test_factuality_reaches_the_tokens() -> None:
    doc = annotate_text("It\n\nrained.")
    found = factuality(np.array([9.0, 1.0, -9.0], np.float32), lay_out(doc, [(0, len(doc.text))]))
    np.testing.assert_array_equal(found, [3, np.nan, 1, -3])
