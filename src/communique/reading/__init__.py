"""One Document → one Reading, pure: sentences, mentions, times, quantities, statements, propositions."""

from communique.reading.read import dated, dated_by_text, read, reader_version

__all__ = ["dated", "dated_by_text", "read", "reader_version"]
