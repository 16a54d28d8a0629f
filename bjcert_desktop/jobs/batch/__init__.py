"""One scenario for many units in one go."""
