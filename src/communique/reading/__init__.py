"""One Document → one Reading, pure: sentences, mentions, times, quantities, statements, propositions."""
