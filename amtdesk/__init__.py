"""AmtDesk: the morning desk of the one person who looks after social media in a small town hall."""

__version__ = "0.1.0"
