"""Bytes to text: encodings, damages repaired, languages."""
