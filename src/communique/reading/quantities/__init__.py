"""Numbers with their unit, bound and what they count."""
