"""Trained models: found, checked against their manifest, and opened once per process. No training here."""

from communique.weights.model import Model, load, sentence_vectors

__all__ = ["Model", "load", "sentence_vectors"]
