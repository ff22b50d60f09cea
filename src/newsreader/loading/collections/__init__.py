"""Sources that hold several articles, a module for each kind; none knows another."""
