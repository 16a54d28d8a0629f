"""办理记录: the cases exported, and how far each has come."""
