"""What goes out on paper: a finished, frozen report in, bytes out."""
