"""Reads a finished Word file into plain values, to show and print it without Word."""
