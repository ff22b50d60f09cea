"""Sources of every kind, grown and broken by the thousand, to be loaded within bounds.

`python -m tools.fuzz [--count N] [--seed N] [--data DIR] [--cover]`. They grow from sound sources,
from real files of a folder and from a grammar of each format; what reaches branches that nothing
before it reached is grown on. Loading must not raise, must take less than a second and 250 MB, and
must let no control character through. What fails is written to a file to try again.
"""
