"""An article to a stream."""
