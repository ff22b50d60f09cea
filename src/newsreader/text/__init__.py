"""Facts on characters: offsets, controls, clusters, directions, Arabic letters, cell widths."""
