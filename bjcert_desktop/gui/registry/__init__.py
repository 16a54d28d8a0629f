"""单位信息表: the office's workbook and what is wrong in it."""
