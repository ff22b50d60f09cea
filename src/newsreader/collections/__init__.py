"""Sources that hold more than one article; they yield parts."""
