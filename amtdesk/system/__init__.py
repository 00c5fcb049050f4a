"""The MACHINE: clock, paths, files, language. What the program needs to know about where it runs."""
