"""What breaks collections: copies by the hundred, quotation, captions, names that are words, languages, no dates."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import pytest

import communique
from communique.model import Document, Dossier, Reading
from communique.pipeline import Brief, brief
from communique.reading import read
from communique.sources import from_text
from communique.store import MemoryStore

FERRY = (
    "Ferry sinks off Horta\n"
    "Twelve people died when a ferry sank off Horta on Tuesday, the coast guard said.\n"
    "“We heard a loud bang,” said Maria Alves, who was rescued by a fishing boat.\n"
    "Minister Jorge Pinto denied that the ferry was overloaded.\n"
)
BUDGET = (
    "Parliament passes budget\n"
    "The parliament of Arvenia passed the budget on Monday after a debate of nine hours.\n"
    "Finance minister Lena Horak said that spending on schools will rise by four percent.\n"
)


def row(text: str, outlet: str, when: str | None = "2027-03-03", **more: str) -> dict[str, str]:
    title, body = text.split("\n", 1)
    dated = {"published": when} if when else {}
    return (
        {"url": f"https://{outlet}.example/{len(text)}", "title": title, "text": body, "outlet": outlet} | dated | more
    )


def told(folder: Path, *rows: dict[str, str]) -> Brief:
    path = folder / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return communique.brief([path])


def together(made: Brief) -> list[set[str]]:
    return [{d.outlet or "" for d in story.documents} for story in made.dossiers]


def largest(made: Brief) -> Dossier:
    return max(made.dossiers, key=lambda dossier: len(dossier.documents))


def copied(document: Document, reading: Reading, name: str, outlet: str) -> tuple[Document, Reading]:
    """The same article from another outlet, and what would be read in it."""
    raw = msgspec.json.encode(reading).replace(document.id.encode(), name.encode())
    return msgspec.structs.replace(document, id=name, outlet=outlet), msgspec.json.decode(raw, type=Reading)


def test_copies_by_the_hundred_are_one_text_and_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document, _ = from_text(FERRY, published="2027-03-03")
    store, reading = MemoryStore(), read(document)
    pairs = [copied(document, reading, f"copy{n:04}", f"Paper {n}") for n in range(600)]
    store.put_documents(d for d, _ in pairs)
    store.put_readings(r for _, r in pairs)
    seen: list[int] = []
    for place in ("claims.judging", "actors.resolve"):
        monkeypatch.setattr(sys.modules[f"communique.{place}"], "compare", counting(seen))
    made = brief(store=store)
    (dossier,) = made.dossiers
    assert len(dossier.documents) == 600 and dossier.story.texts == 1
    assert {c.origins for c in dossier.claims} == {1} and not dossier.conflicts
    assert len([a for a in dossier.actors if a.name == "Maria Alves"]) == 1
    assert len(seen) < 100
    assert made.problems == ()


def counting(seen: list[int]) -> object:
    from communique.linking import compare

    def counted(*given: object) -> object:
        seen.append(1)
        return compare(*given)  # type: ignore[arg-type]

    return counted


def test_an_article_that_quotes_another_whole_is_no_second_witness(tmp_path: Path) -> None:
    around = "Radio Sul reads the papers\nOur press review begins with the Post of this morning.\n" + FERRY
    made = told(tmp_path, row(FERRY, "Post"), row(around, "Radio Sul", "2027-03-04"))
    assert together(made) == [{"Post", "Radio Sul"}]
    assert all(c.origins == 1 for c in largest(made).claims)


def test_articles_without_a_date_are_told_and_nothing_is_made_up(tmp_path: Path) -> None:
    later = FERRY.replace("Twelve", "Fourteen").replace("We heard a loud bang", "Water came in")
    made = told(tmp_path, row(FERRY, "Post", None), row(later, "Times", None))
    assert together(made) == [{"Post", "Times"}]
    assert all(d.published.basis in ("none", "text", "inferred", "lineage") for d in largest(made).documents)
    assert not [c for c in largest(made).conflicts if c.slot == "time"]


CAPTION = "People walk along the sea front in Horta. (Photo: Ana Reis / Agency Pictures)\n"
APART = (
    "Wheat prices rise\nBakers in Calder pay a fifth more for flour since the harvest failed, their guild said.\n",
    "Salt mine to close\nThe owner of the Brine Hill mine will lay off 200 workers in June, Otto Venn announced.\n",
    "Night trains return\nSleeping cars will run from Ostrava to Trieste again, the railway company promised.\n",
    "Mayor fined over tax\nA court in Lindau ordered the mayor to pay 9,000 euros for a false tax return.\n",
    "River bursts its banks\nThe Mirna flooded three villages after two days of rain, firefighters reported.\n",
    "Goalkeeper signs for Rovers\nPia Lund, 24, leaves Malmo for three seasons, her agent told a newspaper.\n",
    "Opera house reopens\nAfter six years of repairs the curtain rose on Tosca, and the audience stood to applaud.\n",
    "Vaccine trial stopped\nThe maker ended its study of a malaria vaccine because too few children were enrolled.\n",
    "Copper thieves arrested\nPolice caught four men who had stripped cables from a substation near Pilsen.\n",
    "Students elect council\nTurnout at the university reached a record, and a list of engineers won most seats.\n",
)


def test_ten_articles_that_share_a_caption_are_not_one_story(tmp_path: Path) -> None:
    bodies = [text.replace("\n", "\n" + CAPTION, 1) for text in APART]
    made = told(tmp_path, *(row(body, f"Paper {n}") for n, body in enumerate(bodies)))
    assert len(made.dossiers) == 10
    assert not [e for d in made.dossiers for e in d.lineage]
    assert not [c for d in made.dossiers for c in d.claims if "walk along" in c.text]


WORDS = (
    "May visits Reading\nPrime Minister Theresa May visited Reading on Friday to open a hospital wing.\n"
    "May said that two hundred nurses will be hired by the end of the year.\n"
    "Hospital director Will Young thanked her and asked for a second scanner.\n",
    "Rain in May\nIt may rain on half of all days in May, the weather office said in its outlook.\n"
    "Farmers who are reading the sky hope that the wet spell ends before the hay is cut.\n"
    "Forecaster Rose Field said that June will be warmer and drier than usual.\n",
    "Growers open rose garden\nA cooperative opened the largest rose garden of the province of Hope.\n"
    "Its chair, Bill Rose, cut a ribbon and planted a young bush beside the gate.\n"
    "Hopes rose among the growers that visitors will come from abroad.\n",
)


def test_names_that_are_common_words_glue_nothing(tmp_path: Path) -> None:
    made = told(tmp_path, *(row(text, outlet) for text, outlet in zip(WORDS, ("Post", "Times", "Herald"), strict=True)))
    assert len(made.dossiers) == 3
    people = {a.name for d in made.dossiers for a in d.actors if a.kind == "person"}
    assert "Theresa May" in people and not people & {"may", "hope", "Hopes", "rose", "reading", "Friday"}


def test_one_report_in_two_languages_is_one_story_or_two_and_only_one_is_read(tmp_path: Path) -> None:
    german = (
        "Fähre vor Horta gesunken\n"
        "Zwölf Menschen starben, als am Dienstag vor Horta eine Fähre sank, teilte die Küstenwache mit.\n"
        "„Wir hörten einen lauten Knall“, sagte Maria Alves, die von einem Fischerboot gerettet wurde.\n"
        "Minister Jorge Pinto bestritt, dass die Fähre überladen war.\n"
    )
    made = told(tmp_path, row(FERRY, "Post"), row(german, "Zeitung", language="de"), row(BUDGET, "Times"))
    stories = together(made)
    assert {"Times"} in stories and len(stories) in (2, 3)
    english = next(d for d in made.dossiers if any(v.outlet == "Post" for v in d.documents))
    assert all(c.origins == 1 for c in english.claims)
    assert any("de" in p.message for p in made.problems)
