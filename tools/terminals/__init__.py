"""The app in real terminals under Xvfb: pictures, what is read from them, what is left behind.

    python -m tools.terminals [--only NAME ...] [--pictures DIR] [--install]

Needs Debian's packages (`--install` fetches them as root): without them, and for each terminal
that is not there, it says what it skipped.
"""
