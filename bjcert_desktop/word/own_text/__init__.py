"""What a form prints of itself, besides the fields: whether it can be seen, and whether it names money or a payee."""
