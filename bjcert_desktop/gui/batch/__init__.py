"""批量办理: one scenario for many units."""
