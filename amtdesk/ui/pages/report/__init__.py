"""The page Wochenbericht: words on the left, the page itself on the right."""
