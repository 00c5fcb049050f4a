"""What comes in and goes out by file or network."""
