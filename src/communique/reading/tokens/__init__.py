"""What is known of the words of a text: the shell that holds the annotation, its columns, lemmas, nouns, states."""
