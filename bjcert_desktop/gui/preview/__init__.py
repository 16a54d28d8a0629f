"""Papers as pages on the screen, and printing them."""
