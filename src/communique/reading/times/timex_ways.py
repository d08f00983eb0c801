"""Words that point from a date: "last", "the next", "that same"; and times of day by name."""

from __future__ import annotations

from communique.lexicon import table

WHICH = {
    # the word before a unit: direction, and the base that it is counted from
    "this": (0, "deictic"), "current": (0, "now"), "last": (-1, "deictic"), "past": (-1, "now"), "next": (1, "deictic"),
    "coming": (1, "deictic"), "upcoming": (1, "deictic"), "previous": (-1, "mention"), "preceding": (-1, "mention"),
    "following": (1, "mention"), "that": (0, "mention"), "same": (0, "mention"),
}  # fmt: skip


def which_way(words: list[str]) -> tuple[int, str]:
    """Direction and base of "last", "the next", "that same": with an article, "next" follows the date spoken of."""
    rest = [w for w in words if w not in ("the", "very", "same")] or ["same"]
    if words[:2] == ["the", "next"] or words[:2] == ["the", "very"]:
        return 1, "mention"
    return WHICH[rest[0]]


def part_clock(part: str) -> str:
    """The time of day by its name, as TIMEX3 writes it: "TMO", "T12:00"; "" for none."""
    code: str = table("times")["parts"].get(part, "") if part else ""
    return code if code.startswith("T") or not code else "T" + code
