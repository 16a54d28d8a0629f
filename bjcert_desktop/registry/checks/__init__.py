"""What can be wrong with a value."""
