"""Document → spaCy Doc: sentences, parts of speech, trees, names, attributions; by the network or your own pipeline."""
