"""The workbooks that this program writes."""
