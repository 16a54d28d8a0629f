"""Workbooks that this program writes."""
