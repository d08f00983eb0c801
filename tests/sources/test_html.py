"""Pages that are broken, hostile or thin."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.sources import html, markup
from communique.sources.article import LIMITS, Article, Refused

PROSE = (
    "<p>The first boat left the port of Velm at six in the morning with 40 people on board, ten days after the storm "
    "had closed the line.</p><p>“It was time,” the harbour master told the Herald. She said that the second boat was "
    "to leave on Tuesday.</p>"
)
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Ferries return | Herald</title>"
    "<meta property='og:site_name' content='Herald'>"
    '<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"Ferries return"}</script></head>'
    f"<body><!-- <div><div> --><article><h1>Ferries return</h1>{PROSE}</article>"
    "<script>'<div><b>'</script></body></html>"
)


def page(text: str) -> Article:
    return html.from_html(text, "page.html", LIMITS)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, len(PAGE)), st.integers(0, len(PAGE)), st.text(alphabet="<>/=\"' abc!-&;", max_size=40))
def test_any_damage_gives_an_article_or_a_refusal(start: int, end: int, junk: str) -> None:
    damaged = PAGE[: min(start, end)] + junk + PAGE[max(start, end) :]
    try:
        assert page(damaged).text.strip()
    except Refused as refusal:
        assert "not read" in str(refusal)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "font", "section"])
def test_depth_bombs_are_refused(tag: str) -> None:
    with pytest.raises(Refused, match="nested"):
        page(f"<html><body>{f'<{tag}>' * 20_000}x</body></html>")


@pytest.mark.parametrize("piece", ["<p>", "<li>", "<br>", "<script>", "<!--", "<a ", "<", "&amp;", "<style>", "<p/>"])
def test_many_pieces_take_little_time(piece: str) -> None:
    began = time.perf_counter()
    markup.depth(piece * 300_000)
    assert time.perf_counter() - began < 5


def test_tags_inside_scripts_and_comments_do_not_count() -> None:
    assert markup.depth("<div><script>" + "'<div>'" * 500 + "</script><!--" + "<div>" * 500 + "--></div>") == 1
    assert markup.depth("<p>" * 500 + "<ul><li>" * 3) == 3


def test_scripts_with_markup_do_not_make_a_page_a_bomb() -> None:
    state = "<script>var state = '" + r"<div><b>x<\/b><\/div>" * 400 + "'</script>"
    assert page(PAGE.replace("</head>", f"{state}</head>")).title == "Ferries return"


def test_article_body_of_the_metadata_stands_in_for_a_thin_page() -> None:
    body = "The first boat left the port of Velm at six in the morning.\\n" * 6
    data = f'{{"@type":"NewsArticle","headline":"Boat","articleBody":"{body}"}}'
    text = f'<html><body><div id="app"></div><script type="application/ld+json">{data}</script></body></html>'
    assert page(text).text.count("The first boat") == 6


def test_json_ld_that_is_nested_or_odd() -> None:
    for data in (
        '[[[{"@type":"NewsArticle","headline":["Ferries return"]}]]]',
        "[" * 5000,
        '{"@graph": 3}',
        "null",
        '"x"',
    ):
        text = PAGE.replace('{"@type":"NewsArticle","headline":"Ferries return"}', data)
        assert page(text).title in ("Ferries return", "Ferries return | Herald")


def test_xml_declaration_and_entities() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE html [<!ENTITY x "y">]>' + PAGE.partition(">")[2]
    assert "first boat" in page(text).text


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        ("<p>one</p><p>two<br>three</p>", "one\n\ntwo\n\nthree"),
        ("plain &amp; simple", "plain & simple"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n\n- two"),
        ("a <b>bold</b> word<script>no()</script>", "a bold word"),
        ("", ""),
    ],
)
def test_pieces_of_html_become_paragraphs(piece: str, text: str) -> None:
    assert markup.plain(piece, LIMITS.depth) == text
