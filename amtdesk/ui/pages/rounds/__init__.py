"""The page Rundgang: the list of groups before the round, one stop at a time during it, the result after it."""
