"""首页: where everything begins."""
