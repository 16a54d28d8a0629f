"""The papers of many cases in one go: printed, or as PDF."""

#: The argument that makes the program the process that draws papers.
PAINT = "--paint"
