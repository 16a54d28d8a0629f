"""Reads filled forms backwards: from last year's papers to the values that stand on them."""
