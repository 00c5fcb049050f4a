"""The first run: five questions before the first morning. Loaded only where it is shown."""
