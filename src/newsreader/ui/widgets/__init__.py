"""Widgets: state comes in by method and binding, messages go out; none knows its siblings."""
