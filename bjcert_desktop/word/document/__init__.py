"""A finished Word file as plain values, to show and print it without Word."""
