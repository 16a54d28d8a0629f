"""Which settings are in force, and who decided them."""
