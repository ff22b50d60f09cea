"""What can happen to the disk on which the reading state is kept."""
