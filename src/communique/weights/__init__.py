"""Trained models: found, checked against their manifest, and opened once per process. No training here."""

from communique.weights.model import Model, load, piece_vectors, sentence_vectors

__all__ = ["Model", "load", "piece_vectors", "sentence_vectors"]
