"""Forms with ``{{字段}}`` in them, compiled once and filled byte for byte."""
