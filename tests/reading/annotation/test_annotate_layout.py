import numpy as np
import pytest

from communique.reading.annotation.attributions import NO_LINK, Attribution, Span, add_links, attributions
from communique.reading.annotation.boundaries import sentence_starts
from communique.reading.annotation.layout import Layout, lay_out
from communique.reading.tokens.shell import shell


def layout(text: str, *ranges: tuple[int, int]) -> Layout:
    return lay_out(shell().tokens(text), ranges or [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("One two.\n\nThree.", ["One", "Three"]),
        ("One two.\n \t\nThree.", ["One", "Three"]),
        ("One two.\nThree four.\nFive.", ["One", "Three", "Five"]),
        ("One two\nthree four five\nsix seven.", ["One"]),
        ("One two\nthree four five\nsix.\n\nSeven", ["One", "Seven"]),
        ("One\u2029two", ["One"]),
        ("A title\nThe text.\nMore.", ["A", "The", "More"]),
    ],
)
def test_paragraphs(text: str, begins: list[str]) -> None:
    found = layout(text)
    assert [form for form, begin in zip(found.forms, found.begins, strict=True) if begin] == begins


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferries collide off Velm\n\nTwo ferries collided.", 4),
        ("Two ferries collided.\n\nNobody was hurt.", 0),
        ("Two ferries collided off Velm", 0),
        ("", 0),
    ],
)
def test_a_heading_is_a_first_line_without_a_mark_at_its_end(text: str, words: int) -> None:
    assert layout(text).heading == words


def test_passages_begin_paragraphs_and_bound_what_is_read() -> None:
    found = layout("aa bb cc dd", (3, 5), (6, 11))
    assert found.forms == ["bb", "cc", "dd"] and found.begins.tolist() == [True, True, False]
    assert found.read.tolist() == [False, True, True, True]


SAYS = {"x": 5.0, "?": 1.0, "-": -1.0}
"""What the network says in the cases below: x surely begins a sentence, ? perhaps, - hardly; other words do not."""


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("It left . Then it came .", "...?...", ["It", "Then"]),
        ("Mr. Smith left .", ".?..", ["Mr."]),
        ("U.S. Troops left .", ".?..", ["U.S."]),
        ("in the U.S. Troops left .", "...x..", ["in", "Troops"]),
        ("J. Smith left .", ".?..", ["J."]),
        ("after that , He left .", "...x..", ["after"]),
        ("“Go.” He left .", "...x...", ["“", "He"]),
        ("“ Go now ,” He said .", "?x...x..", ["“"]),
        ("He (they left.) But it came .", ".....x...", ["He", "But"]),
        ("it left . then it came .", "...-...", ["it", "then"]),
        ("it left then it came .", "..-...", ["it"]),
        ("The house put off Thursday vote .", "....x..", ["The"]),
        ("The house met . Thursday was free .", "....?...", ["The", "Thursday"]),
        ("“Go!” he said .", "....-..", ["“"]),
    ],
)
def test_sentence_beginnings(text: str, marks: str, expected: list[str]) -> None:
    found = layout(text)
    scores = np.array([SAYS.get(mark, -5.0) for mark in marks.ljust(len(found.forms), ".")], np.float32)
    starts = sentence_starts(scores, found, 0, len(found.forms))
    assert [form for form, start in zip(found.forms, starts, strict=True) if start] == expected


def test_attributions_follow_the_links() -> None:
    forms = "“ Go ” , A said . B said so .".split()
    spans = [Span(0, 3, "Content"), Span(4, 5, "Source"), Span(5, 6, "Cue"), Span(7, 8, "Source"), Span(8, 9, "Cue")]
    links = np.array([[2, 1], [3, 0], [9, 0], [1, 2], [0, 9]], np.float32)
    found = attributions(spans, forms, links)
    assert found == [
        Attribution(((4, 5),), ((5, 6),), ((0, 3),)),
        Attribution(((7, 8),), ((8, 9),), ()),
    ]


def test_a_cue_that_points_to_another_joins_it() -> None:
    spans = [Span(0, 1, "Cue"), Span(1, 2, "Content"), Span(2, 3, "Cue")]
    links = np.array([[5, 1], [4, 1], [5, 1]], np.float32)
    assert attributions(spans, list("abc"), links) == [Attribution((), ((0, 1), (2, 3)), ((1, 2),))]


def test_a_cue_that_points_to_another_keeps_what_both_have() -> None:
    spans = [Span(0, 1, "Cue"), Span(1, 2, "Content"), Span(2, 3, "Cue"), Span(3, 4, "Content")]
    links = np.array([[5, 1], [4, 1], [5, 1], [1, 4]], np.float32)
    first, second = Attribution((), ((0, 1),), ((1, 2),)), Attribution((), ((2, 3),), ((3, 4),))
    assert attributions(spans, list("abcd"), links) == [first, second]


def test_a_content_without_a_cue_stands_alone_only_in_quotation_marks() -> None:
    none = np.zeros((1, 0), np.float32)
    assert attributions([Span(0, 3, "Content")], ["“", "Go", "”"], none) == [Attribution((), (), ((0, 3),))]
    assert attributions([Span(0, 2, "Content")], ["They", "go"], none) == []


def test_a_cue_alone_is_no_attribution() -> None:
    assert attributions([Span(0, 1, "Cue")], ["said"], np.ones((1, 1), np.float32)) == []


def test_links_are_means_over_what_a_window_holds() -> None:
    spans = [Span(0, 2, "Content"), Span(2, 3, "Cue"), Span(9, 10, "Content"), Span(9, 10, "Cue")]
    links = np.full((4, 2), NO_LINK, np.float32)
    window = np.zeros((4, 4), np.float32)
    window[:, 2] = [1, 3, 5, 7]
    add_links(links, spans, window, 0, True)
    assert links[:2, 0].tolist() == [2, 5] and (links[2:] == NO_LINK).all() and (links[:, 1] == NO_LINK).all()
    add_links(links, spans, window + 1, 0, False)
    assert links[:2, 0].tolist() == [3, 6]
