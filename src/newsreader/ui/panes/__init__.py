"""The two panes of the main screen: each a widget and the field that belongs to it."""
