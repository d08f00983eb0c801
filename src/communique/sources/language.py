"""Which language a text is in. Only "en" is read for claims, so a doubtful case is worth a careful rule."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset("the of and to that with for was by from said which have has were their they would".split())
"""Frequent English words of which no other language of the news uses several: "the" alone decides most texts."""
_SAMPLE_WORDS = 400
_ENGLISH_SHARE = 0.12
"""Share of these words above which a text is English without asking the model (English news: 0.22 to 0.32; other
languages with Latin letters: under 0.06)."""
_FEW_WORDS = 8
"""Below this many words no language can be told."""
_SURE = 0.9
"""Probability above which the model's answer is taken for a text of fewer than 25 words."""


def language(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language; the declared one, or None, when it is too short to tell."""
    words = _WORD.findall(text[:20_000].lower())[:_SAMPLE_WORDS]
    said = _code(declared)
    if len(words) >= _FEW_WORDS and _looks_english(words):
        return "en"
    if len(words) < _FEW_WORDS:
        return said or ("en" if len(set(words) & _ENGLISH) >= 2 else None)
    code, probability = _identifier().classify(" ".join(words))
    if len(words) < 25 and probability < _SURE:
        return said or ("en" if set(words) & _ENGLISH else None)
    return str(code)


def _looks_english(words: list[str]) -> bool:
    found = [w for w in words if w in _ENGLISH]
    return len(found) >= _ENGLISH_SHARE * len(words) and len(set(found)) >= min(3, len(words) // 8 + 1)


def _code(declared: str | None) -> str | None:
    """Two-letter code of "en-GB", "EN", "en_US"."""
    match = re.match(r"([a-z]{2})(?:[-_]|$)", (declared or "").strip().lower())
    return match[1] if match else None


@cache
def _identifier() -> Any:
    """The py3langid model (97 languages), loaded once when a text is not plainly English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
