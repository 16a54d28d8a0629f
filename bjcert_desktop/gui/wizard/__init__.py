"""办理业务: one case, step by step."""
