"""One Document → one Reading, pure: sentences, mentions, times, quantities, statements, propositions.

The rooms, in the order in which an article goes through them; each imports only from those before it:

    tokens, patterns      what all look at: the shell that holds the annotation, its words; rules over atoms of text
    repairs               general mistakes of the parser, mended by rules of grammar
    annotation            sentences, parts of speech, trees, names, attributions, by the network
    times, quantities     time expressions with their values; numbers with what they count
    names                 who and what is named, with titles and offices
    statements            who said what, through whom
    coreference           which mentions are the same
    syntax, status        clauses and their arguments; how far each event has come
    propositions          what is asserted, with event codes
"""

from communique.reading.read import dated, dated_by_text, read, reader_version

__all__ = ["dated", "dated_by_text", "read", "reader_version"]
