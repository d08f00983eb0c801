"""How the English model of Communique is made; see README.md. Not part of the wheel."""
