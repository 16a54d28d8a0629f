"""到期提醒: whose certificates expire when."""
