"""The article as frozen values in logical order: metadata, blocks, spans, references."""
