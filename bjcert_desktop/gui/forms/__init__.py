"""表样管理: the Word forms in use."""
