"""Whether a form can be used."""
