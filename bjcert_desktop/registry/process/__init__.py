"""The process that opens an office's file."""
