"""The asserted clauses: predicates worth telling, their parties, spans and event codes."""
