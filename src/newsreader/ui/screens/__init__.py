"""The screens: the main one, and the windows over it."""
