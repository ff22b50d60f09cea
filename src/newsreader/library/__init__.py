"""What is on disk: folders and files, the catalogue of articles, the reading state."""
