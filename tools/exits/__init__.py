"""Exits at random moments, in every way, from terminals of every kind.

    python -m tools.exits [--count N] [--seed N] [--jobs N]

Each runs the app in a pseudo-terminal that answers as one of the terminals does, ends it, and looks
whether it is gone in time and what it has left on. An exit can be run again by its seed and number.
"""
