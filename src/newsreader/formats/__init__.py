"""Text to blocks and metadata: plain text, Markdown, pages; and what they share."""
