"""Paragraph and columns → lines of cells, in the stages of the standards. Pure."""
