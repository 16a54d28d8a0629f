"""From a workbook's cells to units."""
