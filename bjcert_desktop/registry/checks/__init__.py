"""The checks of values, one module per standard or kind of value."""
