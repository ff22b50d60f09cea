"""Saved web pages, and HTML within other sources, as articles."""
