"""What the reader is doing: the list shown, the history, the reading place. Pure values."""
