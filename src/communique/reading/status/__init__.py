"""How far an event has come in the words of the text, and whether it is affirmed."""
