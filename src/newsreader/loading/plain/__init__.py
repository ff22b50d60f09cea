"""Reading plain text: wrapped lines, lists, poems, and the shape of an article saved as text."""
