"""One module per data set: each reads files and yields ``Unit`` records, and decides what of them is used."""
