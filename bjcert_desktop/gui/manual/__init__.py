"""办事指南: the manual to read, search and print."""
