"""Whose what was found in a form is, and how certain that is."""
