"""Who is hurt and who attacks: whoever was killed is not the "they" that opened fire."""

from __future__ import annotations

from communique.reading.tokens.words import Words

HURT, ATTACKING = 1, 2
"""What `part_in_violence` gives; 0 is neither."""

HURTING = frozenset("kill wound injure murder shoot stab execute behead bomb shell ambush".split())
DYING = frozenset("die perish".split())
ATTACK = frozenset("attack ambush shoot kill murder storm raid shell bomb stab behead massacre".split())
FIRE = frozenset("fire shot shots grenade missile".split())
"""What is opened, fired or thrown in an attack."""

ARMED = frozenset(
    "gunman militant attacker assailant fighter rebel insurgent terrorist bomber suspect shooter gang jihadist".split()
)
"""Those who may well be killed in what they began."""


def part_in_violence(words: Words, head: int) -> int:
    """What the phrase with this head is to the verb that it depends on: `HURT`, `ATTACKING` or neither."""
    verb, dep = words.head[head], words.dep[head]
    if words.lemma[head] not in ARMED and (
        (dep == "nsubj:pass" and words.lemma[verb] in HURTING)
        or (dep == "obj" and words.lemma[verb] in HURTING)
        or (dep == "nsubj" and words.lemma[verb] in DYING)
    ):
        return HURT
    joined = [verb, *(kid for kid in words.children[verb] if words.dep[kid] == "conj")]
    return ATTACKING if dep == "nsubj" and any(attacks(words, one) for one in joined) else 0


def attacks(words: Words, verb: int) -> bool:
    """Whether the verb tells an attack by its subject: "stormed the post", "opened fire"."""
    thing = words.child(verb, "obj")
    if words.pos[verb] != "VERB" or words.child(verb, "aux:pass", "nsubj:pass") is not None:
        return False
    opened = thing is not None and words.lemma[verb] in ("open", "fire", "throw") and words.lower[thing] in FIRE
    return words.lemma[verb] in ATTACK or opened
