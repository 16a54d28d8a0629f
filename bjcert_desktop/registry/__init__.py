"""The unit registry (单位信息表), an office's workbook. Other rooms import from ``registry.api``.

Nothing is imported here: the reading process loads this package for every file.
"""
