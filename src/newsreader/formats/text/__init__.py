"""Plain text as an article."""
