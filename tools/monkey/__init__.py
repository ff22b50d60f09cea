"""A monkey at the keyboard: keys, pastes, the mouse, sizes and files at random.

    python -m tools.monkey [--seconds N] [--seed N] [--library KIND ...] [--replay FILE]

What it does follows from its seed, so that a find can be told by that and done again. Of what led
to a find the fewest events that still do are sought.
"""
