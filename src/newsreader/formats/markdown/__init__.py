"""Markdown as an article."""
