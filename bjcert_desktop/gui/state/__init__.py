"""What several screens share: the office's workbook and the settings in force."""
