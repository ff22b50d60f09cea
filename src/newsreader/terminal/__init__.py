"""What terminals do with Arabic by themselves, which one this is, and what is sent to it."""
