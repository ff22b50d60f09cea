"""Benchmarks: figures as ratios measured in one run, printed and never asserted."""
