"""The machine underneath: paths, safe writing, sealed data, permissions, the log."""
