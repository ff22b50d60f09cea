"""Reading Markdown: pieces, blocks, inlines, HTML, and the ends of the article."""
