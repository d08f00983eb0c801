"""Rules over atoms of text, and numbers in digits and words: what times and quantities are found with."""
