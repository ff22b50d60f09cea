"""What a line of an article is: title, dateline, source, reference, verse, page furniture."""
