"""Whole jobs, the same for the window and the command line."""
