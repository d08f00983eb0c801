"""Sentences as light trees: clauses, what governs them, their arguments and times."""
