"""Checks whether a form can be used."""
