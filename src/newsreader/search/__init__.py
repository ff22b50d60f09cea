"""Folding, matches, words, and what makes two articles related. Pure."""
