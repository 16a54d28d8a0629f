"""Cases of the ledger, many at once: moved on, with their tracking numbers, received."""
