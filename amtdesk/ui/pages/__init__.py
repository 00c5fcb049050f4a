"""One folder a page. Pages do not know each other: they ask the window to navigate."""
