"""What the loaders of web pages, books and feeds share: trees of HTML, and what pages tell."""
