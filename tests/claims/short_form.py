"""Reports of one claim in short form ("Gazette<0: Coastal Agency > the mayor") for counting origins."""

from __future__ import annotations

import re
from typing import Any

SHORT = re.compile(
    r"^(?P<outlet>[^<:]+)(?:<(?P<root>\d+))?(?::\s*(?P<agency>agency\s)?(?:(?P<via>[^>]+?)\s*>\s*)?(?P<by>[^?@]+)"
    r"(?P<unnamed>\?)?(?:@(?P<country>[A-Z]{3}))?)?$"
)
CLAIM = "{who|The ship} {do leave|left} {where|Orlow harbour} {when 2025-03-04|on Tuesday}"


def report(short: str, number: int) -> dict[str, Any]:
    """The long form of a report, published at hour `number`."""
    match = SHORT.match(short)
    assert match, short
    made: dict[str, Any] = {"t": CLAIM, "outlet": match["outlet"].strip(), "at": f"2025-03-05T{number:02d}:00"}
    if match["root"]:
        made["root"] = int(match["root"])
    if match["by"]:
        made["by"] = match["by"].strip()
        made["kind"] = "agency" if match["agency"] else "unnamed" if match["unnamed"] else "speaker"
        made["via"] = [match["via"].strip()] if match["via"] else []
    if match["country"]:
        made["country"] = match["country"]
        made["office"] = {} if match["unnamed"] else {"title": "minister", "country": match["country"]}
    return made


def reports(case: dict[str, Any]) -> list[dict[str, Any]]:
    """All reports of a case."""
    return case.get("reports") or [report(short, number) for number, short in enumerate(case["r"])]


def expected(case: dict[str, Any]) -> dict[str, int]:
    """What a careful reader counts."""
    if isinstance(case["expect"], dict):
        return case["expect"]
    return dict(zip(("origins", "perhaps", "texts", "outlets"), case["expect"], strict=True))
