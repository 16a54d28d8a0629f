"""What follows from what was chosen: units, cases, plans."""
