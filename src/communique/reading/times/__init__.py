"""Time expressions with value, interval and anchor; the publication date that a text itself gives."""
