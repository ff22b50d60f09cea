"""What is known of the interface without Textual: texts, keys, colours, panes, the first screen."""
