"""Random stretches of articles marked with the mouse: what is copied, and what was meant."""
