"""Scores of a model folder on the dev parts, read by ``communique.reading`` (there is no second decoder)."""
