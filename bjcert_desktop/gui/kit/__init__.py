"""What every screen is made of: style, widgets, tables, icons, focus, background work. Knows no screen."""
