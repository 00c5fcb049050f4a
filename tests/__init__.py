"""The tests: they mirror amtdesk/. A package, because a library brings a package of the same name along."""
