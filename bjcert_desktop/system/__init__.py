"""The machine underneath: paths, safe writing, protected data, permissions, the log."""
