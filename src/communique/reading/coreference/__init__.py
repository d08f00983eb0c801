"""Which mentions of one document are the same."""
