"""What can be done: one file a feature, one public method a use case."""
