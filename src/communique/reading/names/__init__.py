"""Who and what is named: names with titles, offices, bodies, nominals and pronouns, before they are in chains."""
