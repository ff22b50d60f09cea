"""Where bytes come from: files, standard input, members of collections."""
