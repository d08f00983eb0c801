"""Who does what an event tells, also where the clause does not say it: whose report it is that accuses, whose
commitment it is to help, who announces a deployment, whose missile is fired, who "we" are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.model import Argument
from communique.reading.propositions.aims import is_parted
from communique.reading.propositions.assaults import PERSONS
from communique.reading.propositions.civic import is_owned_publicly
from communique.reading.propositions.events import roots_of, word_list
from communique.reading.propositions.nominals import event_noun, is_national, is_site
from communique.reading.propositions.spans import argument_span
from communique.reading.syntax.arguments import Filler
from communique.reading.syntax.clauses import Sentence, Word, clause_above, is_clausal, is_infinitive
from communique.reading.syntax.control import is_passive, surface_subject
from communique.reading.tokens.nouns import document_nouns
from communique.reading.tokens.states import state_of

if TYPE_CHECKING:
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.context import Context

SPEAKING = frozenset(("i", "we", "us", "me"))
"""Pronouns of who speaks."""

TOLD = frozenset(("they", "he", "she", "it"))
"""Pronouns that in reported speech mostly mean who speaks."""

MAKING = ("nmod:poss", "nmod", "compound", "amod")
"""Relations of the words of a phrase that tell whose a text or a thing is."""

AUTHORS = ("", "by", "from", "of")
"""Prepositions before whose it is."""

NEAREST = 6
"""Words between a name and a verb whose subject the parser has lost, at most."""


def sources_of(context: Context, candidate: Candidate, sentence: Sentence) -> list[Argument]:
    """Who does it, each as an argument."""
    named = [filler for filler in candidate.fillers if filler.role == "who" and not is_parted(candidate, filler.word)]
    whole = [Filler("who", meant(context, candidate, filler.word, sentence), filler.alone) for filler in named]
    found = [filler for filler in whole if is_party(context, filler.word)] or unnamed(context, candidate, sentence)
    parties = [argument_span(filler, context) for filler in found]
    return [
        spoken(context, one, candidate.word) for one in parties if context.text[one.span.end : one.span.end + 1] != ":"
    ]


def is_party(context: Context, word: Word) -> bool:
    """Whether what does something can be the party of an event: no idea or text ("was agreed by consensus")."""
    lemma = word.lemma.lower()
    if context.acts(word) or word.pos != "NOUN" or word.ent or is_owned_publicly(context, word):
        return True
    abstract = lemma in word_list("thoughts") or lemma.endswith(tuple(sorted(word_list("endings"))))
    return not abstract or lemma in word_list("touchable") or event_noun(word) is not None


def is_thing(context: Context, word: Word) -> bool:
    """Whether a common noun is of nobody who acts. Texts speak for their authors."""
    lemma = word.lemma.lower()
    if word.pos != "NOUN" or word.ent or context.acts(word) or lemma in document_nouns():
        return False
    if any(kid.pos == "PROPN" and kid.dep == "compound" for kid in word.kids):
        return False  # "the Arven forum"
    return not lemma.endswith(PERSONS) or lemma in word_list("impersonal")


def meant(context: Context, candidate: Candidate, word: Word, sentence: Sentence) -> Word:
    """Whom a word stands for: the author of a text, the subject of what it is said to be ("is a donor, giving …"), who
    sends what is to do it ("sends material to defend the port").
    """
    if word.lemma.lower() in document_nouns() and not word.ent:
        return author_of(context, word, sentence) or word
    if is_violence(word):
        return attacker_in(context, word) or word
    if word.has_copula():
        subject = surface_subject(word, sentence.words)
        return subject if subject is not None and context.acts(subject) else word
    if candidate.clause == "infinitive" and word.dep == "obj" and is_thing(context, word):
        return subject_above(context, word, sentence) or word
    return word


def author_of(context: Context, text: Word, sentence: Sentence) -> Word | None:
    """Whose a text is: "the ministry's report", "a letter from the envoy", "parliament passed a resolution"."""
    own = [kid for kid in text.kids if kid.dep in MAKING and kid.case() in AUTHORS and is_owner(context, kid)]
    if own:
        return own[0]
    above = clause_above(text)
    if above is None or text.dep not in ("obj", "obl") or is_passive(above):
        return None
    subject = surface_subject(above, sentence.words)
    return subject if subject is not None and subject is not text and context.acts(subject) else None


def is_owner(context: Context, word: Word) -> bool:
    """Whether a word of a phrase tells whose it is: somebody that acts, or a state's name or adjective."""
    if word.dep in ("amod", "compound"):
        return is_national(word) or state_of(word.text) is not None
    return context.acts(word)


def unnamed(context: Context, candidate: Candidate, sentence: Sentence) -> list[Filler]:
    """Who does it where the clause names nobody."""
    found = next((word for word in guesses(context, candidate, sentence) if word is not None), None)
    return [Filler("who", found)] if found is not None else []


def guesses(context: Context, candidate: Candidate, sentence: Sentence) -> Iterator[Word | None]:
    """The places in which it may be told, the surest first."""
    yield authority(context, candidate)
    yield attacker(context, candidate)
    yield sent(candidate, sentence)
    yield committed(context, candidate, sentence)
    yield announcer(context, candidate, sentence)
    yield owner_of_means(context, candidate)
    yield lost_subject(context, candidate, sentence)


def authority(context: Context, candidate: Candidate) -> Word | None:
    """The state in which somebody is arrested or tried."""
    if candidate.predicate not in word_list("official"):
        return None
    places = [filler.word for filler in candidate.fillers if filler.role == "where" and filler.word.ent]
    return next((place for place in places if context.country_of(place)), None)


def attacker(context: Context, candidate: Candidate) -> Word | None:
    """Whose attack it was in which somebody was harmed: "killed in a raid by rebels", "wounded in Chilean shelling"."""
    if "ASSAULT" not in roots_of(candidate.predicate):
        return None
    near = [kid for kid in candidate.word.kids if kid.case() in ("in", "by", "during") and kid.pos == "NOUN"]
    return next((found for noun in near if is_violence(noun) and (found := attacker_in(context, noun))), None)


def is_violence(noun: Word) -> bool:
    """Whether a noun tells an attack: "a raid", "shelling"."""
    entry = event_noun(noun)
    return entry is not None and "ASSAULT" in roots_of(entry.verb)


def attacker_in(context: Context, noun: Word) -> Word | None:
    """Whose attack it is: "a raid by rebels", "Chilean shelling", not "the Paris attacks"."""
    owners = [kid for kid in noun.kids if kid.dep in MAKING and kid.case() in ("", "by")]
    return next((kid for kid in owners if is_owner(context, kid) and not is_site(kid)), None)


def sent(candidate: Candidate, sentence: Sentence) -> Word | None:
    """Those who are sent to do it: "soldiers were deployed to help the town"."""
    above = candidate.word.head
    if above is None or candidate.word.dep not in ("advcl", "xcomp") or not is_infinitive(candidate.word):
        return None
    return surface_subject(above, sentence.words) if is_passive(above) and above.lemma in word_list("sending") else None


def committed(context: Context, candidate: Candidate, sentence: Sentence) -> Word | None:
    """Whose commitment or promise it is: "the navy reiterated its commitment to support the port"."""
    noun = candidate.word.head
    if noun is None or candidate.word.dep != "acl" or not is_infinitive(candidate.word) or noun.dep != "obj":
        return None
    own = noun.kid("nmod:poss")
    if own is None or own.low not in ("its", "their", "his", "her", "our"):
        return None
    return subject_above(context, noun, sentence)


def announcer(context: Context, candidate: Candidate, sentence: Sentence) -> Word | None:
    """Who announces or approves what a noun tells: "Norway announced the deployment of 200 troops"."""
    above = candidate.word.head
    told = candidate.clause == "nominal" and candidate.word.dep == "obj" and above is not None
    if not told or above is None or above.lemma not in word_list("announcing"):
        return None
    return subject_above(context, candidate.word, sentence)


def subject_above(context: Context, word: Word, sentence: Sentence) -> Word | None:
    """The subject of the clause in which a noun is the object, if it acts and is not acted on."""
    above = clause_above(word)
    if above is None or is_passive(above):
        return None
    subject = surface_subject(above, sentence.words)
    return subject if subject is not None and context.acts(subject) else None


def owner_of_means(context: Context, candidate: Candidate) -> Word | None:
    """Whose the weapons or troops are that are fired or moved: "a Chilean missile was launched"."""
    if candidate.predicate not in word_list("firing") | word_list("sending"):
        return None
    things = [filler.word for filler in candidate.fillers if filler.role in ("what", "whom")]
    means = [word for word in things if word.lemma in word_list("means") | word_list("sent")]
    owners = [kid for word in means for kid in word.kids if kid.dep in MAKING and kid.case() in ("", "of")]
    return next((kid for kid in owners if is_owner(context, kid)), None)


def lost_subject(context: Context, candidate: Candidate, sentence: Sentence) -> Word | None:
    """The name right before an active verb that has lost its subject: "Oslo, Norway - The envoy Rey has refused …"."""
    verb = candidate.word
    if candidate.clause != "main" or (verb.form != "Fin" and verb.kid("aux") is None) or is_passive(verb):
        return None
    if verb.kid("nsubj", "nsubj:pass") is not None:
        return None
    before = [word for word in sentence.words if verb.i - NEAREST <= word.i < verb.i]
    names = [word for word in before if word.ent and context.acts(word) and not is_clausal(word)]
    if not names or any(is_clausal(word) and word.i > names[-1].i for word in before):
        return None
    return top_of(names[-1])


def top_of(word: Word) -> Word:
    """The head of the name that a word is part of."""
    while word.head is not None and word.dep in ("flat", "compound") and word.head.ent:
        word = word.head
    return word


def spoken(context: Context, party: Argument, word: Word) -> Argument:
    """A party, or who speaks where it is "we", or "they" of whom the text tells nothing: "police said they were …"."""
    low = context.text[party.span.start : party.span.end].lower()
    if low not in SPEAKING and not (low in TOLD and not is_known(context, party)):
        return party
    speaker = speaker_of(context, word)
    return Argument(party.role, speaker.span, speaker.mention) if speaker is not None else party


def is_known(context: Context, party: Argument) -> bool:
    """Whether a pronoun stands for somebody that the text names or describes."""
    chain = context.mentions[party.mention].chain if party.mention is not None else -1
    return chain >= 0 and chain in context.told


def speaker_of(context: Context, word: Word) -> Argument | None:
    """Who says what the word stands in: the innermost source that the text names; None for the outlet's own voice."""
    index = context.statement_at(word.start)
    link = context.statements[index].sources[-1] if index is not None else None
    return Argument("who", link.span, link.mention) if link is not None and link.span is not None else None
