"""The page Bürgerfragen: what waits for an answer, and answering it."""
