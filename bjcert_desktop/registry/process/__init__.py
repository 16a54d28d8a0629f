"""The reading process, which opens an office's file, and the client that asks it."""

#: The argument that makes the bundled program the reading process. Every start of the program checks it.
CHILD_ARGUMENT = "--read-workbook"
