"""What is true: frozen values and rules. No clock, no files, no Qt, no SQL."""
