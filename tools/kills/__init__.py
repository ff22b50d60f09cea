"""A program that takes articles in and reads them, killed at random moments, time after time.

All kills hit one library, one after the other: what one leaves behind the next one finds. A kill
comes after a time, or at a call within the library, of Python or of an engine, so that commits,
which take a moment, are hit as often as what takes long.
"""
