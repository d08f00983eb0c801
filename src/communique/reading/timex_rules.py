"""The rules for time expressions: a table of patterns over atoms (written as `grammar` says).

Each row names the function in `timex_build` or `timex_shift` that gives the meaning, and an example that the tests
read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.lexicon import table
from communique.reading.grammar import Grammar

MACROS: dict[str, str] = {
    "NUMBER": r"(?:{INT}|{DECIMAL}|{CARD}(?:(?:{DASH}|and)?{CARD}){0,3})",
    "HALVES": r"(?:and a half)",
    "QTY": r"(?:{NUMBER}{HALVES}?|(?:a|an|one){HALVES}?|half(?:a|an)|(?:a|the)?couple of|a few|few|several|many|dozens of"
    r"|some|a quarter of(?:a|an)|three{DASH}?quarters of(?:a|an)|a dozen|numerous|a number of)",
    "LENGTH": r"(?P<qty>{QTY})(?:(?:to|or|{DASH})(?P<qty2>{NUMBER}))?{DASH}?(?:full|whole|long|more|consecutive|straight)?"
    r"(?P<unit>{UNIT})(?P<half>and a half)?",
    "MON": r"{MONTH}{DOT}?",
    "DAYNUM": r"(?:{DAY}|{ORDNUM})",
    "WDAY": r"{WEEKDAY}{DOT}?{COMMA}?(?:the)?",
    "YEARNUM": r"(?:{Y4}|{APOS}{Y2})",
    "BCE": r"(?:bc|bce|b{DOT}c{DOT}?(?:e{DOT})?)",
    "ORDINALS": r"(?:{ORDNUM}|{ORDWORD}|{CARD}{DASH}?{ORDWORD})",
    "REFYEAR": r"(?:of)?(?P<refyear>(?:this|last|next|that|the same|the previous|the following) year)",
}

LISTS: dict[str, str] = {
    # literal words by class; the months and the like come from lexicon/times.toml
    "DASH": "- – — ‐ ‑",
    "COMMA": ",",
    "DOT": ".",
    "APOS": "' ’ ‘",
    "HERE": "this current",
    "BACK": "last past previous preceding",
    "ON": "next coming following upcoming",
    "THAT": "that same",
}


class Rule(NamedTuple):
    """One row of the table."""

    name: str
    build: str
    """Name of the function in `timex_build` that turns a match into expressions."""
    pattern: str
    example: str


RULES: tuple[Rule, ...] = tuple(
    Rule(*row)
    for row in (
        # absolute dates
        ("iso", "iso", "(?P<iso>{ISO})", "2025-01-17"),
        ("slashed", "slashed", "(?P<slash>{SLASH})", "17/01/2025"),
        (
            "day month year",
            "day_month",
            r"(?:{WDAY})?(?:the)?(?P<day>{DAYNUM})(?:(?P<dash>{DASH}|to|and|or|until|through)(?P<day2>{DAYNUM}))?(?:day)?(?:of)?"
            r"(?P<month>{MONTH})(?:{DOT}?{COMMA}?(?:of)?(?P<year>{YEARNUM})|{COMMA}?{REFYEAR})?",
            "Friday, 17 January 2025",
        ),
        (
            "month day year",
            "day_month",
            r"(?:{WDAY})?(?P<month>{MON})(?:the)?(?P<day>{DAYNUM})(?:(?P<dash>{DASH}|to|and|or|until|through)(?P<day2>{DAYNUM})"
            r"(?!{DOT}?{MONTH}|{UNIT}))?(?:{COMMA}?(?:of)?(?P<year>{YEARNUM})|{COMMA}?{REFYEAR})?",
            "January 17, 2025",
        ),
        ("ordinal day of month", "day_month", r"(?:the)?(?P<day>{ORDWORD})of(?P<month>{MONTH})(?:{COMMA}?(?P<year>{YEARNUM}))?",
         "the first of May 2024"),
        ("the nth", "nth_day", r"on(?P<core>the(?P<day>{ORDNUM}))(?!{DASH}|{WORDLIKE})", "on the 17th"),
        (
            "month year",
            "month_year",
            r"(?:(?P<month1>{MON})(?P<dash>{DASH}|to|and|or|until|through))?(?P<month>{MONTH})"
            r"(?:{DOT}?{COMMA}?(?:of)?(?P<year>{YEARNUM})(?P<bc>{BCE})?|{COMMA}?{REFYEAR}|{DOT}?{COMMA}?(?P<oldyear>{OLD})(?P<bc2>{BCE}))",
            "January 2025",
        ),
        ("months", "month_bare", r"(?P<month1>{MON})(?P<dash>{DASH}|to|and|or|until|through)(?P<month>{MONTH})", "from April to June"),
        ("month", "month_bare", r"(?P<month>{MONTH})", "in January"),
        ("near month", "near_month", r"(?:the)?(?P<which>{HERE}|{BACK}|{ON}|{THAT}|that same)(?P<month>{MONTH})(?!{DAYNUM})", "last March"),
        ("years", "years", r"(?P<year1>{YEARNUM})(?P<dash>{DASH}|to|and|or|until|through|{SLASHMARK})(?P<year>{YEARNUM})(?P<bc>{BCE})?",
         "1961–1964"),
        ("short years", "short_years", r"(?P<year1>{Y4})(?P<dash>{DASH}|{SLASHMARK})(?P<short>{Y2})(?!{DASH})", "1955-57"),
        ("years before our era", "old_years", r"(?:(?P<old1>{OLD})(?P<dash>{DASH}|to|and|or|until))?(?P<old>{OLD})(?P<bc>{BCE})", "490 BC"),
        ("years of our era", "old_years", r"ad(?P<old>{OLD}|{INT})", "AD 70"),
        ("year", "year", r"(?P<year>{Y4})", "in 2021"),
        ("long year", "long_year", r"(?P<long>{IBIG})", "in 20255"),
        ("decade", "decade", r"(?P<the>the)?(?:{MID}{DASH}?)?(?P<decade>{DECADE})", "the 1990s"),
        ("worded decade", "decade", r"(?P<the>the)(?:{MID}{DASH}?)?(?P<worded>{DECADEWORD})", "the nineties"),
        ("century", "century", r"(?:the)?(?P<nth>{ORDINALS})(?:(?:and|to|{DASH})(?:the)?(?P<nth2>{ORDINALS}))?{DASH}?(?:century|centuries)(?P<bc>{BCE})?",
         "the 19th century"),
        (
            "quarter or half",
            "part_of_year",
            r"(?:(?:the)?(?P<nth>{ORDWORD}|{ORDNUM}|latter|last|final)(?P<what>quarter|half|semester)|(?P<q>q)(?P<n>{I12}))"
            r"(?:(?:of|in)?(?P<year>{Y4})|(?:of)?{REFYEAR}|of the year)?",
            "the first quarter of 2024",
        ),
        ("season", "season", r"(?:the)?(?P<season>{SEASON})(?:(?:of)?(?P<year>{YEARNUM})(?P<bc>{BCE})?|(?:of)?(?P<oldyear>{OLD})(?P<bc2>{BCE})|(?:of)?{REFYEAR})?",
         "the summer of 2024"),
        ("near season", "near_season", r"(?:the)?(?P<which>{HERE}|{BACK}|{ON}|{THAT}|that same)(?P<season>{SEASON})", "last summer"),
        ("holiday", "holiday", r"(?P<holiday>{HOLIDAY})(?:(?:of|in)?{COMMA}?(?P<year>{Y4})|(?:of)?{REFYEAR})?", "Christmas Eve 2024"),
        # weekdays and times of day
        ("weekday", "weekday", r"(?P<weekday>{WEEKDAY})(?:(?P<part>{PART}))?(?:{COMMA}?(?:of)?(?P<week>(?:this|last|next|that|the following|the previous) week))?",
         "on Friday evening"),
        ("near weekday", "near_weekday", r"(?:the)?(?P<which>{HERE}|{BACK}|{ON}|{THAT}|that same)(?P<weekday>{WEEKDAY})(?P<part>{PART})?", "next Friday"),
        ("weekdays", "weekdays", r"(?P<weekdays>{WEEKDAYS})|(?:every|each)(?P<weekday>{WEEKDAY})(?P<part>{PART})?", "every Friday"),
        (
            "clock",
            "clock",
            r"(?:(?P<clock>{CLOCK})|(?P<dotted>{DECIMAL}|{INT})(?={MERIDIEM})|(?P<hhmm>{HHMM}|{INT})(?={ZONE})|(?P<hour>{I12}|{CARD})(?=o{APOS}clock))"
            r"(?:o{APOS}clock)?(?P<half>{MERIDIEM})?(?:{OPEN}?(?P<zone>{ZONE})(?:{SIGN}?{I12})?{CLOSE}?|(?:local|moscow|eastern)(?:standard)?time)?",
            "10:30 p.m. GMT",
        ),
        ("dotted clock", "clock", r"at(?P<core>(?P<dotted>{DECIMAL}))(?!{PERCENT}|{MERIDIEM}|{WORDNUM}|{UNIT})", "at 14.30"),
        ("part of day", "part", r"(?P<which>this|that|the same|the next|the following|the previous|last|tomorrow|yesterday|early(?:the)?next|today)?(?P<part>{PART})"
         r"(?:hours)?(?P<of>of(?=(?:the)?{DAYNUM}|{MONTH}|{WEEKDAY}))?", "yesterday morning"),
        # relative to now or to another date
        ("day word", "day_word", r"(?:the(?P<before>day before)(?P<y>yesterday)|the(?P<after>day after)(?P<t>tomorrow)|(?P<word>today|yesterday|tomorrow|tonight))", "yesterday"),
        ("now", "vague", r"(?:right)?(?P<present>now(?!{DASH})|currently|nowadays|presently)|(?P<present2>at present|at the moment|these days|at this time|at the present time|for now|right now)",
         "currently"),
        ("past", "vague", r"(?:(?:more|most)?(?P<past>recently|lately)|in the(?P<past2>past)(?!{QTY}|{UNIT})|(?:in|over|for|during)?(?:the)?recent(?P<past3>{PLURAL})"
         r"|(?:the)?(?P<past4>past)(?=and(?:the)?(?:present|future)))", "recently"),
        ("future", "vague", r"in the(?:(?:near|foreseeable|distant|immediate)?(?P<future>future)|(?:coming|next(?:few)?|following)(?P<future2>{PLURAL}))|(?P<future3>soon(?={END}|{BREAKS}|to)|shortly(?!after|before|following))", "in the near future"),
        ("near unit", "near_unit", r"(?P<which>this|this same|last|past|next|the(?:next|following|previous|preceding|coming|same|current|last|past)|that(?:same|very)?|this very|the very(?:same|next)|each other)"
         r"(?P<unit>{ONEUNIT})", "last month"),
        ("edge of unit", "edge_unit", r"(?:the)?(?:very)?(?P<edge>{EDGE})(?:part)?of the(?P<unit>week|month|quarter|year|decade|century)(?!of|{WEEKDAY}|that|when|in which)", "by the end of the month"),
        ("the year", "bare_unit", r"the(?P<unit>day|week|weekend|month|quarter|year|decade|century)(?:after(?P<twice>next)|before(?P<lasts>last))", "the week after next"),
        ("day beside", "beside", r"the(?P<unit>day|week|month|year|night|morning|evening)(?P<dir>before|after|following|earlier)(?!{DAYNUM}|{MONTH}|{Y4})", "the day before"),
        ("ago", "ago", r"{LENGTH}(?P<dir>ago|back(?!to|in|from|and)|from(?:now|today)|hence)", "two years ago"),
        ("beside", "later", r"{LENGTH}(?P<dir>later|earlier|afterward|afterwards|beforehand|previously|on(?={BREAKS}|{COMMA}|{DOT}))", "three days later"),
        ("vague beside", "vague_beside", r"(?P<units>{PLURAL})(?P<dir>ago|later|earlier)", "weeks later"),
        ("before or after", "around", r"{LENGTH}(?P<dir>before|after|prior to|following|ahead of|since(?!{QTY}))(?P<that>that|this|then)?", "three days before the vote"),
        ("stretch", "stretch", r"(?:the|these|those|his|her|its|their)?(?P<which>{BACK}|{ON}|first|final|opening|closing|coming)(?P<qty>{QTY})?{DASH}?(?P<unit>{UNIT})", "the past two years"),
        ("in", "ahead", r"in(?P<core>{LENGTH})(?:{APOS}?(?:time))?", "in two weeks"),
        ("length", "length", r"{LENGTH}(?:{DASH}?(?P<long>old|long))?", "a 20-year accord"),
        ("vague length", "vague_length", r"(?P<units>{PLURAL})(?:{DASH}long)?(?:of)?", "for decades"),
        ("unit long", "unit_long", r"(?:a|the)?(?P<unit>{ONEUNIT}){DASH}(?P<long>long|old)", "a month-long strike"),
        ("every", "every", r"(?:every|each|per)(?P<qty>{NUMBER}|other|single)?(?P<unit>{UNIT})", "every two weeks"),
        ("frequency", "frequency", r"(?P<word>{FREQUENCY})|(?P<times>once|twice|{NUMBER}times)(?:a|an|per|each|every)(?P<unit>{ONEUNIT})|(?P<rate>{NUMBER}(?:{PERCENT}|{WORDLIKE})?)(?:a|per)(?P<unit2>{ONEUNIT})",
         "twice a week"),
        ("year's end", "year_end", r"(?P<unit>year|month|week){APOS}?(?:s)?{DASH}?(?P<end>end|start|beginning)", "by year's end"),
        ("then", "then", r"(?:at|during|by|in|around|since)(?P<core>(?:that|the same|this)time|this period|that period)", "at that time"),
    )
)  # fmt: skip


def _classes() -> dict[str, list[str]]:
    """The classes of words: those of the lexicon and those listed above."""
    words = table("times")
    singular = [w for w, unit in words["units"].items() if not w.endswith("s") or w == "century"]
    classes = {name: LISTS[name].split() for name in LISTS}
    classes |= {
        "MONTH": list(words["months"]),
        "WEEKDAY": list(words["weekdays"]),
        "WEEKDAYS": list(words["weekdays_plural"]),
        "UNIT": list(words["units"]),
        "ONEUNIT": singular,
        "PLURAL": [w for w in words["units"] if w.endswith("s") and w not in ("secs", "mins", "hrs", "yrs")],
        "SEASON": list(words["seasons"]),
        "PART": [*words["parts"]],
        "CARD": list(words["numbers"]),
        "ORDWORD": list(words["ordinals"]),
        "DECADEWORD": list(words["decades"]),
        "FREQUENCY": list(words["frequency"]),
        "ZONE": list(words["zones"]),
        "PERCENT": ["%", "percent", "per"],
        "WORDNUM": ["million", "billion", "trillion", "thousand", "hundred", "percent", "per", "%"],
        "MID": ["mid", "early", "late"],
        "EDGE": ["beginning", "start", "end", "middle", "close", "latter", "early", "rest"],
        "OPEN": ["("],
        "CLOSE": [")"],
        "SLASHMARK": ["/"],
        "SIGN": ["+", "-"],
        "END": [".", ",", ";", ":", ")", "!", "?"],
    }
    return classes


LEFT: dict[str, str] = {
    # what may stand before a period and narrows it: the modifier and its pattern, which ends where the period begins
    "START": r"(?:(?:the)?(?:very)?(?:early(?:part|days|weeks|months|hours)|beginning|start|onset|opening|dawn)of(?:the)?|(?:the)?early{DASH}?(?:in)?(?:the)?)",
    "MID": r"(?:(?:the)?(?:middle|midst)of(?:the)?|(?:the)?mid{DASH}?)",
    "END": r"(?:(?:the)?(?:very)?(?:latter(?:part|half)|late(?:part|days|weeks|months)|end|close|closing(?:days|weeks|months)|last(?:days|weeks|months)|final(?:days|weeks|months))of(?:the)?"
    r"|(?:the)?late{DASH}?(?:in)?(?:the)?)",
    "LATER": r"later(?:in|on)?",
    "EARLIER": r"earlier(?:in|on)?",
    "APPROX": r"(?:about|around|circa|ca{DOT}?|approximately|roughly|nearly|almost|some|c{DOT})",
    "MORE_THAN": r"(?:more than|over|longer than|well over|greater than)",
    "LESS_THAN": r"(?:less than|under|fewer than|up to|not even)",
    "EQUAL_OR_MORE": r"(?:at least|no less than)",
    "EQUAL_OR_LESS": r"(?:at most|no more than)",
}


@cache
def grammar() -> Grammar:
    """The classes, names and patterns above with their alphabet."""
    holidays = sorted({name for group in table("holidays").values() for name in group})
    patterns = [*(rule.pattern for rule in RULES), *LEFT.values()]
    return Grammar(_classes(), MACROS, patterns, {"HOLIDAY": holidays}, table("times")["capitalised"])


@cache
def compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The table as compiled regular expressions over symbols."""
    return tuple((rule, grammar().compile(rule.pattern)) for rule in RULES)


@cache
def left_modifiers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The modifiers before a period, compiled; match them against the few symbols that precede it."""
    return tuple((mod, grammar().compile(pattern, r"\Z")) for mod, pattern in LEFT.items())
