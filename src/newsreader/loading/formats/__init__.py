"""The formats, a module each; none knows another."""
