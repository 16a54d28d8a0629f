"""Choosing, opening and adding units, for the screens that need them."""
