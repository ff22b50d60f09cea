"""Screens: the reader with its list, the keys, the commands."""
