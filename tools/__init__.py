"""Programs for developers: pictures, the handbook, faults, the table of pinyin."""
